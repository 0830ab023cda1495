"""Describes filters in words, for the pills above a page and the line on an export."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_day_filter
from dashboard.query.selection.facet_counts import replace_choice
from dashboard.query.selection.facets import NO_VALUE, get_facet, list_choices
from dashboard.schema import Choice, DayRange, Filters, Scope, Undated, Unit

_PLACES = ("region", "country")


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
        *_list_day_pills(filters),
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
                replace_choice(filters, name, replace(choice, values=())),
            )
        if choice.excluded:
            label = ", ".join(_format_value(corpus, filters, name, value) for value in choice.excluded)
            rest = replace(choice, excluded=()) if choice.values else Choice()
            lead = f"not {_format_place_relation(filters, name).rstrip()}:" if name in _PLACES else "not:"
            yield Pill(f"{lead} {label}", replace_choice(filters, name, rest))


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


def _list_day_pills(filters: Filters) -> Iterator[Pill]:
    if filters.published:
        yield Pill(
            f"published {format_day_filter(filters.published)}", replace(filters, published=DayRange())
        )
    if filters.happened:
        yield Pill(f"happened {format_day_filter(filters.happened)}", replace(filters, happened=DayRange()))


def _list_other_pills(filters: Filters) -> Iterator[Pill]:
    words = {Undated.ONLY: "undated only", Undated.LEAVE_OUT: "not: undated"}
    if filters.undated in words:
        yield Pill(words[filters.undated], replace(filters, undated=Undated.INCLUDE))
    if filters.only_keys:
        n = len(filters.only_keys)
        yield Pill(f"{n:,} article{'s' if n > 1 else ''} by hand", replace(filters, only_keys=()))
