"""Counts articles by month of publication and month of their events."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import find_bin_start, format_bin, number_bins
from dashboard.query.selection.select import count_by_unit, select
from dashboard.query.selection.value_counts import count_value_pairs, list_distinct_pairs
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Filters

CROSS_COLUMNS = ("written", "written_from", "written_to", "told", "told_from", "told_to", "bucket", "count")
EARLIER, LATER = "earlier", "later"
# With this many months of publication or more, years are counted.
_MOST_MONTHS = 48
# How many bins of events are counted before the first and after the last bin of publication.
_BEFORE, _AFTER = {"month": 12, "year": 10}, {"month": 6, "year": 3}


@dataclass(frozen=True, slots=True)
class UncountedArticles:
    """Articles without a cell: undated, published over several bins, or without an event inside one bin."""

    undated: int
    several: int
    no_event: int


def count_by_both_months(
    corpus: Corpus, filters: Filters, display: EventDisplay = ALL_EVENTS
) -> tuple[pd.DataFrame, UncountedArticles]:
    """Return how many articles of each month report events of each month, in `CROSS_COLUMNS`.

    An article counts in each cell of its month of publication and the month of one of its events. Event
    months more than a year before the first month of publication are counted together as "earlier", those
    more than half a year after the last as "later" (`bucket`). Empty cells have no row. With more than
    four years of publication, bins are years instead of months. Articles without a cell are returned too.
    """
    articles, days = select(corpus, filters).articles, corpus.days
    dated = articles & (days.first != NO_DAY)
    size = _choose_size(days.first[dated])
    single = dated & (number_bins(days.first, size) == number_bins(days.last, size))
    events = np.flatnonzero(find_visible_events(corpus, filters, display) & single[corpus.events.article])
    event_bins = number_bins(corpus.events.first[events], size)
    single_bin = event_bins == number_bins(corpus.events.last[events], size)
    events, event_bins = events[single_bin], event_bins[single_bin]
    uncounted = _count_uncounted(corpus, filters, articles, dated, single, corpus.events.article[events])
    if not len(events):
        return pd.DataFrame([], columns=list(CROSS_COLUMNS)), uncounted
    publication_bins = number_bins(days.first[corpus.events.article[events]], size)
    return _build_cells(
        corpus, filters, (publication_bins, event_bins), corpus.events.article[events], size
    ), uncounted


def _choose_size(days: Ints) -> str:
    months = number_bins(days, "month")
    return "month" if not len(months) or int(months.max() - months.min()) < _MOST_MONTHS else "year"


def _count_uncounted(
    corpus: Corpus, filters: Filters, articles: Mask, dated: Mask, single: Mask, articles_with_event: Longs
) -> UncountedArticles:
    with_event = np.zeros(corpus.n, dtype=np.bool_)
    with_event[articles_with_event] = True
    masks = (articles & ~dated, dated & ~single, single & ~with_event)
    return UncountedArticles(*(count_by_unit(corpus, mask, filters.unit) for mask in masks))


def _build_cells(
    corpus: Corpus, filters: Filters, bins: tuple[Longs, Longs], articles: Longs, size: str
) -> pd.DataFrame:
    publication_bins, event_bins = bins
    low, high = int(publication_bins.min()) - _BEFORE[size], int(publication_bins.max()) + _AFTER[size]
    event_bins = np.clip(event_bins, low - 1, high + 1)
    span = high - low + 3
    codes = publication_bins * span + (event_bins - low + 1)
    cells, cell_of = np.unique(codes, return_inverse=True)
    counts = count_value_pairs(
        corpus, *list_distinct_pairs(cell_of, articles, corpus.n), len(cells), filters.unit
    )
    rows = [
        (
            *_format_bin(int(cell) // span, size),
            *_format_event_bin(int(cell) % span + low - 1, low, high, size),
            int(count),
        )
        for cell, count in zip(cells, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(CROSS_COLUMNS))


def _format_bin(number: int, size: str) -> tuple[str, str, str]:
    first, last = find_bin_start(number, size), find_bin_start(number + 1, size) - dt.timedelta(days=1)
    return format_bin(first, last, size), first.isoformat(), last.isoformat()


def _format_event_bin(number: int, low: int, high: int, size: str) -> tuple[str, str, str, str]:
    if number < low:
        return EARLIER, "", (find_bin_start(low, size) - dt.timedelta(days=1)).isoformat(), EARLIER
    if number > high:
        return LATER, find_bin_start(high + 1, size).isoformat(), "", LATER
    return *_format_bin(number, size), "bin"
