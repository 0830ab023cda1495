"""Describes filters in words, for the pills above a page and the line on an export."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_day_filter
from dashboard.query.selection.facets import NO_VALUE, get_facet, list_choices
from dashboard.query.selection.select import count_by_unit
from dashboard.query.selection.sieve import sieve_of
from dashboard.schema import NO_CHOICE, Choice, Clock, DayFilter, Filters, Scope, Unit

_PLACES = ("region", "country")
WITHOUT_DAY = {
    Clock.PUBLISHED: "without a publication date",
    Clock.HAPPENED: "without the date of an event",
}
"""What an article is that has no day of a clock, in words."""


@dataclass(frozen=True, slots=True)
class Pill:
    """One filter in words, and the filters without it."""

    label: str
    without: Filters


def describe_filters(corpus: Corpus, filters: Filters) -> str:
    """Return the active filters as one line of words, or '' where there are none."""
    labels = [pill.label for pill in list_pills(corpus, filters)]
    if labels and filters.scope is Scope.SENTENCE:
        labels.append("named in the same sentence")
    if filters.unit is Unit.WITHOUT_COPIES:
        labels.append("without copies")
    return "; ".join(labels)


def list_pills(corpus: Corpus, filters: Filters) -> list[Pill]:
    """Return a pill for each active filter: "Russia or Syria", "not: wire copies"."""
    return [
        *_list_search_pills(filters),
        *_list_choice_pills(corpus, filters),
        *_list_day_pills(corpus, filters),
        *_list_other_pills(filters),
    ]


def _list_search_pills(filters: Filters) -> Iterator[Pill]:
    if filters.search.strip():
        yield Pill(filters.search.strip(), replace(filters, search=""))


def _list_choice_pills(corpus: Corpus, filters: Filters) -> Iterator[Pill]:
    for name, choice in list_choices(filters):
        if choice.values:
            yield Pill(
                _format_place_relation(filters, name) + format_values(corpus, filters, name, choice),
                filters.with_choice(name, replace(choice, values=())),
            )
        if choice.excluded:
            label = ", ".join(_format_value(corpus, filters, name, value) for value in choice.excluded)
            rest = replace(choice, excluded=()) if choice.values else NO_CHOICE
            lead = f"not {_format_place_relation(filters, name).rstrip()}:" if name in _PLACES else "not:"
            yield Pill(f"{lead} {label}", filters.with_choice(name, rest))


def format_values(corpus: Corpus, filters: Filters, name: str, choice: Choice) -> str:
    """Return the chosen values of a facet in words: "Russia or Syria"."""
    joint = " and " if choice.every else " or "
    return joint.join(_format_value(corpus, filters, name, value) for value in choice.values)


def _format_place_relation(filters: Filters, name: str) -> str:
    """Return "about " or "mentioning " for a facet of places, or '' for any other facet."""
    if name not in _PLACES:
        return ""
    return "about " if filters.about else "mentioning "


def _format_value(corpus: Corpus, filters: Filters, name: str, value: str) -> str:
    if value == NO_VALUE:
        return f"no {name.removeprefix('field:').replace('kind', 'event')}"
    facet = get_facet(corpus, name, about=filters.about)
    values = facet.find(value)
    return facet.label(values[0]) if values else value.partition(":")[2] or value


def _list_day_pills(corpus: Corpus, filters: Filters) -> Iterator[Pill]:
    for clock in Clock:
        days = filters.days(clock)
        if days and not days.only_undated:
            yield Pill(f"{clock} {format_day_filter(days)}", filters.with_days(clock, DayFilter()))
        if days.undated:
            n = f"+ {count_without_day(corpus, filters, clock):,} " if not days.only_undated else ""
            without = filters.with_days(clock, replace(days, undated=False))
            yield Pill(f"{n}{WITHOUT_DAY[clock]}", without)


def count_without_day(corpus: Corpus, filters: Filters, clock: Clock) -> int:
    """Return how many articles without a day of one clock match all other filters, in their unit."""
    only_undated = filters.with_days(clock, DayFilter(undated=True))
    return count_by_unit(corpus, sieve_of(corpus, only_undated).select()[0], filters.unit)


def _list_other_pills(filters: Filters) -> Iterator[Pill]:
    if filters.only_keys:
        n = len(filters.only_keys)
        yield Pill(f"{n:,} article{'s' if n > 1 else ''} by hand", replace(filters, only_keys=()))
