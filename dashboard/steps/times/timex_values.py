"""TIMEX3 values: made from days and amounts of time, and read back as intervals of days."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dashboard.schema import Day, Precision
from dashboard.steps.times.time_words import UNITS


class NoDayError(ValueError):
    """There is no day to count from, or the count leaves the calendar."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year to count from; years before Christ are negative."""

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
        found = day_or_none(self.year, self.month or 0, self.day or 0)
        if found is None:
            raise NoDayError
        return found


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None for one such as 31 April."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def year_value(year: int) -> str:
    """Return a year as a value; there is no year 0.

    >>> year_value(-480), year_value(476)
    ('BC0480', '0476')
    """
    if year > 9999 or year == 0:
        raise NoDayError
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def point_value(point: Point) -> str:
    """Return the value of a point, as fine as it is."""
    value = year_value(point.year)
    if point.month:
        value += f"-{point.month:02d}"
    if point.day:
        value += f"-{point.day:02d}"
    return value


def week_value(day: dt.date) -> str:
    """Return the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def days_after(day: dt.date, days: float) -> dt.date:
    """Return the day so many days later.

    Raises:
        NoDayError: The calendar has no such day.
    """
    try:
        return day + dt.timedelta(days=int(days))
    except OverflowError as error:
        raise NoDayError from error


def months_after(point: Point, months: float) -> Point:
    """Return the month so many months after the month of a point."""
    if not point.month:
        raise NoDayError
    count = point.year * 12 + point.month - 1 + int(months)
    return years_after(Point(count // 12, count % 12 + 1), 0)


def years_after(point: Point, years: float) -> Point:
    """Return the point so many years later; between 1 BC and the year 1 there is none."""
    year = point.year + int(years)
    if point.year < 0 <= year:
        year += 1
    elif point.year > 0 >= year:
        year -= 1
    # Thousands of years are said in round numbers: they name no year.
    if abs(years) >= 1000 or abs(year) > 9999:
        raise NoDayError
    return Point(year, point.month, point.day)


def duration_value(amount: float | None, unit: str) -> str:
    """Return the value of an amount of time; the amount is None for "several".

    >>> duration_value(2, "fortnight"), duration_value(None, "hours"), duration_value(2.5, "year")
    ('P4W', 'PTXH', 'P2Y6M')
    """
    code = unit_code(unit)
    if amount is None:
        return {"WE": "PXW", "2W": "PXW"}.get(code) or ("PTX" + code[1] if code[0] == "T" else "PX" + code)
    if amount % 1 == 0.5 and code in ("Y", "D", "TH"):
        return _with_half(int(amount), code)
    if code in ("E", "C"):
        return f"P{_plain(amount * (10 if code == 'E' else 100))}Y"
    if code in ("2W", "WE"):
        return f"P{_plain(amount * 2)}{'W' if code == '2W' else 'D'}"
    return f"PT{_plain(amount)}{code[1]}" if code[0] == "T" else f"P{_plain(amount)}{code}"


def _with_half(whole: int, code: str) -> str:
    number, half = (f"{whole}" if whole else ""), {"Y": "6M", "D": "T12H", "TH": "30M"}[code]
    if code == "TH":
        return f"PT{number + 'H' if number else ''}{half}"
    return f"P{number + code if number else ''}{half}"


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)


def unit_code(unit: str) -> str:
    """Return the letter that a unit of time has in values."""
    name = unit.lower()
    return UNITS.get(name) or UNITS.get(name.rstrip("s")) or UNITS["century"]


def shifted(point: Point, amount: float, unit: str) -> str:
    """Return the value of what lies `amount` units after a point (before, where it is negative).

    A point that is no whole day gives no whole day: three days after "in April 1980" is 1980-04-XX.
    """
    code = unit_code(unit)
    if code[0] == "T":
        return point_value(point)
    if code in ("D", "W", "WE", "2W"):
        return _shifted_by_days(point, amount, code)
    if code in ("M", "Q"):
        return _shifted_by_months(point, amount, code)
    if code == "Y" and amount % 1:
        return _shifted_by_months(Point(point.year, point.month or 6), amount * 12, "M")
    return _shifted_by_years(point, amount, code)


def _shifted_by_days(point: Point, amount: float, code: str) -> str:
    if not point.day:
        return point_value(point) + ("-XX" if point.month else "-XX-XX")
    days = amount * {"D": 1, "2W": 14}.get(code, 7)
    day = days_after(point.date(), days)
    if code == "D":
        return day.isoformat()
    return week_value(day) + ("-WE" if code == "WE" else "")


def _shifted_by_months(point: Point, amount: float, code: str) -> str:
    if not point.month:
        return year_value(point.year) + "-XX"
    month = months_after(point, amount * (3 if code == "Q" else 1))
    return point_value(month) if code == "M" else f"{year_value(month.year)}-Q{((month.month or 1) + 2) // 3}"


def _shifted_by_years(point: Point, amount: float, code: str) -> str:
    years, digits = {"Y": (1, 4), "E": (10, 3), "C": (100, 2)}[code]
    value = year_value(years_after(point, amount * years).year)
    return value[: len(value) - 4 + digits]


_VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<end>-WE)?|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?))?(?P<clock>T[\d:A-Z]*)?"
)
_MONTHS_OF: Final = {
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
} | {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}


def interval_of(value: str) -> Day | None:
    """Return the days that a TIMEX3 value covers, or None where it names none.

    >>> interval_of("2017-Q1").last
    datetime.date(2017, 3, 31)
    """
    if re.fullmatch(r"\d{2,3}", value):
        return _years(int(value) * 10 ** (4 - len(value)), 10 ** (4 - len(value)))
    found = _VALUE.fullmatch(value)
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), found["end"] is not None)
    if found["part"]:
        return _months(year, *_MONTHS_OF[found["part"]], Precision.QUARTER)
    if found["month"] in (None, "XX"):
        return _years(year, 1) if found["day"] in (None, "XX") else None
    if found["day"] in (None, "XX"):
        return _months(year, int(found["month"]), int(found["month"]), Precision.MONTH)
    day = day_or_none(year, int(found["month"]), int(found["day"]))
    return Day(day, day, Precision.DAY) if day else None


def _years(first: int, count: int) -> Day | None:
    if first + count - 1 > 9999:
        return None
    precision = Precision.YEAR if count == 1 else Precision.LONGER
    return Day(dt.date(max(first, 1), 1, 1), dt.date(first + count - 1, 12, 31), precision)


def _months(year: int, first: int, last: int, precision: Precision) -> Day | None:
    end = year + (last - 1) // 12
    if not 1 <= first <= 12 or end > 9999:
        return None
    month = (last - 1) % 12 + 1
    return Day(dt.date(year, first, 1), dt.date(end, month, calendar.monthrange(end, month)[1]), precision)


def _week(year: int, week: int, weekend: bool) -> Day | None:
    try:
        days = [dt.date.fromisocalendar(year, week, day) for day in ((6, 7) if weekend else (1, 7))]
    except ValueError:
        return None
    return Day(days[0], days[1], Precision.WEEK)
