"""The days of holidays that are on another date each year."""

import datetime as dt

from dashboard.steps.times.timex_values import add_days


def find_moving_holiday(name: str, year: int) -> dt.date:
    """Return the day in a year of Thanksgiving, Labor Day, Memorial Day or, by any other name, of Easter."""
    if name.startswith("thanks"):
        first = dt.date(year, 11, 1)
        return add_days(first, (3 - first.weekday()) % 7 + 21)
    if name.startswith("labo"):
        first = dt.date(year, 9, 1)
        return add_days(first, -first.weekday() % 7)
    if name.startswith("memo"):
        last = dt.date(year, 5, 31)
        return add_days(last, -last.weekday())
    return add_days(find_easter(year), int(name.endswith("monday")))


def find_easter(year: int) -> dt.date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).

    >>> find_easter(2017)
    datetime.date(2017, 4, 16)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
