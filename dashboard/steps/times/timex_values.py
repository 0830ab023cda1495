"""TIMEX3 values: written from days and amounts of time, and read as intervals of days."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dashboard.schema import DayInterval, Precision
from dashboard.steps.times.time_words import UNITS


class NoDayError(ValueError):
    """There is no day to count from, or the result is outside the calendar."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year that others can count from; years before Christ are negative."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def on(cls, day: dt.date) -> "Point":
        """Return the point that is a whole day."""
        return cls(day.year, day.month, day.day)

    def date(self) -> dt.date:
        """Return the day.

        Raises:
            NoDayError: It is no whole day of the calendar.
        """
        day = make_day(self.year, self.month or 0, self.day or 0)
        if day is None:
            raise NoDayError
        return day


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None for one such as 31 April."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def format_year(year: int) -> str:
    """Return the value of a year, where years before Christ are negative; there is no year 0.

    >>> format_year(-480), format_year(476)
    ('BC0480', '0476')
    """
    if year > 9999 or year == 0:
        raise NoDayError
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def format_point(point: Point) -> str:
    """Return the value of a day, a month or a year."""
    value = format_year(point.year)
    if point.month:
        value += f"-{point.month:02d}"
    if point.day:
        value += f"-{point.day:02d}"
    return value


def format_week(day: dt.date) -> str:
    """Return the value of the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def add_days(day: dt.date, days: float) -> dt.date:
    """Return the day so many days later.

    Raises:
        NoDayError: The calendar has no such day.
    """
    try:
        return day + dt.timedelta(days=int(days))
    except OverflowError as error:
        raise NoDayError from error


def add_months(point: Point, months: float) -> Point:
    """Return the month so many months after the month of a point."""
    if not point.month:
        raise NoDayError
    count = point.year * 12 + point.month - 1 + int(months)
    return add_years(Point(count // 12, count % 12 + 1), 0)


def add_years(point: Point, years: float) -> Point:
    """Return the point so many years later; 1 BC is followed by the year 1."""
    year = point.year + int(years)
    if point.year < 0 <= year:
        year += 1
    elif point.year > 0 >= year:
        year -= 1
    # Texts give thousands of years in round numbers, which name no year.
    if abs(years) >= 1000 or abs(year) > 9999:
        raise NoDayError
    return Point(year, point.month, point.day)


def format_duration(amount: float | None, unit: str) -> str:
    """Return the value of an amount of time; the amount is None for "several".

    >>> format_duration(2, "fortnight"), format_duration(None, "hours"), format_duration(2.5, "year")
    ('P4W', 'PTXH', 'P2Y6M')
    """
    code = get_unit_code(unit)
    if amount is None:
        return {"WE": "PXW", "2W": "PXW"}.get(code) or ("PTX" + code[1] if code[0] == "T" else "PX" + code)
    if amount % 1 == 0.5 and code in ("Y", "D", "TH"):
        return _format_half(int(amount), code)
    if code in ("E", "C"):
        return f"P{_format_amount(amount * (10 if code == 'E' else 100))}Y"
    if code in ("2W", "WE"):
        return f"P{_format_amount(amount * 2)}{'W' if code == '2W' else 'D'}"
    return f"PT{_format_amount(amount)}{code[1]}" if code[0] == "T" else f"P{_format_amount(amount)}{code}"


def _format_half(whole: int, code: str) -> str:
    prefix, letter = ("PT", "H") if code == "TH" else ("P", code)
    half = {"Y": "6M", "D": "T12H", "TH": "30M"}[code]
    return prefix + (f"{whole}{letter}" if whole else "") + half


def _format_amount(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)


def get_unit_code(unit: str) -> str:
    """Return the code of a unit of time in values ("TH" for hours)."""
    name = unit.lower()
    return UNITS.get(name) or UNITS.get(name.rstrip("s")) or UNITS["century"]


def shift_point(point: Point, amount: float, unit: str) -> str:
    """Return the value of the time `amount` units after a point (before it, where negative).

    A point that is no whole day gives no whole day: three days after "in April 1980" is 1980-04-XX.
    """
    code = get_unit_code(unit)
    if code[0] == "T":
        return format_point(point)
    if code in ("D", "W", "WE", "2W"):
        return _shift_by_days(point, amount, code)
    if code in ("M", "Q"):
        return _shift_by_months(point, amount, code)
    if code == "Y" and amount % 1:
        return _shift_by_months(Point(point.year, point.month or 6), amount * 12, "M")
    return _shift_by_years(point, amount, code)


def _shift_by_days(point: Point, amount: float, code: str) -> str:
    if not point.day:
        return format_point(point) + ("-XX" if point.month else "-XX-XX")
    days = amount * {"D": 1, "2W": 14}.get(code, 7)
    day = add_days(point.date(), days)
    if code == "D":
        return day.isoformat()
    return format_week(day) + ("-WE" if code == "WE" else "")


def _shift_by_months(point: Point, amount: float, code: str) -> str:
    if not point.month:
        return format_year(point.year) + "-XX"
    month = add_months(point, amount * (3 if code == "Q" else 1))
    return (
        format_point(month) if code == "M" else f"{format_year(month.year)}-Q{((month.month or 1) + 2) // 3}"
    )


def _shift_by_years(point: Point, amount: float, code: str) -> str:
    years, digits = {"Y": (1, 4), "E": (10, 3), "C": (100, 2)}[code]
    value = format_year(add_years(point, amount * years).year)
    return value[: len(value) - 4 + digits]


_VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<end>-WE)?|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?))?(?P<clock>T[\d:A-Z]*)?"
)
_MONTHS_OF_PART: Final = {
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
} | {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}


def parse_timex_value(value: str) -> DayInterval | None:
    """Return the days that a TIMEX3 value covers, or None where it names no days.

    >>> parse_timex_value("2017-Q1").last
    datetime.date(2017, 3, 31)
    """
    if re.fullmatch(r"\d{2,3}", value):
        return _make_years(int(value) * 10 ** (4 - len(value)), 10 ** (4 - len(value)))
    match = _VALUE.fullmatch(value)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if match["week"]:
        return _make_week(year, int(match["week"]), match["end"] is not None)
    if match["part"]:
        return _make_months(year, *_MONTHS_OF_PART[match["part"]], Precision.QUARTER)
    if match["month"] in (None, "XX"):
        return _make_years(year, 1) if match["day"] in (None, "XX") else None
    if match["day"] in (None, "XX"):
        return _make_months(year, int(match["month"]), int(match["month"]), Precision.MONTH)
    day = make_day(year, int(match["month"]), int(match["day"]))
    return DayInterval(day, day, Precision.DAY) if day else None


def _make_years(first: int, count: int) -> DayInterval | None:
    if first + count - 1 > 9999:
        return None
    precision = Precision.YEAR if count == 1 else Precision.LONGER
    return DayInterval(dt.date(max(first, 1), 1, 1), dt.date(first + count - 1, 12, 31), precision)


def _make_months(year: int, first: int, last: int, precision: Precision) -> DayInterval | None:
    end = year + (last - 1) // 12
    if not 1 <= first <= 12 or end > 9999:
        return None
    month = (last - 1) % 12 + 1
    return DayInterval(
        dt.date(year, first, 1), dt.date(end, month, calendar.monthrange(end, month)[1]), precision
    )


def _make_week(year: int, week: int, weekend: bool) -> DayInterval | None:
    try:
        days = [dt.date.fromisocalendar(year, week, day) for day in ((6, 7) if weekend else (1, 7))]
    except ValueError:
        return None
    return DayInterval(days[0], days[1], Precision.WEEK)
