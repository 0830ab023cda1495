"""The rules for days and months of the calendar ("4 April 2017", "last May")."""

import re
from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.infer_year import infer_year
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.time_words import parse_day_of_month, parse_month, parse_year_in_words
from dashboard.steps.times.timex_values import Point, format_point, format_week, make_day
from dashboard.steps.times.trigger_words import MONTH, NUMERIC


def value_of_point(point: Point) -> TimexValue | None:
    """Return the value of a point, None where it is no day of the calendar."""
    if point.day and point.year > 0 and not make_day(point.year, point.month or 0, point.day):
        return None
    return TimexValue("DATE", format_point(point), point)


def parse_year(words: str) -> int | None:
    """Return the year in digits or words; years before Christ are negative."""
    digits = re.search(r"\d+", words)
    if not digits:
        return parse_year_in_words(words) if words else None
    year = int(digits.group())
    return -year if re.search(r"b\.?\s?c", words) else year


def _complete_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 40 else 2000)


def _resolve_iso_date(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    year, month, day = (int(part) for part in match.words[:10].split("-"))
    date = value_of_point(Point(year, month, day)) if year else None
    if date is None or not match["clock"]:
        return date
    return TimexValue("TIME", f"{date.value}T{match['clock'][:5]}", date.point)


def _resolve_numeric_date(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    first, second, year = (int(match[name]) for name in ("a", "b", "y"))
    if year < 100:
        year = _complete_year(year)
    # 12/4/2017 is read the American way where that is a date; dates with full stops are not American.
    if "." in match.words or first > 12:
        first, second = second, first
    return value_of_point(Point(year, first, second)) if first and second else None


def resolve_day_of_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    """Return the day that a month and a number name, None for one such as 31 April."""
    month, day = _month_in(match), parse_day_of_month(match["d"])
    if not make_day(2000, month, day):
        return None
    year = context.use_last_point().year if match["same"] else parse_year(match["y"])
    if year is None and match["yy"]:
        year = _complete_year(int(match["yy"]))
    return value_of_point(Point(year or infer_year(match, context, month, day), month, day))


def _month_in(match: RuleMatch) -> int:
    # The pattern of a month wants its capital, which groups have lost.
    return parse_month(match["m"].title())


def format_undated_month(match: RuleMatch) -> str:
    """Return the value of a day or month in an unknown year."""
    month, day = _month_in(match), parse_day_of_month(match["d"])
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def _resolve_month_of_year(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    year = parse_year(match["y"])
    return value_of_point(Point(year, _month_in(match))) if year else None


def _resolve_bare_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    month = _month_in(match)
    return value_of_point(Point(infer_year(match, context, month, None), month))


# In a text that names "Mrs May", a later "May" is a month only after the words of `_MONTH_CUE`.
_MS_MAY: Final = re.compile(
    r"\b(?:Theresa|Mrs?|Ms|Miss|Sir|Dame|Lord|Lady|Minister|Premier|Secretary|President|Dr|PM)\.? May\b"
)
_MONTH_CUE: Final = re.compile(r"\b(?:in|since|until|till|during|early|late|mid)[\s-]+$", re.IGNORECASE)
# "April Jones" is a person, unless a word before makes a month of April.
_SURNAME: Final = re.compile(r"\s+[A-Z][a-z]")
_BEFORE_A_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|for|between|last|this|next)\s+$",
    re.IGNORECASE,
)


def _resolve_month_unless_name(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if (
        match.words == match["m"]
        and _SURNAME.match(match.after(3))
        and not _BEFORE_A_MONTH.search(match.before(12))
    ):
        return None
    return _resolve_bare_month(match, context)


def _resolve_march_or_may(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if match.words == "may" and not _MONTH_CUE.search(match.before(12)) and _MS_MAY.search(match.text):
        return None
    return _resolve_bare_month(match, context)


def _resolve_september_11(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    attacks = Point(2001, 9, 11)
    if context.published is None or context.published >= attacks.date():
        return value_of_point(attacks)
    return resolve_day_of_month(match, context)


def _resolve_near_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    month = _month_in(match)
    base = context.use_publication() if context.published else context.use_base()
    back, ahead = -(month >= (base.month or 1)), int(month <= (base.month or 1))
    step = {"last": back, "past": back, "next": ahead, "coming": ahead}.get(match["r"].split()[-1], 0)
    return value_of_point(Point(base.year + step, month))


def _resolve_month_of_near_year(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    relative = match["r"]
    base = context.use_last_point() if re.search("same|that|following", relative) else context.use_base()
    step = -1 if "last" in relative else 1 if re.search("next|following", relative) else 0
    return value_of_point(Point(base.year + step, _month_in(match)))


def _resolve_week_of_day(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    day = resolve_day_of_month(match, context)
    if day is None or day.point is None or day.point.year < 0:
        return None
    return TimexValue("DATE", format_week(day.point.date()), day.point)


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "iso date",
        NUMERIC,
        r"(?<![\w-])\d{4}-\d\d-\d\d(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?(?![\w-])",
        _resolve_iso_date,
        ("Filed 2016-02-29.", "2016-02-29"),
        ("at 2017-04-07T15:30 exactly", "2017-04-07T15:30"),
    ),
    make_rule(
        "date with slashes",
        NUMERIC,
        r"(?<![\w./])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\w/])",
        _resolve_numeric_date,
        ("Date: 4/12/2017", "2017-04-12"),
        ("on 25/12/16", "2016-12-25"),
        ("the 4/40/2017 form", ""),
    ),
    make_rule(
        "date with full stops",
        NUMERIC,
        r"(?<![\w./])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\w/])",
        _resolve_numeric_date,
        ("am 24.12.2016 in Bonn", "2016-12-24"),
    ),
    make_rule(
        "eleventh of September",
        MONTH + NUMERIC,
        r"\b(?P<span>(?P<m>(?-i:September|Sept\.?)) (?P<d>11)(?:th)?)"
        r",? (?:terror(?:ist)? )?attacks?\b|\b9/11\b",
        _resolve_september_11,
        ("since the Sept. 11 attacks", "2001-09-11"),
        ("after 9/11", "2001-09-11"),
    ),
    make_rule(
        "month and day",
        MONTH,
        r"(?:\b<DATED_WEEKDAY>,? (?:the )?)?<EDGE>?\b(?P<m><MONTH>) ?(?P<d><DAY>|(?:the )?"
        r"(?:<ORDINAL>)\b)(?![:%.]\d|,\d{3}\b|%| ?(?:[ap]\.?m\b))"
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b| ?,? ['’](?P<yy>\d\d)\b|,? of (?P<same>the same|"
        r"that) year\b)?",
        resolve_day_of_month,
        ("Talks began on April 4.", "2017-04-04"),
        ("Monday, Sept. 12, 2016", "2016-09-12"),
        ("a vote on May 5", "2017-05-05"),
        ("on Dec. 30", "2016-12-30"),
        ("March 8, '99", "1999-03-08"),
        undated=format_undated_month,
    ),
    make_rule(
        "day and month",
        MONTH,
        r"(?:\b<DATED_WEEKDAY>,? )?(?:\bthe )?(?<![\d:.,/])\b(?P<d><DAY>|(?:the )(?:<ORDINAL>))(?: day)?"
        r" (?:of )?(?P<m><MONTH>)(?![\w])(?! \d{1,2},)"
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b)?",
        resolve_day_of_month,
        ("She moved on 4 April.", "2017-04-04"),
        ("on the 4th of April", "2017-04-04"),
        ("Friday, 7 April 2017", "2017-04-07"),
        ("on 25 December", "2016-12-25"),
        ("31 April came", ""),
        undated=format_undated_month,
    ),
    make_rule(
        "month of a year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?:of )?(?P<y><YEAR>\b|<YEAR_WORDS>\b|\d{1,4} <ERA>)",
        _resolve_month_of_year,
        ("in April 1865", "1865-04"),
        ("early May 2016", "2016-05"),
        ("June 479 BC", "BC0479-06"),
    ),
    make_rule(
        "year and month",
        MONTH,
        r"\b(?P<y><YEAR>) (?P<m><MONTH>)(?!\w)(?! \d)",
        _resolve_month_of_year,
        ("the 1956 October rising", "1956-10"),
    ),
    make_rule(
        "last or next month by name",
        MONTH,
        r"\b(?P<r>last|this|next|this past|this coming) <EDGE>?(?P<m><MONTH>)(?! \d)(?!\w)",
        _resolve_near_month,
        ("last May", "2016-05"),
        ("next May", "2017-05"),
        ("this March", "2017-03"),
        undated=format_undated_month,
    ),
    make_rule(
        "month of last or next year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?P<r>last|this|next|of last|of this|of next|of the same|of that|of"
        r" the following|the following|the same|that) year\b",
        _resolve_month_of_near_year,
        ("in October last year", "2016-10"),
        ("May of next year", "2018-05"),
        undated=format_undated_month,
    ),
    make_rule(
        "month",
        MONTH,
        r"(?:<EDGE>?\b|\bmid)(?P<m><SAFE_MONTH>)(?!\w)(?! ?\d)",
        _resolve_month_unless_name,
        ("since February", "2017-02"),
        ("in late January", "2017-01"),
        ("in mid-December", "2016-12"),
        ("April Jones testified", ""),
        undated=format_undated_month,
    ),
    make_rule(
        "March or May alone",
        MONTH,
        r"(?:\b(?:in|since|until|till|by|of|from|to|through|and|during|before|after|for|or|between) |–|"
        r"-)(?P<span><EDGE>?(?P<m>(?-i:March|May)))\b(?! (?-i:[A-Z])| \d)"
        r"|\b(?P<span2>(?P<m2>(?-i:March|May)))(?=(?:,|[-–—/]| (?:and|or|to|through)) ?<MONTH>)",
        _resolve_march_or_may,
        ("in March", "2017-03"),
        ("until May", "2017-05"),
        ("They may march in the rain", ""),
        ("Mrs May said so", ""),
        ("Theresa May left. Talks with Merkel and May went on", ""),
        ("Theresa May left in May", "2017-05"),
        ("the March on Rome", ""),
        undated=format_undated_month,
    ),
    make_rule(
        "early March or May",
        MONTH,
        r"\b<EDGE>(?P<m>(?-i:March|May))\b(?! (?-i:[A-Z])| \d)",
        _resolve_bare_month,
        ("Early March brought rain", "2017-03"),
        undated=format_undated_month,
    ),
    make_rule(
        "week of a day",
        MONTH,
        r"\bthe week of (?P<m><MONTH>) (?P<d><DAY>)(?:,? (?P<y><YEAR>)\b)?",
        _resolve_week_of_day,
        ("the week of March 6", "2017-W10"),
        undated="XXXX-WXX",
    ),
)
