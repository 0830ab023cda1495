"""Formats days in words, and divides time into the bins of a chart."""

import datetime as dt

import numpy as np

from dashboard.corpus.postings import Ints, Longs
from dashboard.schema import DayFilter, DayRange, number_to_day

BINS = ("day", "week", "month", "year", "decade")
# The longest span, in days, that is drawn in bins of a day, a week, a month and a year.
_LONGEST_SPANS = (("day", 120), ("week", 731), ("month", 4383), ("year", 43830))


def format_days(first: dt.date | None, last: dt.date | None, *, inferred: bool = False) -> str:
    """Return an interval in words, in brackets if inferred.

    >>> format_days(dt.date(2017, 4, 10), dt.date(2017, 4, 16), inferred=True)
    '[10–16 Apr 2017]'
    """
    if first is None or last is None:
        return "undated"
    interval = _format_interval(first, last)
    return f"[{interval}]" if inferred else interval


def format_day_numbers(first: int, last: int, *, inferred: bool = False) -> str:
    """Return an interval of numbered days in words."""
    return format_days(number_to_day(first), number_to_day(last), inferred=inferred)


def format_day_filter(days: DayFilter) -> str:
    """Return a filter on days in words; what it does with articles without a day is not part of them.

    >>> format_day_filter(DayFilter.between(dt.date(2017, 4, 1), dt.date(2017, 4, 30), overlaps=True))
    'Apr 2017 or overlapping'
    """
    ranges = " or ".join(format_day_range(each) for each in days.ranges) or "any day"
    excluded = "".join(f", not {format_day_range(each)}" for each in days.excluded)
    return f"{ranges}{' or overlapping' if days.overlaps else ''}{excluded}"


def format_day_range(days: DayRange) -> str:
    """Return a range of days in words."""
    if days.first is not None and days.last is not None:
        return _format_interval(days.first, days.last)
    if days.first is not None:
        return f"from {_format_day(days.first)}"
    return f"until {_format_day(days.last)}" if days.last is not None else "any day"


def format_iso_day_number(number: int) -> str:
    """Return a numbered day as 2017-04-12, or '' where it is unknown."""
    day = number_to_day(int(number))
    return "" if day is None else day.isoformat()


def choose_bin(first: int, last: int) -> str:
    """Return the bin size for a span of days: day up to 120 days, week up to 2 years, month up to 12."""
    return next((name for name, most in _LONGEST_SPANS if last - first < most), "decade")


def number_bins(days: Ints, size: str) -> Longs:
    """Return the number of the bin that contains each day; bins of one size are numbered without gaps."""
    if size == "day":
        return days.astype(np.int64)
    if size == "week":
        # 1970-01-01 was a Thursday; weeks begin on Monday.
        return (days.astype(np.int64) + 3) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return (
        months // {"month": 1, "year": 12, "decade": 120}[size]
        if size != "decade"
        else _number_decades(months)
    )


def find_bin_start(number: int, size: str) -> dt.date:
    """Return the first day of a bin."""
    if size == "day":
        return _convert_day(number)
    if size == "week":
        return _convert_day(7 * number - 3)
    months = {"month": number, "year": 12 * number, "decade": 120 * number - 120}[size]
    start: dt.date = np.datetime64(months, "M").astype("datetime64[D]").astype(dt.date)
    return start


def format_bin(first: dt.date, last: dt.date, size: str) -> str:
    """Return the label of a bin: 13 Feb 2017, 13–19 Feb 2017, Feb 2017, 2017, 2010s."""
    return f"{first.year}s" if size == "decade" else _format_interval(first, last)


def _number_decades(months: Longs) -> Longs:
    # 1970 begins decade 1, so that 1960 to 1969 is decade 0.
    decades: Longs = months // 120 + 1
    return decades


def _convert_day(number: int) -> dt.date:
    day = number_to_day(number)
    assert day is not None
    return day


def _format_interval(first: dt.date, last: dt.date) -> str:
    if first == last:
        return _format_day(first)
    following = last + dt.timedelta(days=1) if last < dt.date.max else last
    if first.day == 1 and following.day == 1:
        return _format_months(first, last)
    if first.year != last.year:
        return f"{_format_day(first)} – {_format_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_format_month(first)} – {_format_day(last)}"
    return f"{first.day}–{_format_day(last)}"


def _format_months(first: dt.date, last: dt.date) -> str:
    whole_years = first.month == 1 and last.month == 12
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_format_month(first)} {first.year}"
    if first.year == last.year:
        return f"{_format_month(first)}–{_format_month(last)} {last.year}"
    return f"{_format_month(first)} {first.year} – {_format_month(last)} {last.year}"


def _format_day(day: dt.date) -> str:
    return f"{day.day} {_format_month(day)} {day.year}"


# strftime would use the language of the machine.
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _format_month(day: dt.date) -> str:
    return _MONTHS[day.month - 1]


def is_bin_selected(days: DayFilter, first: dt.date, last: dt.date) -> bool:
    """Return whether a bin lies inside a filter on days, or overlaps it if the filter allows that."""
    begin, end = (last, first) if days.overlaps else (first, last)

    def lies_in(each: DayRange) -> bool:
        return (each.first is None or begin >= each.first) and (each.last is None or end <= each.last)

    is_inside = any(map(lies_in, days.ranges)) if days.ranges else not days.only_undated
    return is_inside and not any(map(lies_in, days.excluded))
