"""What changed: the last periods against all that came before, value by value of a facet."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.facet_counts import counts_alone, listable
from dashboard.query.selection.facets import facet_of
from dashboard.query.selection.select import count_units, select
from dashboard.schema import NO_DAY, Clock, Days, Filters, Undated, to_day

CHANGE_COLUMNS = ("key", "label", "now", "before", "now_share", "before_share", "ratio", "change", "weight")
# Fewer articles than this in all are too few to speak of a change; fewer before, of how many times.
LEAST, LEAST_BEFORE = 5, 5
# G2 of 3.84 is one in twenty by chance for one value (chi-squared, one degree of freedom).
_BY_CHANCE = 3.84
_TAIL = 200
DAYS_OF = {"day": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class Spans:
    """The last periods and what came before them; `n_before` counts whole periods."""

    now: Days
    before: Days
    n_now: int
    n_before: int
    period: str


def spans_of(corpus: Corpus, filters: Filters, clock: Clock, n: int, period: str = "week") -> Spans | None:
    """Return the last `n` periods and those before them, None where no whole period came before.

    Periods end with the last day of publication in the corpus, or the last day filtered by if that is
    earlier. They begin where all but one article in 200 are published later, or with the first day filtered
    by: before that the corpus does not look, however far back its texts tell.
    """
    days: Days = getattr(filters, clock)
    known = np.sort(corpus.days.best[corpus.live & (corpus.days.best != NO_DAY)]).tolist()
    begins, ends = (to_day(known[len(known) // _TAIL]), to_day(known[-1])) if known else (None, None)
    if begins is None or ends is None:
        return None
    begins, ends = max(begins, days.first or begins), min(ends, days.last or ends)
    length = DAYS_OF[period]
    n_before = ((ends - begins).days + 1) // length - n
    if n_before < 1:
        return None
    middle = ends - dt.timedelta(days=n * length)
    first = middle - dt.timedelta(days=n_before * length - 1)
    return Spans(Days(middle + dt.timedelta(days=1), ends), Days(first, middle), n, n_before, period)


def list_changes(
    corpus: Corpus, filters: Filters, clock: Clock, facet: str, spans: Spans, limit: int = 40
) -> pd.DataFrame:
    """Return the values of a facet that changed, in `CHANGE_COLUMNS`, the surest change first.

    `now` and `before` count articles as a click on the value under those days finds them; the shares are
    of all articles there. `change` is more, fewer, new, gone, or '' where chance alone would do it.
    `ratio` is that of the shares, and missing where fewer than `LEAST_BEFORE` articles came before: a small
    base makes no multiple. Values with fewer than `LEAST` articles in all are left out. `weight` is the
    log-likelihood ratio G2 of the two counts (Dunning 1993), by which the rows are ordered.
    """
    found = facet_of(corpus, facet, about=filters.about)
    asked = [_of(filters, clock, days) for days in (spans.now, spans.before)]
    now, before = (counts_alone(corpus, each, found) for each in asked)
    n_now, n_before = (count_units(corpus, select(corpus, each).articles, filters.unit) for each in asked)
    listed = np.flatnonzero(listable(found, now + before) & (now + before >= LEAST))
    rows = [
        _row(found.key(v), found.label(v), (int(now[v]), int(before[v])), (n_now, n_before))
        for v in listed.tolist()
    ]
    rows.sort(key=lambda row: (-row[-1], row[1], row[0]))
    return pd.DataFrame(rows[: limit or None], columns=list(CHANGE_COLUMNS))


def totals(corpus: Corpus, filters: Filters, clock: Clock, spans: Spans) -> tuple[int, int]:
    """Return how many articles there are in the last periods and in those before."""
    now, before = (
        count_units(corpus, select(corpus, _of(filters, clock, days)).articles, filters.unit)
        for days in (spans.now, spans.before)
    )
    return now, before


def _of(filters: Filters, clock: Clock, days: Days) -> Filters:
    changed: dict[str, Any] = {str(clock): days}
    return replace(filters, undated=Undated.LEAVE_OUT, **changed)


def _row(key: str, label: str, counts: tuple[int, int], totals: tuple[int, int]) -> tuple[Any, ...]:
    shares = [count / total if total else 0.0 for count, total in zip(counts, totals, strict=True)]
    weight = log_likelihood(*counts, *totals)
    ratio = shares[0] / shares[1] if counts[1] >= LEAST_BEFORE and shares[1] else math.nan
    return key, label, *counts, *shares, ratio, _change(counts, shares, weight), weight


def _change(counts: tuple[int, int], shares: list[float], weight: float) -> str:
    if weight < _BY_CHANCE:
        return ""
    if not counts[1]:
        return "new"
    if not counts[0]:
        return "gone"
    return "more" if shares[0] > shares[1] else "fewer"


def log_likelihood(now: int, before: int, n_now: int, n_before: int) -> float:
    """Return G2 of two counts of two totals (Dunning 1993): how unlikely one common share is.

    >>> round(log_likelihood(10, 10, 100, 100), 3), round(log_likelihood(20, 5, 100, 100), 1)
    (0.0, 11.0)
    """
    pairs = ((now, n_now), (before, n_before), (n_now - now, n_now), (n_before - before, n_before))
    every, held = n_now + n_before, now + before
    expected = [held / every, held / every, 1 - held / every, 1 - held / every] if every else [0.0] * 4
    terms = [
        count * math.log(count / (total * share))
        for (count, total), share in zip(pairs, expected, strict=True)
        if count > 0 and share > 0
    ]
    return max(0.0, 2 * sum(terms))


__all__ = ["CHANGE_COLUMNS", "Spans", "list_changes", "log_likelihood", "spans_of", "totals"]
