"""Lengths of time, as TIMEX3 writes them, counted from a day."""

import calendar
import datetime as dt
import re
from typing import Final

from dashboard.schema import Day, Precision
from dashboard.steps.times.timex_values import (
    NoDayError,
    Point,
    days_after,
    interval_of,
    months_after,
    shifted,
)

_LENGTH: Final = re.compile(r"P(?P<n>\d+)(?P<unit>[DWMY])")
_COARSENESS: Final = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def day_after(day: dt.date, length: str, step: int, *, whole: bool = True) -> Day | None:
    """Return the day so long after another (before it, where `step` is -1), None for a length of no whole units.

    Args:
        day: The day to count from.
        length: A TIMEX3 duration: P214D, P3W, P6M, P2Y.
        step: 1 or -1.
        whole: Whether to return the whole week, month or year of that day, as loose as the length is.

    >>> day_after(dt.date(2016, 8, 10), "P214D", 1).first
    datetime.date(2017, 3, 12)
    """
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    try:
        return _day_after(day, step * int(found["n"]), found["unit"], whole=whole)
    except NoDayError:
        return None


def _day_after(day: dt.date, count: int, unit: str, *, whole: bool) -> Day | None:
    if whole:
        return interval_of(shifted(Point.on(day), count, _UNITS[unit]))
    if unit in "DW":
        then = days_after(day, count * (7 if unit == "W" else 1))
    else:
        month = months_after(Point.on(day), count * (12 if unit == "Y" else 1))
        last = calendar.monthrange(month.year, month.month or 1)[1]
        then = dt.date(month.year, month.month or 1, min(day.day, last))
    return Day(then, then, _COARSENESS[unit])
