"""The filters of what a chart draws: those of the page, or those without the chart's own facet or clock."""

from dataclasses import dataclass, replace

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_day_filter
from dashboard.query.selection.describe_filters import describe_filters, format_values
from dashboard.query.selection.facet_counts import get_choice, replace_choice
from dashboard.schema import Choice, Clock, DayRange, Filters, Undated

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
    """Return the filters without that of one facet or clock, as `match_each_filter` skips it.

    The filter on undated articles goes with the only clock that it applies to.
    """
    if not name:
        return filters
    if name == Clock.PUBLISHED:
        undated = filters.undated if filters.happened else Undated.INCLUDE
        return replace(filters, published=DayRange(), undated=undated)
    if name == Clock.HAPPENED:
        is_only_clock = filters.happened and not filters.published
        undated = Undated.INCLUDE if is_only_clock else filters.undated
        return replace(filters, happened=DayRange(), undated=undated)
    return replace_choice(filters, name, Choice())


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
        days: DayRange = getattr(filters, name)
        return format_day_filter(days) if days else ""
    return format_values(corpus, filters, name, get_choice(filters, name))
