"""The rules for dates of the calendar: days, months, years, decades and centuries by their names."""

import re
from typing import Final

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.infer_year import year_of_month
from dashboard.steps.times.rule import Example, Hit, Rule, Value, rule
from dashboard.steps.times.time_words import day_number, month_number, year_in_words
from dashboard.steps.times.timex_values import Point, day_or_none, point_value, week_value
from dashboard.steps.times.trigger_words import MONTH, NUMERIC


def point_of(point: Point) -> Value | None:
    """Return a point as a value, None where it is no day of the calendar."""
    if point.day and point.year > 0 and not day_or_none(point.year, point.month or 0, point.day):
        return None
    return Value("DATE", point_value(point), point)


def year_said(words: str) -> int | None:
    """Return the year in digits or words; years before Christ are negative."""
    digits = re.search(r"\d+", words)
    if not digits:
        return year_in_words(words) if words else None
    year = int(digits.group())
    return -year if re.search(r"b\.?\s?c", words) else year


def _iso_date(hit: Hit, _at: Reference) -> Value | None:
    year, month, day = (int(part) for part in hit.said[:10].split("-"))
    found = point_of(Point(year, month, day)) if year else None
    if found is None or not hit["clock"]:
        return found
    return Value("TIME", f"{found.value}T{hit['clock'][:5]}", found.told)


def _numeric_date(hit: Hit, _at: Reference) -> Value | None:
    first, second, year = (int(hit[name]) for name in ("a", "b", "y"))
    if year < 100:
        year += 1900 if year > 40 else 2000
    # 12/4/2017 reads the American way unless it cannot; with full stops it is never American.
    if "." in hit.said or first > 12:
        first, second = second, first
    return point_of(Point(year, first, second)) if first and second else None


def day_of_month(hit: Hit, at: Reference) -> Value | None:
    """Return the day that a month and a number name, None for one such as 31 April."""
    month, day = month_number(_cased(hit, "m")), day_number(hit["d"])
    if not day_or_none(2000, month, day):
        return None
    year = at.last_told().year if hit["same"] else year_said(hit["y"])
    if year is None and hit["yy"]:
        year = 1900 + int(hit["yy"]) if int(hit["yy"]) > 40 else 2000 + int(hit["yy"])
    return point_of(Point(year or year_of_month(hit, at, month, day), month, day))


def _cased(hit: Hit, group: str) -> str:
    # The month's name was matched with its capital, which groups do not keep.
    return hit[group].title()


def without_year(hit: Hit) -> str:
    """Return the day or month of an unknown year."""
    month, day = month_number(_cased(hit, "m")), day_number(hit["d"])
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def _month_of_year(hit: Hit, _at: Reference) -> Value | None:
    year = year_said(hit["y"])
    return point_of(Point(year, month_number(_cased(hit, "m")))) if year else None


def _bare_month(hit: Hit, at: Reference) -> Value | None:
    month = month_number(_cased(hit, "m"))
    return point_of(Point(year_of_month(hit, at, month, None), month))


# "Mrs May" and "May" afterwards: in such a text only these words make a month of it.
_MS_MAY: Final = re.compile(
    r"\b(?:Theresa|Mrs?|Ms|Miss|Sir|Dame|Lord|Lady|Minister|Premier|Secretary|President|Dr|PM)\.? May\b"
)
_MONTH_CUE: Final = re.compile(r"\b(?:in|since|until|till|during|early|late|mid)[\s-]+$", re.IGNORECASE)


# "April Jones" is a person, unless a word before says that it is a month.
_SURNAME: Final = re.compile(r"\s+[A-Z][a-z]")
_MONTH_SURELY: Final = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|for|between|last|this|next)\s+$",
    re.IGNORECASE,
)


def _month_unless_name(hit: Hit, at: Reference) -> Value | None:
    if hit.said == hit["m"] and _SURNAME.match(hit.after(3)) and not _MONTH_SURELY.search(hit.before(12)):
        return None
    return _bare_month(hit, at)


def _march_or_may(hit: Hit, at: Reference) -> Value | None:
    if hit.said == "may" and not _MONTH_CUE.search(hit.before(12)) and _MS_MAY.search(hit.text):
        return None
    return _bare_month(hit, at)


def _september_11(hit: Hit, at: Reference) -> Value | None:
    known = Point(2001, 9, 11)
    return point_of(known) if at.published is None or at.published >= known.date() else day_of_month(hit, at)


def _near_month(hit: Hit, at: Reference) -> Value | None:
    month, here = month_number(_cased(hit, "m")), at.publication() if at.published else at.base()
    now = here.month or 1
    step = {"last": -(month >= now), "next": int(month <= now)}
    return point_of(
        Point(
            here.year + step.get(hit["r"].split()[-1].replace("past", "last").replace("coming", "next"), 0),
            month,
        )
    )


def _month_of_near_year(hit: Hit, at: Reference) -> Value | None:
    far = hit["r"]
    here = at.last_told() if re.search("same|that|following", far) else at.base()
    step = -1 if "last" in far else 1 if re.search("next|following", far) else 0
    return point_of(Point(here.year + step, month_number(_cased(hit, "m"))))


def _week_of_day(hit: Hit, at: Reference) -> Value | None:
    day = day_of_month(hit, at)
    if day is None or day.told is None or day.told.year < 0:
        return None
    return Value("DATE", week_value(day.told.date()), day.told)


_MOVES: Final[tuple[Example, ...]] = (
    ("She moved on 4 April.", "2017-04-04"),
    ("on the 4th of April", "2017-04-04"),
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "iso date",
        NUMERIC,
        r"(?<![\w-])\d{4}-\d\d-\d\d(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?(?![\w-])",
        _iso_date,
        ("Filed 2016-02-29.", "2016-02-29"),
        ("at 2017-04-07T15:30 exactly", "2017-04-07T15:30"),
    ),
    rule(
        "date with slashes",
        NUMERIC,
        r"(?<![\w./])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\w/])",
        _numeric_date,
        ("Date: 4/12/2017", "2017-04-12"),
        ("on 25/12/16", "2016-12-25"),
        ("the 4/40/2017 form", ""),
    ),
    rule(
        "date with full stops",
        NUMERIC,
        r"(?<![\w./])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\w/])",
        _numeric_date,
        ("am 24.12.2016 in Bonn", "2016-12-24"),
    ),
    rule(
        "eleventh of September",
        MONTH + NUMERIC,
        r"\b(?P<span>(?P<m>(?-i:September|Sept\.?)) (?P<d>11)(?:th)?)"
        r",? (?:terror(?:ist)? )?attacks?\b|\b9/11\b",
        _september_11,
        ("since the Sept. 11 attacks", "2001-09-11"),
        ("after 9/11", "2001-09-11"),
    ),
    rule(
        "month and day",
        MONTH,
        r"(?:\b<DATED_WEEKDAY>,? (?:the )?)?<EDGE>?\b(?P<m><MONTH>) ?(?P<d><DAY>|(?:the )?"
        r"(?:<ORDINAL>)\b)(?![:%.]\d|,\d{3}\b|%| ?(?:[ap]\.?m\b))"
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b| ?,? ['’](?P<yy>\d\d)\b|,? of (?P<same>the same|"
        r"that) year\b)?",
        day_of_month,
        ("Talks began on April 4.", "2017-04-04"),
        ("Monday, Sept. 12, 2016", "2016-09-12"),
        ("a vote on May 5", "2017-05-05"),
        ("on Dec. 30", "2016-12-30"),
        ("March 8, '99", "1999-03-08"),
        undated=without_year,
    ),
    rule(
        "day and month",
        MONTH,
        r"(?:\b<DATED_WEEKDAY>,? )?(?:\bthe )?(?<![\d:.,/])\b(?P<d><DAY>|(?:the )(?:<ORDINAL>))(?: day)?"
        r" (?:of )?(?P<m><MONTH>)(?![\w])(?! \d{1,2},)"
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b)?",
        day_of_month,
        *_MOVES,
        ("Friday, 7 April 2017", "2017-04-07"),
        ("on 25 December", "2016-12-25"),
        ("31 April came", ""),
        undated=without_year,
    ),
    rule(
        "month of a year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?:of )?(?P<y><YEAR>\b|<YEAR_WORDS>\b|\d{1,4} <ERA>)",
        _month_of_year,
        ("in April 1865", "1865-04"),
        ("early May 2016", "2016-05"),
        ("June 479 BC", "BC0479-06"),
    ),
    rule(
        "year and month",
        MONTH,
        r"\b(?P<y><YEAR>) (?P<m><MONTH>)(?!\w)(?! \d)",
        _month_of_year,
        ("the 1956 October rising", "1956-10"),
    ),
    rule(
        "last or next month by name",
        MONTH,
        r"\b(?P<r>last|this|next|this past|this coming) <EDGE>?(?P<m><MONTH>)(?! \d)(?!\w)",
        _near_month,
        ("last May", "2016-05"),
        ("next May", "2017-05"),
        ("this March", "2017-03"),
        undated=without_year,
    ),
    rule(
        "month of last or next year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?P<r>last|this|next|of last|of this|of next|of the same|of that|of"
        r" the following|the following|the same|that) year\b",
        _month_of_near_year,
        ("in October last year", "2016-10"),
        ("May of next year", "2018-05"),
        undated=without_year,
    ),
    rule(
        "month",
        MONTH,
        r"(?:<EDGE>?\b|\bmid)(?P<m><SAFE_MONTH>)(?!\w)(?! ?\d)",
        _month_unless_name,
        ("since February", "2017-02"),
        ("in late January", "2017-01"),
        ("in mid-December", "2016-12"),
        ("April Jones testified", ""),
        undated=without_year,
    ),
    rule(
        "March or May alone",
        MONTH,
        r"(?:\b(?:in|since|until|till|by|of|from|to|through|and|during|before|after|for|or|between) |–|"
        r"-)(?P<span><EDGE>?(?P<m>(?-i:March|May)))\b(?! (?-i:[A-Z])| \d)"
        r"|\b(?P<span2>(?P<m2>(?-i:March|May)))(?=(?:,|[-–—/]| (?:and|or|to|through)) ?<MONTH>)",
        _march_or_may,
        ("in March", "2017-03"),
        ("until May", "2017-05"),
        ("They may march in the rain", ""),
        ("Mrs May said so", ""),
        ("Theresa May left. Talks with Merkel and May went on", ""),
        ("Theresa May left in May", "2017-05"),
        ("the March on Rome", ""),
        undated=without_year,
    ),
    rule(
        "early March or May",
        MONTH,
        r"\b<EDGE>(?P<m>(?-i:March|May))\b(?! (?-i:[A-Z])| \d)",
        _bare_month,
        ("Early March brought rain", "2017-03"),
        undated=without_year,
    ),
    rule(
        "week of a day",
        MONTH,
        r"\bthe week of (?P<m><MONTH>) (?P<d><DAY>)(?:,? (?P<y><YEAR>)\b)?",
        _week_of_day,
        ("the week of March 6", "2017-W10"),
        undated="XXXX-WXX",
    ),
)
