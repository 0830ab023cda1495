"""The filters of what a chart draws: those of the page, or those without the chart's own facet or clock."""

from dataclasses import dataclass, replace

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_day_filter
from dashboard.query.selection.describe_filters import describe_filters, format_values
from dashboard.schema import NO_CHOICE, Clock, DayFilter, Filters

_ALL_VALUES = {
    "country": "all countries",
    "person": "all persons",
    "organisation": "all organisations",
    "kind": "all kinds of event",
    "publisher": "all publishers",
    "field:found topic": "all topics",
    str(Clock.PUBLISHED): "all days of publication",
    str(Clock.HAPPENED): "all days told of",
}


@dataclass(frozen=True, slots=True)
class DrawnFilters:
    """The filters that a chart starts from, and the facet or clock whose filter it leaves out.

    `marked` says whether the chart marks what that filter chooses. `listed_as` says what articles that a page
    listed by their keys have in common: "naming Elena Markova".
    """

    chosen: Filters
    left_out: str = ""
    marked: bool = False
    listed_as: str = ""

    @property
    def applied(self) -> Filters:
        """The filters that select what is drawn."""
        return drop_filter(self.chosen, self.left_out)


def drop_filter(filters: Filters, name: str) -> Filters:
    """Return the filters without that of one facet or clock, as `Sieve.select` skips it."""
    if not name:
        return filters
    if name in set(Clock):
        return filters.with_days(Clock(name), DayFilter())
    return filters.with_choice(name, NO_CHOICE)


def describe_drawn(corpus: Corpus, drawn: DrawnFilters) -> str:
    """Return the filters of what is drawn as one line: "all countries; Turkey marked; published 2017"."""
    applied = drawn.applied
    listed_as = drawn.listed_as if applied.only_keys else ""
    in_words = replace(applied, only_keys=()) if listed_as else applied
    parts = (describe_left_out(corpus, drawn), describe_filters(corpus, in_words), listed_as)
    return "; ".join(part for part in parts if part)


def describe_left_out(corpus: Corpus, drawn: DrawnFilters) -> str:
    """Return in words which filter is left out, and what is marked instead; '' where none is left out."""
    if drawn.applied == drawn.chosen:
        return ""
    name = str(drawn.left_out)
    words = _ALL_VALUES.get(name, f"all values of {name.removeprefix('field:')}")
    label = _describe_marked(corpus, drawn.chosen, name) if drawn.marked else ""
    return f"{words}; {label} marked" if label else words


def _describe_marked(corpus: Corpus, filters: Filters, name: str) -> str:
    if name in set(Clock):
        days = filters.days(Clock(name))
        return format_day_filter(days) if days and not days.only_undated else ""
    return format_values(corpus, filters, name, filters.choice(name))
