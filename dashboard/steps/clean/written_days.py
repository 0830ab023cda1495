"""A text -> the days it writes out in full, with their year."""

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
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_FULL = re.compile(
    rf"\b{_WEEKDAY}(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+(?P<m2>{MONTH})[,\s-]+(?P<y2>\d{{4}}))\b"
    r"|(?<![\d/.-])(?P<y3>(?:19|20)\d\d)(?P<p3>[-/.])(?P<m3>\d{1,2})(?P=p3)(?P<d3>\d{1,2})(?:(?![\d/-])|(?=T\d))"
    r"|(?<![\d/.-])(?P<a>\d{1,2})(?P<p4>[-/.])(?P<b>\d{1,2})(?P=p4)(?P<y4>(?:19|20)\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d")
EARLIEST, LATEST = 1800, 2100


@dataclass(frozen=True, slots=True)
class FullDay:
    """A day written out at `text[start:end]`."""

    start: int
    end: int
    day: dt.date


def find_full_days(text: str) -> list[FullDay]:
    """Return the days that `text` writes with day, month and year, in order.

    One of figures that could be read two ways (04/05/2017) is left out: a tie is not broken by a guess.

    >>> [str(found.day) for found in find_full_days("on April 12, 2017, not 04/05/2017 but 13/05/2017")]
    ['2017-04-12', '2017-05-13']
    """
    # Most lines hold no year, and to look for one is ten times as fast.
    return list(_found(text)) if _YEAR.search(text) else []


def _found(text: str) -> Iterator[FullDay]:
    for match in _FULL.finditer(text):
        day = _day(match)
        if day is not None:
            yield FullDay(match.start(), match.end(), day)


def _day(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    if groups["m1"]:
        return make_day(groups["y1"], _month(groups["m1"]), groups["d1"])
    if groups["m2"]:
        return make_day(groups["y2"], _month(groups["m2"]), groups["d2"])
    if groups["y3"]:
        return make_day(groups["y3"], groups["m3"], groups["d3"])
    return _from_figures(int(groups["a"]), int(groups["b"]), groups["y4"])


def _from_figures(a: int, b: int, year: str) -> dt.date | None:
    """Return the day of two figures and a year where only one reading is a day."""
    days = {make_day(year, a, b), make_day(year, b, a)} - {None}
    return days.pop() if len(days) == 1 else None


def make_day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """Return the day of three figures, or None where the calendar has none."""
    try:
        made = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made if EARLIEST <= made.year <= LATEST else None


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]
