"""A day and a TIMEX3 duration -> the day so long after or before it."""

import calendar
import datetime as dt
import re
from typing import Final

from dashboard.schema import DayInterval, Precision
from dashboard.steps.times.timex_values import (
    NoDayError,
    Point,
    add_days,
    add_months,
    parse_timex_value,
    shift_point,
)

_DURATION: Final = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_PRECISIONS: Final = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def add_duration(day: dt.date, duration: str, step: int, *, whole: bool = True) -> DayInterval | None:
    """Return the day so long after another (before it, where `step` is -1).

    The result is None where the duration is no whole number of days, weeks, months or years.

    Args:
        day: The day to count from.
        duration: A TIMEX3 duration: P214D, P3W, P6M, P2Y.
        step: 1 or -1.
        whole: Whether to return the whole week, month or year of that day, by the unit of the duration.

    >>> add_duration(dt.date(2016, 8, 10), "P214D", 1).first
    datetime.date(2017, 3, 12)
    """
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    count, unit = step * int(match["count"]), match["unit"]
    try:
        if whole:
            return parse_timex_value(shift_point(Point.on(day), count, _UNITS[unit]))
        shifted = _shift_day(day, count, unit)
    except NoDayError:
        return None
    return DayInterval(shifted, shifted, _PRECISIONS[unit])


def _shift_day(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in "DW":
        return add_days(day, count * (7 if unit == "W" else 1))
    point = add_months(Point.on(day), count * (12 if unit == "Y" else 1))
    month = point.month or 1
    return dt.date(point.year, month, min(day.day, calendar.monthrange(point.year, month)[1]))
