"""Fields, addresses and file names -> the days that they name."""

import datetime as dt
import re

from dashboard.schema import DayInterval, DayOrder, Precision
from dashboard.steps.clean.written_days import find_full_days, find_numeric_day, make_day

_EIGHT_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_ALONE = re.compile(r"((?:19|20)\d\d)[-/](\d{1,2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_DAY_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2}|[a-z]{3,9})[/_-](\d{1,2})(?!\d)", re.IGNORECASE
)
_DAY_IN_YEAR_FOLDER = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/")
_TIME_STAMP = re.compile(
    r"(?<!\d)([0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_field_day(value: str, order: DayOrder | None = None) -> DayInterval | None:
    """Return the days that a field of publication names, or None where it names none.

    A day is taken as written, whatever its time zone. A month or a year alone is an interval. A day that
    can be read in two ways (03.02.2017) is read in the `order` of its table; without one it is None.

    >>> str(parse_field_day("2021-05-21T23:39:10+00:00").first)
    '2021-05-21'
    >>> str(parse_field_day("03.02.2017", DayOrder.DAY_FIRST).first)
    '2017-02-03'
    """
    bare = value.strip()
    full_days = find_full_days(bare)
    day = full_days[0].day if full_days else _read_in_order(bare, order) or _find_eight_digits(bare)
    return DayInterval(day, day, Precision.DAY) if day else _parse_month_or_year(bare)


def _read_in_order(value: str, order: DayOrder | None) -> dt.date | None:
    numeric = find_numeric_day(value) if order else None
    if numeric is None:
        return None
    return numeric.day_first if order is DayOrder.DAY_FIRST else numeric.month_first


def find_address_day(url: str) -> dt.date | None:
    """Return the day in the path of an address, as in /2017/04/12/, or None."""
    return _find_path_day(url.partition("//")[2] or url)


def find_file_day(file: str) -> dt.date | None:
    """Return the day in the name of a file or of its nearest folder, or None."""
    names = reversed(file.split("/")[-2:])
    return next((day for name in names if (day := _find_path_day(name))), None)


def find_draft_day(url: str) -> dt.date | None:
    """Return the day of a time stamp in an address, as in -170412051916876.html, or None.

    Such a stamp is given when a text is begun, which may be long before its publication.
    """
    match = _TIME_STAMP.search(url)
    return make_day(f"20{match[1]}", match[2], match[3]) if match else None


def parse_month_name(name: str) -> int | None:
    """Return 1 to 12 for the name of a month or its first letters, or None."""
    letters = name[:3].lower()
    return _MONTHS.index(letters) + 1 if letters in _MONTHS else None


def _make_month(year: int, month: int) -> DayInterval | None:
    """Return a month as an interval of days, or None where there is no such month."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    next_month = dt.date(year + month // 12, month % 12 + 1, 1)
    return DayInterval(first, next_month - dt.timedelta(days=1), Precision.MONTH)


def _find_path_day(path: str) -> dt.date | None:
    for year, month, day in _DAY_IN_PATH.findall(path):
        number = int(month) if month.isdigit() else parse_month_name(month)
        date = make_day(year, number, day) if number else None
        if date is not None:
            return date
    return _find_eight_digits(path) or _find_year_folder_day(path)


def _find_year_folder_day(path: str) -> dt.date | None:
    """Return the day of a folder for a month and day inside one for the year, as in /2017/0412/."""
    match = _DAY_IN_YEAR_FOLDER.search(path)
    return make_day(*match.groups()) if match else None


def _find_eight_digits(value: str) -> dt.date | None:
    match = _EIGHT_DIGITS.search(value)
    return make_day(*match.groups()) if match else None


def _parse_month_or_year(value: str) -> DayInterval | None:
    """Return the month or year that is the whole of `value`."""
    if match := _MONTH_ALONE.fullmatch(value):
        return _make_month(int(match[1]), int(match[2]))
    if match := _NAMED_MONTH.fullmatch(value):
        number = parse_month_name(match[1])
        return _make_month(int(match[2]), number) if number else None
    if _YEAR_ALONE.fullmatch(value):
        return DayInterval(dt.date(int(value), 1, 1), dt.date(int(value), 12, 31), Precision.YEAR)
    return None
