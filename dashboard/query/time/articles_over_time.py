"""Articles over time: bins, and beside them what spans several and what has no day."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import bin_filter, bin_of, bin_start, choose_bin, say_bin
from dashboard.query.selection.select import count_units, settle, sift, without_event
from dashboard.query.selection.value_counts import distinct, tally_pairs
from dashboard.query.selection.visible_events import Shown, events_shown
from dashboard.schema import NO_DAY, Clock, Days, Filters, Undated, Unit, to_number

ALL, ANY = Shown(), Days()
COLUMNS = ("start", "stop", "label", "count", "chosen", "bucket")
Row = tuple[str, str, str, int, bool, str]


@dataclass(frozen=True, slots=True)
class _Dated:
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
    shown: Shown = ALL,
    within: Days = ANY,
) -> pd.DataFrame:
    """Return articles over time, in columns start, stop, label, count, chosen and bucket.

    `start` is the first day of a bin and `stop` the first day after it (so its last day is the one
    before `stop`), as 2017-04-12; empty bins are there with count 0. The buckets "several" and
    "undated" come last. The clock's own filter is left out: `chosen` says what lies inside it.

    By publication the rows add up to the selection. By happening an article counts in each bin that
    holds one of its events (of those the filters keep); "undated" are articles without any event.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        clock: Which days the chart speaks of.
        bin: day, week, month, year, decade, or auto by the span that there is to draw.
        shown: What is shown of the selected events, by happening.
        within: The days whose bins have rows; what lies in others is then one row, of the bucket "outside".
    """
    dated = _published(corpus, filters) if clock is Clock.PUBLISHED else _happened(corpus, filters, shown)
    days = filters.published if clock is Clock.PUBLISHED else filters.happened
    size = bin if bin != "auto" else _choose(dated)
    n_bins, at, several = _place(dated, size)
    pairs = _distinct(corpus, at, dated.article[~several])
    counts = tally_pairs(corpus, *pairs, n_bins, filters.unit)
    first_bin = int(bin_of(dated.first, size).min()) if n_bins else 0
    drawn = _inside(first_bin, n_bins, size, within)
    rows = [_bin_row(first_bin + number, size, int(counts[number]), filters, days) for number in drawn]
    if within:
        rows.append(("", "", "outside", _outside(corpus, pairs, drawn, filters.unit), False, "outside"))
    spread = np.zeros(corpus.n, dtype=np.bool_)
    spread[dated.article[several]] = True
    whole = not days and filters.undated is not Undated.ONLY
    rows.append(("", "", "several", count_units(corpus, spread, filters.unit), whole, "several"))
    none = count_units(corpus, dated.undated, filters.unit)
    rows.append(("", "", "undated", none, filters.undated is not Undated.LEAVE_OUT, "undated"))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _inside(first_bin: int, n_bins: int, size: str, within: Days) -> range:
    """Return the bins, numbered from the first, that days touch."""
    if within.first is None or within.last is None or not n_bins:
        return range(n_bins)
    ends = np.array([to_number(within.first), to_number(within.last)], dtype=np.int32)
    begins, last = (int(number) - first_bin for number in bin_of(ends, size))
    return range(max(0, begins), min(n_bins, last + 1))


def _outside(corpus: Corpus, pairs: tuple[Longs, Longs], drawn: range, unit: Unit) -> int:
    """Return how many articles have a bin that is not drawn."""
    bins, articles = pairs
    held = np.zeros(corpus.n, dtype=np.bool_)
    held[articles[(bins < drawn.start) | (bins >= drawn.stop)]] = True
    return count_units(corpus, held, unit)


def _published(corpus: Corpus, filters: Filters) -> _Dated:
    articles, _ = settle(corpus, sift(corpus, filters, skip=Clock.PUBLISHED))
    known = articles & (corpus.days.first != NO_DAY)
    rows = np.flatnonzero(known).astype(np.int32)
    return _Dated(rows, corpus.days.first[rows], corpus.days.last[rows], articles & ~known)


def _happened(corpus: Corpus, filters: Filters, shown: Shown) -> _Dated:
    articles, _ = settle(corpus, sift(corpus, filters, skip=Clock.HAPPENED))
    events = events_shown(corpus, filters, shown, skip=Clock.HAPPENED)
    rows = np.flatnonzero(events & (corpus.events.first != NO_DAY))
    told = corpus.events
    return _Dated(told.article[rows], told.first[rows], told.last[rows], articles & without_event(corpus))


def _choose(dated: _Dated) -> str:
    if not len(dated.first):
        return "day"
    return choose_bin(int(dated.first.min()), int(dated.last.max()))


def _place(dated: _Dated, size: str) -> tuple[int, Longs, Mask]:
    """Return how many bins there are, the bin of what lies in one, and which intervals span several."""
    first, last = bin_of(dated.first, size), bin_of(dated.last, size)
    several = first != last
    if not len(first):
        return 0, first, several
    return int(last.max() - first.min()) + 1, first[~several] - first.min(), several


def _distinct(corpus: Corpus, bins: Longs, articles: Ints) -> tuple[Longs, Longs]:
    """Return the (bin, article) pairs, each once."""
    n = max(corpus.n, 1)
    codes = distinct(bins * n + articles)
    return codes // n, codes % n


def _bin_row(number: int, size: str, count: int, filters: Filters, days: Days) -> Row:
    first, stop = bin_start(number, size), bin_start(number + 1, size)
    last = stop - dt.timedelta(days=1)
    chosen = filters.undated is not Undated.ONLY and bin_filter(days, first, last)
    return first.isoformat(), stop.isoformat(), say_bin(first, last, size), count, chosen, "bin"
