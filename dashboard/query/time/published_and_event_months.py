"""Months written in against months written about."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import bin_of, bin_start, say_bin
from dashboard.query.selection.select import count_units, select
from dashboard.query.selection.value_counts import distinct_pairs, tally_pairs
from dashboard.query.selection.visible_events import Shown, events_shown
from dashboard.schema import NO_DAY, Filters

CROSS_COLUMNS = ("written", "written_from", "written_to", "told", "told_from", "told_to", "bucket", "count")
ALL = Shown()
EARLIER, LATER = "earlier", "later"
# Beyond so many months of publication, years are counted.
_MOST_MONTHS = 48
# How far the columns reach before the first and after the last month written in.
_BEFORE, _AFTER = {"month": 12, "year": 10}, {"month": 6, "year": 3}


@dataclass(frozen=True, slots=True)
class Beside:
    """What has no cell: articles published over several bins or on no known day, and those that tell no event in one."""

    undated: int
    several: int
    no_event: int


def cross_clocks(corpus: Corpus, filters: Filters, shown: Shown = ALL) -> tuple[pd.DataFrame, Beside]:
    """Return how many articles written in each month tell of each month, in `CROSS_COLUMNS`, and what has no cell.

    An article counts in each cell of its month of publication that holds one of its events. Months told of
    more than a year before the first written in are gathered as "earlier", those more than half a year
    after the last as "later" (`bucket`); only cells that hold something have a row. With more than four
    years of publication, years stand for months.
    """
    articles, days = select(corpus, filters).articles, corpus.days
    dated = articles & (days.first != NO_DAY)
    size = _size(days.first[dated])
    single = dated & (bin_of(days.first, size) == bin_of(days.last, size))
    events = np.flatnonzero(events_shown(corpus, filters, shown) & single[corpus.events.article])
    told = bin_of(corpus.events.first[events], size)
    kept = told == bin_of(corpus.events.last[events], size)
    events, told = events[kept], told[kept]
    beside = _beside(corpus, filters, articles, dated, single, corpus.events.article[events])
    if not len(events):
        return pd.DataFrame([], columns=list(CROSS_COLUMNS)), beside
    written = bin_of(days.first[corpus.events.article[events]], size)
    return _cells(corpus, filters, (written, told), corpus.events.article[events], size), beside


def _size(days: Ints) -> str:
    months = bin_of(days, "month")
    return "month" if not len(months) or int(months.max() - months.min()) < _MOST_MONTHS else "year"


def _beside(
    corpus: Corpus, filters: Filters, articles: Mask, dated: Mask, single: Mask, telling: Longs
) -> Beside:
    tells = np.zeros(corpus.n, dtype=np.bool_)
    tells[telling] = True
    masks = (articles & ~dated, dated & ~single, single & ~tells)
    return Beside(*(count_units(corpus, mask, filters.unit) for mask in masks))


def _cells(
    corpus: Corpus, filters: Filters, bins: tuple[Longs, Longs], articles: Longs, size: str
) -> pd.DataFrame:
    written, told = bins
    low, high = int(written.min()) - _BEFORE[size], int(written.max()) + _AFTER[size]
    told = np.clip(told, low - 1, high + 1)
    span = high - low + 3
    codes = written * span + (told - low + 1)
    cells, at = np.unique(codes, return_inverse=True)
    counts = tally_pairs(corpus, *distinct_pairs(at, articles, corpus.n), len(cells), filters.unit)
    rows = [
        (*_named(int(cell) // span, size), *_told(int(cell) % span + low - 1, low, high, size), int(count))
        for cell, count in zip(cells, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(CROSS_COLUMNS))


def _named(number: int, size: str) -> tuple[str, str, str]:
    first, last = bin_start(number, size), bin_start(number + 1, size) - dt.timedelta(days=1)
    return say_bin(first, last, size), first.isoformat(), last.isoformat()


def _told(number: int, low: int, high: int, size: str) -> tuple[str, str, str, str]:
    if number < low:
        return EARLIER, "", (bin_start(low, size) - dt.timedelta(days=1)).isoformat(), EARLIER
    if number > high:
        return LATER, bin_start(high + 1, size).isoformat(), "", LATER
    return *_named(number, size), "bin"
