"""Counts articles in bins of time, with those that span several bins and those without a day."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import (
    choose_bin,
    find_bin_start,
    format_bin,
    is_bin_selected,
    number_bins,
)
from dashboard.query.selection.select import count_by_unit
from dashboard.query.selection.sieve import find_articles_without_event, sieve_of
from dashboard.query.selection.value_counts import count_value_pairs, list_distinct
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Clock, DayFilter, DayRange, Filters, Unit, day_to_number

ANY_DAYS = DayRange()


class TimeRow(NamedTuple):
    """A bin of time, or another bucket, with its number of articles."""

    start: str
    stop: str
    label: str
    articles: int
    chosen: bool
    bucket: str


COLUMNS = ("start", "stop", "label", "count", "chosen", "bucket")


@dataclass(frozen=True, slots=True)
class _DatedArticles:
    """Articles with intervals of days, and the articles that have none."""

    article: Ints
    first: Ints
    last: Ints
    undated: Mask


def count_by_time(
    corpus: Corpus,
    filters: Filters,
    clock: Clock,
    bin: str = "auto",  # noqa: A002
    display: EventDisplay = ALL_EVENTS,
    within: DayRange = ANY_DAYS,
) -> pd.DataFrame:
    """Return articles over time, in columns start, stop, label, count, chosen and bucket.

    `start` is the first day of a bin and `stop` the first day after it (so its last day is the one
    before `stop`), as 2017-04-12; empty bins are there with count 0. The buckets "several" and
    "undated" come last. The clock's own filter is not applied: `chosen` says which bins lie inside it.

    By publication the rows add up to the selection. By happening an article counts in each bin with one
    of its selected events; "undated" are articles without any event.

    Args:
        corpus: The corpus.
        filters: The active filters.
        clock: Whether days are those of publication or of the events.
        bin: day, week, month, year, decade, or auto, chosen by the span of the days.
        display: Which of the selected events count, by happening.
        within: The days whose bins have rows; all other bins are then one row, of the bucket "outside".
    """
    dated = (
        _list_published(corpus, filters)
        if clock is Clock.PUBLISHED
        else _list_happened(corpus, filters, display)
    )
    days = filters.days(clock)
    size = bin if bin != "auto" else _choose_bin(dated)
    n_bins, bin_of_pair, several = _assign_bins(dated, size)
    pairs = _list_bin_articles(corpus, bin_of_pair, dated.article[~several])
    counts = count_value_pairs(corpus, *pairs, n_bins, filters.unit)
    first_bin = int(number_bins(dated.first, size).min()) if n_bins else 0
    drawn = _find_drawn_bins(first_bin, n_bins, size, within)
    rows = [_build_bin_row(first_bin + number, size, int(counts[number]), days) for number in drawn]
    if within:
        rows.append(_build_bucket_row("outside", _count_outside(corpus, pairs, drawn, filters.unit), False))
    in_several = np.zeros(corpus.n, dtype=np.bool_)
    in_several[dated.article[several]] = True
    rows.append(_build_bucket_row("several", count_by_unit(corpus, in_several, filters.unit), not days))
    n_undated = count_by_unit(corpus, dated.undated, filters.unit)
    rows.append(_build_bucket_row("undated", n_undated, days.undated or not days))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _find_drawn_bins(first_bin: int, n_bins: int, size: str, within: DayRange) -> range:
    """Return the bins that `within` overlaps, numbered from the first."""
    if within.first is None or within.last is None or not n_bins:
        return range(n_bins)
    ends = np.array([day_to_number(within.first), day_to_number(within.last)], dtype=np.int32)
    first_drawn, last_drawn = (int(number) - first_bin for number in number_bins(ends, size))
    return range(max(0, first_drawn), min(n_bins, last_drawn + 1))


def _count_outside(corpus: Corpus, pairs: tuple[Longs, Longs], drawn: range, unit: Unit) -> int:
    """Return how many articles lie in a bin that is not drawn."""
    bins, articles = pairs
    is_outside = np.zeros(corpus.n, dtype=np.bool_)
    is_outside[articles[(bins < drawn.start) | (bins >= drawn.stop)]] = True
    return count_by_unit(corpus, is_outside, unit)


def _list_published(corpus: Corpus, filters: Filters) -> _DatedArticles:
    articles, _ = sieve_of(corpus, filters).select(skip=Clock.PUBLISHED)
    has_day = articles & (corpus.days.first != NO_DAY)
    rows = np.flatnonzero(has_day).astype(np.int32)
    return _DatedArticles(rows, corpus.days.first[rows], corpus.days.last[rows], articles & ~has_day)


def _list_happened(corpus: Corpus, filters: Filters, display: EventDisplay) -> _DatedArticles:
    articles, _ = sieve_of(corpus, filters).select(skip=Clock.HAPPENED)
    events = find_visible_events(corpus, filters, display, skip=Clock.HAPPENED)
    rows = np.flatnonzero(events & (corpus.events.first != NO_DAY))
    table = corpus.events
    return _DatedArticles(
        table.article[rows],
        table.first[rows],
        table.last[rows],
        articles & find_articles_without_event(corpus),
    )


def _choose_bin(dated: _DatedArticles) -> str:
    if not len(dated.first):
        return "day"
    return choose_bin(int(dated.first.min()), int(dated.last.max()))


def _assign_bins(dated: _DatedArticles, size: str) -> tuple[int, Longs, Mask]:
    """Return the number of bins, the bin of each interval inside one, and which intervals span several."""
    first, last = number_bins(dated.first, size), number_bins(dated.last, size)
    several = first != last
    if not len(first):
        return 0, first, several
    return int(last.max() - first.min()) + 1, first[~several] - first.min(), several


def _list_bin_articles(corpus: Corpus, bins: Longs, articles: Ints) -> tuple[Longs, Longs]:
    """Return the (bin, article) pairs, each once."""
    n = max(corpus.n, 1)
    codes = list_distinct(bins * n + articles)
    return codes // n, codes % n


def _build_bucket_row(bucket: str, articles: int, chosen: bool) -> TimeRow:
    return TimeRow("", "", bucket, articles, chosen, bucket)


def _build_bin_row(number: int, size: str, count: int, days: DayFilter) -> TimeRow:
    first, stop = find_bin_start(number, size), find_bin_start(number + 1, size)
    last = stop - dt.timedelta(days=1)
    chosen = is_bin_selected(days, first, last)
    label = format_bin(first, last, size)
    return TimeRow(first.isoformat(), stop.isoformat(), label, count, chosen, "bin")
