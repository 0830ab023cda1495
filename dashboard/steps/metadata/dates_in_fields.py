"""Fields, addresses and file names -> the days that they write."""

import datetime as dt
import re

from dashboard.schema import DayInterval, Precision
from dashboard.steps.clean.written_days import find_full_days, make_day

_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_ALONE = re.compile(r"((?:19|20)\d\d)[-/](\d{1,2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2}|[a-z]{3,9})[/_-](\d{1,2})(?!\d)", re.IGNORECASE)
_YEAR_FOLDER = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/")
_SECONDS = re.compile(
    r"(?<!\d)([0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?!\d)"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of_field(value: str) -> DayInterval | None:
    """Return the days that a field of publication names, or None where it cannot be told.

    A day is the one written, whatever the zone. A month or a year alone is an interval.

    >>> str(day_of_field("2021-05-21T23:39:10+00:00").first)
    '2021-05-21'
    """
    bare = value.strip()
    found = find_full_days(bare)
    day = found[0].day if found else _compact(bare)
    return DayInterval(day, day, Precision.DAY) if day else _longer(bare)


def day_of_address(url: str) -> dt.date | None:
    """Return the day in the path of an address, as in /2017/04/12/, or None."""
    path = url.partition("//")[2] or url
    return _first_in_path(path)


def day_of_file(file: str) -> dt.date | None:
    """Return the day in the name of a file or of its nearest folder, or None."""
    for name in reversed(file.split("/")[-2:]):
        day = _first_in_path(name)
        if day is not None:
            return day
    return None


def month_number(name: str) -> int | None:
    """Return 1 to 12 for the name of a month or its first letters, or None."""
    return _NAMES.index(name[:3].lower()) + 1 if name[:3].lower() in _NAMES else None


def _first_in_path(path: str) -> dt.date | None:
    for year, month, day in _IN_PATH.findall(path):
        number = int(month) if month.isdigit() else month_number(month)
        made = make_day(year, number, day) if number else None
        if made is not None:
            return made
    return _compact(path) or _month_and_day(path)


def _month_and_day(path: str) -> dt.date | None:
    """Return the day of a folder of months and days within one of years, as in /2017/0412/."""
    match = _YEAR_FOLDER.search(path)
    return make_day(*match.groups()) if match else None


def day_of_number(url: str) -> dt.date | None:
    """Return the day of a number to the second in an address, as in -170412051916876.html, or None.

    Such a number is given when a text is begun, which may be long before it is published.
    """
    match = _SECONDS.search(url)
    return make_day(f"20{match[1]}", match[2], match[3]) if match else None


def _compact(value: str) -> dt.date | None:
    match = _COMPACT.search(value)
    return make_day(*match.groups()) if match else None


def _longer(value: str) -> DayInterval | None:
    """Return the month or year that is the whole of `value`."""
    if match := _MONTH_ALONE.fullmatch(value):
        return month_of(int(match[1]), int(match[2]))
    if match := _NAMED_MONTH.fullmatch(value):
        number = month_number(match[1])
        return month_of(int(match[2]), number) if number else None
    if _YEAR_ALONE.fullmatch(value):
        return DayInterval(dt.date(int(value), 1, 1), dt.date(int(value), 12, 31), Precision.YEAR)
    return None


def month_of(year: int, month: int) -> DayInterval | None:
    """Return a month as an interval of days, or None where there is none of that number."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return DayInterval(first, after - dt.timedelta(days=1), Precision.MONTH)
