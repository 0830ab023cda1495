"""Which stretch of time a chart shows: a stray year must not press all the others into one corner."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.query.selection.calendar import choose_bin
from dashboard.schema import Clock, DayRange, to_number

# What the stretch holds of all that lies in bins: texts tell of the past more freely than they come from it.
_HELD = {Clock.PUBLISHED: 0.99, Clock.HAPPENED: 0.8}
# A cut is worth its words only where it shortens the line this much.
_WORTH = 0.6


# A filter on less than this part of the line is looked at closely.
_SMALL = 4


@dataclass(frozen=True, slots=True)
class TimeRange:
    """The first day shown and the first day after."""

    start: str
    stop: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return _number(self.stop) - _number(self.start)

    @property
    def whole_days(self) -> DayRange:
        """The days, both ends included."""
        return DayRange(
            dt.date.fromisoformat(self.start), dt.date.fromisoformat(self.stop) - dt.timedelta(days=1)
        )

    @property
    def bin(self) -> str:
        """The bin that suits it."""
        return choose_bin(_number(self.start), _number(self.stop) - 1)


def find_dense_range(bins: pd.DataFrame, clock: Clock, beside: int = 0) -> TimeRange | None:
    """Return the shortest stretch that holds nearly all, or None where the whole is hardly longer than that.

    Args:
        bins: Rows with the columns start, stop, count and chosen; chosen bins under a filter are never cut off.
        clock: Which days are counted; days told of are cut more freely than those of publication.
        beside: What lies in bins that are not among these.
    """
    counts = bins["count"].to_numpy()
    if len(counts) < 3 or not counts.sum():
        return None
    first, last = _shortest(counts, _HELD[clock] * (counts.sum() + beside))
    if not bins["chosen"].all() and bins["chosen"].any():
        chosen = bins["chosen"].to_numpy().nonzero()[0]
        first, last = min(first, int(chosen[0])), max(last, int(chosen[-1]))
    if last - first + 1 > _WORTH * len(counts):
        return None
    return TimeRange(str(bins["start"].iloc[first]), str(bins["stop"].iloc[last]))


def narrow_range(
    span: TimeRange, within: Callable[[TimeRange], tuple[pd.DataFrame, int]], clock: Clock
) -> TimeRange:
    """Return the stretch within a span that holds nearly all, counted in finer bins while that shortens it.

    Args:
        span: What is drawn at first.
        within: Gives the bins of a span, as fine as suits it, and what lies in others.
        clock: Which days are counted.
    """
    while True:
        bins, beside = within(span)
        narrower = find_dense_range(bins, clock, beside)
        if narrower is None:
            return span
        span = narrower


def widen_filter_range(days: DayRange, drawn: TimeRange) -> TimeRange | None:
    """Return the filtered days with half as much before and after them, where they are a small part of the line."""
    if days.first is None or days.last is None:
        return None
    length = (days.last - days.first).days + 1
    if length * _SMALL > drawn.days:
        return None
    around = max(1, length // 2)
    return TimeRange(_shifted(days.first, -around).isoformat(), _shifted(days.last, around + 1).isoformat())


def widen_days(days: DayRange) -> DayRange:
    """Return three times as many days, around the same middle."""
    return _moved(days, -1, 1)


def earlier_days(days: DayRange) -> DayRange:
    """Return as many days, those before."""
    return _moved(days, -1, -1)


def later_days(days: DayRange) -> DayRange:
    """Return as many days, those after."""
    return _moved(days, 1, 1)


def _moved(days: DayRange, first: int, last: int) -> DayRange:
    """Return days whose ends are moved by so many times their length; where one is open it stays so."""
    if days.first is None or days.last is None:
        return days
    length = (days.last - days.first).days + 1
    return DayRange(_shifted(days.first, first * length), _shifted(days.last, last * length), days.overlaps)


def _shifted(day: dt.date, days: int) -> dt.date:
    """Return a day so many days on, within the calendar."""
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)


def full_range(bins: pd.DataFrame) -> TimeRange:
    """Return the stretch that all bins cover."""
    return TimeRange(str(bins["start"].iloc[0]), str(bins["stop"].iloc[-1]))


def overlaps_range(bins: pd.DataFrame, span: TimeRange) -> "pd.Series[bool]":
    """Return which bins lie in a span, or across one of its ends."""
    return (bins["start"] < span.stop) & (bins["stop"] > span.start)


def _shortest(counts: Any, held: float) -> tuple[int, int]:
    """Return the first and the last bin of the shortest stretch that holds so much, the earliest of equals."""
    until = np.concatenate([[0], counts.cumsum()])
    # For each first bin the least last one that suffices; the end of the line where none does.
    ends = np.searchsorted(until, until[:-1] + held - 1e-9, side="left")
    fits = ends <= len(counts)
    if not fits.any():
        return 0, len(counts) - 1
    starts = np.flatnonzero(fits)
    best = int(starts[np.argmin(ends[fits] - starts)])
    return best, int(ends[best]) - 1


def _number(day: str) -> int:
    return to_number(dt.date.fromisoformat(day))
