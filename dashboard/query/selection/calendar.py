"""Days as analysts read them, and the bins of a chart over time."""

import datetime as dt

import numpy as np

from dashboard.corpus.postings import Ints, Longs
from dashboard.schema import Days, to_day

BINS = ("day", "week", "month", "year", "decade")
# The longest span, in days, that is drawn in bins of a day, a week, a month and a year.
_LONGEST = (("day", 120), ("week", 731), ("month", 4383), ("year", 43830))


def say_days(first: dt.date | None, last: dt.date | None, *, inferred: bool = False) -> str:
    """Return an interval in words, in brackets if inferred.

    >>> say_days(dt.date(2017, 4, 10), dt.date(2017, 4, 16), inferred=True)
    '[10–16 Apr 2017]'
    """
    if first is None or last is None:
        return "undated"
    said = _say(first, last)
    return f"[{said}]" if inferred else said


def say_numbers(first: int, last: int, *, inferred: bool = False) -> str:
    """Return an interval of numbered days in words."""
    return say_days(to_day(first), to_day(last), inferred=inferred)


def say_filter(days: Days) -> str:
    """Return a filter on days in words."""
    if days.first is not None and days.last is not None:
        said = _say(days.first, days.last)
    elif days.first is not None:
        said = f"from {_day(days.first)}"
    else:
        said = f"until {_day(days.last)}" if days.last is not None else "any day"
    return f"{said} or overlapping" if days.overlaps else said


def iso(number: int) -> str:
    """Return a numbered day as 2017-04-12, or '' where it is unknown."""
    day = to_day(int(number))
    return "" if day is None else day.isoformat()


def choose_bin(first: int, last: int) -> str:
    """Return the bin that suits a span of days: day up to 120 days, week up to 2 years, month up to 12."""
    return next((name for name, most in _LONGEST if last - first < most), "decade")


def bin_of(days: Ints, size: str) -> Longs:
    """Return the number of the bin that each day lies in; the bins of a size are numbered without gaps."""
    if size == "day":
        return days.astype(np.int64)
    if size == "week":
        # 1970-01-01 was a Thursday; weeks begin on Monday.
        return (days.astype(np.int64) + 3) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // {"month": 1, "year": 12, "decade": 120}[size] if size != "decade" else _decades(months)


def bin_start(number: int, size: str) -> dt.date:
    """Return the first day of a bin."""
    if size == "day":
        return _from_number(number)
    if size == "week":
        return _from_number(7 * number - 3)
    months = {"month": number, "year": 12 * number, "decade": 120 * number - 120}[size]
    start: dt.date = np.datetime64(months, "M").astype("datetime64[D]").astype(dt.date)
    return start


def say_bin(first: dt.date, last: dt.date, size: str) -> str:
    """Return the name of a bin: 13 Feb 2017, 13–19 Feb 2017, Feb 2017, 2017, 2010s."""
    return f"{first.year}s" if size == "decade" else _say(first, last)


def _decades(months: Longs) -> Longs:
    # 1970 begins decade 1, so that 1960 to 1969 is decade 0.
    decades: Longs = months // 120 + 1
    return decades


def _from_number(number: int) -> dt.date:
    day = to_day(number)
    assert day is not None
    return day


def _say(first: dt.date, last: dt.date) -> str:
    if first == last:
        return _day(first)
    following = last + dt.timedelta(days=1) if last < dt.date.max else last
    if first.day == 1 and following.day == 1:
        return _say_months(first, last)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_month(first)} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _say_months(first: dt.date, last: dt.date) -> str:
    whole_years = first.month == 1 and last.month == 12
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    if first.year == last.year:
        return f"{_month(first)}–{_month(last)} {last.year}"
    return f"{_month(first)} {first.year} – {_month(last)} {last.year}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


# strftime would speak the language of the machine.
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _month(day: dt.date) -> str:
    return _MONTHS[day.month - 1]


def bin_filter(days: Days, first: dt.date, last: dt.date) -> bool:
    """Return whether a bin lies inside a filter on days, or touches it if the filter lets that pass."""
    begin, end = (last, first) if days.overlaps else (first, last)
    return (days.first is None or begin >= days.first) and (days.last is None or end <= days.last)
