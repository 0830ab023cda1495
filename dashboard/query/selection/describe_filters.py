"""Filters in words: the pills above a page, and the line on an export."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import say_filter
from dashboard.query.selection.facet_counts import with_choice
from dashboard.query.selection.facets import NONE, choices_of, facet_of
from dashboard.schema import Choice, Days, Filters, Scope, Undated, Unit

_PLACES = ("region", "country")


@dataclass(frozen=True, slots=True)
class Pill:
    """One filter in words, and the filters without it."""

    label: str
    without: Filters


def describe(corpus: Corpus, filters: Filters) -> str:
    """Return the filters as one line of words; '' where none is on."""
    said = [pill.label for pill in pills(corpus, filters)]
    if said and filters.scope is Scope.SENTENCE:
        said.append("named in the same sentence")
    if filters.unit is Unit.WITHOUT_COPIES:
        said.append("without copies")
    return "; ".join(said)


def pills(corpus: Corpus, filters: Filters) -> list[Pill]:
    """Return a pill for each filter that is on: "Russia or Syria", "not: wire copies"."""
    return [*_of_search(filters), *_of_choices(corpus, filters), *_of_days(filters), *_of_rest(filters)]


def _of_search(filters: Filters) -> Iterator[Pill]:
    if filters.search.strip():
        yield Pill(filters.search.strip(), replace(filters, search=""))


def _of_choices(corpus: Corpus, filters: Filters) -> Iterator[Pill]:
    for name, choice in choices_of(filters):
        if choice.values:
            joint = " and " if choice.every else " or "
            label = joint.join(_label(corpus, filters, name, value) for value in choice.values)
            yield Pill(_how(filters, name) + label, with_choice(filters, name, replace(choice, values=())))
        if choice.excluded:
            label = ", ".join(_label(corpus, filters, name, value) for value in choice.excluded)
            kept = replace(choice, excluded=()) if choice.values else Choice()
            how = f"not {_how(filters, name).rstrip()}:" if name in _PLACES else "not:"
            yield Pill(f"{how} {label}", with_choice(filters, name, kept))


def _how(filters: Filters, name: str) -> str:
    """Return how an article must speak of a place, to stand before it; '' for what is no place."""
    if name not in _PLACES:
        return ""
    return "about " if filters.about else "mentioning "


def _label(corpus: Corpus, filters: Filters, name: str, value: str) -> str:
    if value == NONE:
        return f"no {name.removeprefix('field:').replace('kind', 'event')}"
    facet = facet_of(corpus, name, about=filters.about)
    found = facet.find(value)
    return facet.label(found[0]) if found else value.partition(":")[2] or value


def _of_days(filters: Filters) -> Iterator[Pill]:
    if filters.published:
        yield Pill(f"published {say_filter(filters.published)}", replace(filters, published=Days()))
    if filters.happened:
        yield Pill(f"happened {say_filter(filters.happened)}", replace(filters, happened=Days()))


def _of_rest(filters: Filters) -> Iterator[Pill]:
    words = {Undated.ONLY: "undated only", Undated.LEAVE_OUT: "not: undated"}
    if filters.undated in words:
        yield Pill(words[filters.undated], replace(filters, undated=Undated.INCLUDE))
    if filters.only_keys:
        n = len(filters.only_keys)
        yield Pill(f"{n:,} article{'s' if n > 1 else ''} by hand", replace(filters, only_keys=()))
