"""Which days a chart over time shows: the range is cut to where most articles lie.

A single article with a wrong year would otherwise press all others into one corner of the chart.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.postings import Longs
from dashboard.query.selection.calendar import choose_bin
from dashboard.schema import Clock, DayRange, day_to_number

# The share of the dated articles that fall inside the shown range. Articles mention many past days, so on
# that clock the range is cut further.
_SHARE_INSIDE = {Clock.PUBLISHED: 0.99, Clock.HAPPENED: 0.8}
# A range is cut only where that shortens it to this part.
_WORTH_CUTTING = 0.6
# A filter on less than this part of the range is drawn close up.
_CLOSE_UP = 4


@dataclass(frozen=True, slots=True)
class TimeRange:
    """The first day that a chart shows, and the first day after its last."""

    start: str
    stop: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return _day_number(self.stop) - _day_number(self.start)

    @property
    def whole_days(self) -> DayRange:
        """Its first and its last day."""
        last = dt.date.fromisoformat(self.stop) - dt.timedelta(days=1)
        return DayRange(dt.date.fromisoformat(self.start), last)

    @property
    def bin(self) -> str:
        """The length of the bins that suits it, such as month."""
        return choose_bin(_day_number(self.start), _day_number(self.stop) - 1)


def find_dense_range(bins: pd.DataFrame, clock: Clock, n_outside: int = 0) -> TimeRange | None:
    """Return the shortest range with nearly all articles, None where it is hardly shorter than the whole.

    Args:
        bins: Rows with the columns start, stop, count and chosen; bins of a filter always stay in the range.
        clock: Which days are counted; see `_SHARE_INSIDE`.
        n_outside: How many articles lie in bins that are not among these.
    """
    counts = bins["count"].to_numpy()
    if len(counts) < 3 or not counts.sum():
        return None
    first, last = _find_shortest_run(counts, _SHARE_INSIDE[clock] * (counts.sum() + n_outside))
    if not bins["chosen"].all() and bins["chosen"].any():
        chosen = bins["chosen"].to_numpy().nonzero()[0]
        first, last = min(first, int(chosen[0])), max(last, int(chosen[-1]))
    if last - first + 1 > _WORTH_CUTTING * len(counts):
        return None
    return TimeRange(str(bins["start"].iloc[first]), str(bins["stop"].iloc[last]))


def narrow_range(
    drawn: TimeRange, count_within: Callable[[TimeRange], tuple[pd.DataFrame, int]], clock: Clock
) -> TimeRange:
    """Return the part of a range with nearly all articles, counted in finer bins as long as that shortens it.

    Args:
        drawn: The range to begin with.
        count_within: Returns the bins of a range, as fine as suits it, and the articles in other bins.
        clock: Which days are counted.
    """
    while True:
        bins, n_outside = count_within(drawn)
        narrower = find_dense_range(bins, clock, n_outside)
        if narrower is None:
            return drawn
        drawn = narrower


def widen_filter_range(days: DayRange, drawn: TimeRange) -> TimeRange | None:
    """Return the filtered days with half as many on either side, None where they are no small part."""
    if days.first is None or days.last is None:
        return None
    length = _count_days(days.first, days.last)
    if length * _CLOSE_UP > drawn.days:
        return None
    margin = max(1, length // 2)
    return TimeRange(
        _shift_day(days.first, -margin).isoformat(), _shift_day(days.last, margin + 1).isoformat()
    )


def widen_days(days: DayRange) -> DayRange:
    """Return three times as many days, around the same middle."""
    return _move_ends(days, -1, 1)


def earlier_days(days: DayRange) -> DayRange:
    """Return as many days, directly before."""
    return _move_ends(days, -1, -1)


def later_days(days: DayRange) -> DayRange:
    """Return as many days, directly after."""
    return _move_ends(days, 1, 1)


def full_range(bins: pd.DataFrame) -> TimeRange:
    """Return the range that all bins cover."""
    return TimeRange(str(bins["start"].iloc[0]), str(bins["stop"].iloc[-1]))


def overlaps_range(bins: pd.DataFrame, drawn: TimeRange) -> "pd.Series[bool]":
    """Return which bins lie in a range, or across one of its ends."""
    return (bins["start"] < drawn.stop) & (bins["stop"] > drawn.start)


def _move_ends(days: DayRange, first: int, last: int) -> DayRange:
    """Return days whose ends are moved by so many times their length; open days stay open."""
    if days.first is None or days.last is None:
        return days
    length = _count_days(days.first, days.last)
    return DayRange(_shift_day(days.first, first * length), _shift_day(days.last, last * length))


def _count_days(first: dt.date, last: dt.date) -> int:
    return (last - first).days + 1


def _shift_day(day: dt.date, days: int) -> dt.date:
    """Return a day so many days later, within the calendar of Python."""
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)


def _find_shortest_run(counts: Longs, least: float) -> tuple[int, int]:
    """Return the first and the last bin of the shortest run that adds up to `least`, the earliest one."""
    sums = np.concatenate([[0], counts.cumsum()])
    # For each first bin, the earliest end at which the run suffices; past the last bin where it never does.
    ends = np.searchsorted(sums, sums[:-1] + least - 1e-9, side="left")
    fits = ends <= len(counts)
    if not fits.any():
        return 0, len(counts) - 1
    starts = np.flatnonzero(fits)
    best = int(starts[np.argmin(ends[fits] - starts)])
    return best, int(ends[best]) - 1


def _day_number(day: str) -> int:
    return day_to_number(dt.date.fromisoformat(day))
