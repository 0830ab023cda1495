"""Find the days that a text writes out in full, with their year."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
        "oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
MONTH_PATTERN = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_YEAR_LAST = r"(?<![\d/.-])(?P<a>\d{1,2})(?P<p4>[-/.])(?P<b>\d{1,2})(?P=p4)(?P<y4>(?:19|20)\d\d)(?![\d/-])"
_FULL = re.compile(
    rf"\b{_WEEKDAY}(?:(?P<m1>{MONTH_PATTERN})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+(?P<m2>{MONTH_PATTERN})[,\s-]+(?P<y2>\d{{4}}))\b"
    r"|(?<![\d/.-])(?P<y3>(?:19|20)\d\d)(?P<p3>[-/.])(?P<m3>\d{1,2})(?P=p3)(?P<d3>\d{1,2})(?:(?![\d/-])|(?=T\d))"
    rf"|{_YEAR_LAST}",
    re.IGNORECASE,
)
_NUMERIC = re.compile(_YEAR_LAST)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d")
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class FullDay:
    """A day that is written out at `text[start:end]`."""

    start: int
    end: int
    day: dt.date


@dataclass(frozen=True, slots=True)
class NumericDay:
    """A day in numbers with the year last, in both orders; None where the calendar has no such day."""

    day_first: dt.date | None
    month_first: dt.date | None

    @property
    def is_ambiguous(self) -> bool:
        """Whether both orders give a day, and not the same one."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first


def find_numeric_day(text: str) -> NumericDay | None:
    """Return the day that `text` writes first in numbers with the year last, or None where there is none.

    >>> find_numeric_day("03.02.2017, 14:30").is_ambiguous
    True
    """
    match = _NUMERIC.search(text)
    if match is None:
        return None
    a, b, year = match["a"], match["b"], match["y4"]
    return NumericDay(make_day(year, b, a), make_day(year, a, b))


def find_full_days(text: str) -> list[FullDay]:
    """Return the days that `text` writes with day, month and year, in order.

    A numeric day that can be read in two ways (04/05/2017) is left out, not guessed.

    >>> [str(date.day) for date in find_full_days("on April 12, 2017, not 04/05/2017 but 13/05/2017")]
    ['2017-04-12', '2017-05-13']
    """
    # Most lines contain no year, and this check is ten times as fast.
    return list(_iterate_days(text)) if _YEAR.search(text) else []


def _iterate_days(text: str) -> Iterator[FullDay]:
    for match in _FULL.finditer(text):
        day = _parse_day(match)
        if day is not None:
            yield FullDay(match.start(), match.end(), day)


def _parse_day(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    if groups["m1"]:
        return make_day(groups["y1"], _parse_month(groups["m1"]), groups["d1"])
    if groups["m2"]:
        return make_day(groups["y2"], _parse_month(groups["m2"]), groups["d2"])
    if groups["y3"]:
        return make_day(groups["y3"], groups["m3"], groups["d3"])
    return _parse_numeric_day(int(groups["a"]), int(groups["b"]), groups["y4"])


def _parse_numeric_day(a: int, b: int, year: str) -> dt.date | None:
    """Return the day that two numbers and a year give, or None if both orders of the numbers are days."""
    days = {make_day(year, a, b), make_day(year, b, a)} - {None}
    return days.pop() if len(days) == 1 else None


def make_day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """Return the day of these numbers, or None if the calendar has no such day."""
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if EARLIEST_YEAR <= date.year <= LATEST_YEAR else None


def _parse_month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]
