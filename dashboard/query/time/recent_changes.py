"""Compares the last periods with those before, value by value of a facet."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.facet_counts import count_each_value, find_listable_values
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.log_likelihood import log_likelihood
from dashboard.query.selection.select import count_by_unit, select
from dashboard.schema import NO_CHOICE, NO_DAY, Clock, DayFilter, DayRange, Filters, number_to_day


class Change(NamedTuple):
    """A value of a facet, with its articles and shares in both periods."""

    key: str
    label: str
    now: int
    before: int
    now_share: float
    before_share: float
    ratio: float
    change: str
    weight: float


CHANGE_COLUMNS = Change._fields
# The fewest articles in all for a change, and the fewest before for a ratio.
LEAST_ARTICLES, LEAST_BEFORE = 5, 5
# Chance alone exceeds a G2 of 3.84 once in twenty values (chi-squared, one degree of freedom).
_CHANCE_LIMIT = 3.84
_EARLY_PART = 200
PERIOD_DAYS = {"day": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class ComparedPeriods:
    """The days of the last `n_now` periods and of the `n_before` whole periods before them."""

    now: DayRange
    before: DayRange
    n_now: int
    n_before: int
    period: str


def filter_by_both_periods(filters: Filters, clock: Clock, periods: ComparedPeriods) -> Filters:
    """Return the filters with the days of both periods together in place of the clock's own."""
    return _filter_by_days(filters, clock, DayRange(periods.before.first, periods.now.last))


def find_periods(
    corpus: Corpus, filters: Filters, clock: Clock, n: int, period: str = "week"
) -> ComparedPeriods | None:
    """Return the last `n` periods and all whole periods before them, or None where there is none before.

    Periods end on the last day of publication in the corpus, or on the last day of the filter if that is
    earlier. They begin on the first day of publication, ignoring the oldest article in 200, or on the
    first day of the filter. Events further back are left out: the corpus does not cover those days.
    """
    days = filters.days(clock).span
    dated = np.sort(corpus.days.best[corpus.live & (corpus.days.best != NO_DAY)]).tolist()
    begins, ends = (
        (number_to_day(dated[len(dated) // _EARLY_PART]), number_to_day(dated[-1])) if dated else (None, None)
    )
    if begins is None or ends is None:
        return None
    begins, ends = max(begins, days.first or begins), min(ends, days.last or ends)
    length = PERIOD_DAYS[period]
    n_before = ((ends - begins).days + 1) // length - n
    if n_before < 1:
        return None
    middle = ends - dt.timedelta(days=n * length)
    first = middle - dt.timedelta(days=n_before * length - 1)
    return ComparedPeriods(
        DayRange(middle + dt.timedelta(days=1), ends), DayRange(first, middle), n, n_before, period
    )


def list_changes(
    corpus: Corpus, filters: Filters, clock: Clock, facet: str, periods: ComparedPeriods, limit: int = 40
) -> pd.DataFrame:
    """Return the values of a facet that changed, in `CHANGE_COLUMNS`, the surest change first.

    `now` and `before` count the articles of those days that a choice of this value alone would select; the
    shares are of all articles of those days, whatever is chosen of this facet. `change` is more, fewer, new,
    gone, or '' where chance alone could explain it. `ratio` is that of the shares, and missing where fewer
    than `LEAST_BEFORE` articles came before: a small base gives no reliable multiple. Values with fewer than
    `LEAST_ARTICLES` articles in all are left out. `weight` is the log-likelihood ratio G2 of the two counts
    (Dunning 1993), which orders the rows.
    """
    values = get_facet(corpus, facet, about=filters.about)
    sides = [_filter_by_days(filters, clock, days) for days in (periods.now, periods.before)]
    now, before = (count_each_value(corpus, side, values) for side in sides)
    totals = [_count_articles(corpus, side.with_choice(facet, NO_CHOICE)) for side in sides]
    enough = find_listable_values(values, now + before) & (now + before >= LEAST_ARTICLES)
    listed = np.flatnonzero(enough)
    weights = log_likelihood(now[listed], before[listed], *totals)
    rows = [
        Change(
            values.key(v), values.label(v), *_compare((int(now[v]), int(before[v])), totals, float(weight))
        )
        for v, weight in zip(listed.tolist(), weights, strict=True)
    ]
    rows.sort(key=lambda row: (-row.weight, row.label, row.key))
    return pd.DataFrame(rows[: limit or None], columns=list(CHANGE_COLUMNS))


def count_articles_by_period(
    corpus: Corpus, filters: Filters, clock: Clock, periods: ComparedPeriods
) -> tuple[int, int]:
    """Return how many articles there are in the last periods and in those before."""
    now, before = (
        _count_articles(corpus, _filter_by_days(filters, clock, days))
        for days in (periods.now, periods.before)
    )
    return now, before


def _count_articles(corpus: Corpus, filters: Filters) -> int:
    return count_by_unit(corpus, select(corpus, filters).articles, filters.unit)


def _filter_by_days(filters: Filters, clock: Clock, days: DayRange) -> Filters:
    return filters.with_days(clock, DayFilter((days,)))


def _compare(
    counts: tuple[int, int], totals: Sequence[int], weight: float
) -> tuple[int, int, float, float, float, str, float]:
    """Return a row of `CHANGE_COLUMNS` from `now` on."""
    now, before = (count / total if total else 0.0 for count, total in zip(counts, totals, strict=True))
    ratio = now / before if counts[1] >= LEAST_BEFORE and before else math.nan
    return *counts, now, before, ratio, _classify_change(counts, now > before, weight), weight


def _classify_change(counts: tuple[int, int], grew: bool, weight: float) -> str:
    if weight < _CHANCE_LIMIT:
        return ""
    if not counts[1]:
        return "new"
    if not counts[0]:
        return "gone"
    return "more" if grew else "fewer"
