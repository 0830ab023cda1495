"""The rules for days of the calendar ("4 April 2017", "2016-02-29")."""

from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.infer_year import infer_year
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule, value_of_point
from dashboard.steps.times.time_words import parse_day_of_month, parse_month, parse_year
from dashboard.steps.times.timex_values import Point, make_day
from dashboard.steps.times.trigger_words import MONTH, NUMERIC


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
    month, day = month_of(match), parse_day_of_month(match["d"])
    if not make_day(2000, month, day):
        return None
    year = parse_year(match["y"])
    if match["same"]:
        year = context.use_last_point().year + (match["same"] in ("the following", "the next"))
    if year is None and match["yy"]:
        year = _complete_year(int(match["yy"]))
    return value_of_point(Point(year or infer_year(match, context, month, day), month, day))


def month_of(match: RuleMatch) -> int:
    """Return the month that the group `m` names, 0 where it names none."""
    # The pattern of a month wants its capital, which groups have lost.
    return parse_month(match["m"].title())


def format_undated_month(match: RuleMatch) -> str:
    """Return the value of a day or month in an unknown year."""
    month, day = month_of(match), parse_day_of_month(match["d"])
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def _resolve_september_11(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    attacks = Point(2001, 9, 11)
    if context.published is None or context.published >= attacks.date():
        return value_of_point(attacks)
    return resolve_day_of_month(match, context)


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
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b| ?,? ['’](?P<yy>\d\d)\b|,? of (?P<same>the same|the following|the next|"
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
        r"(?:,? (?:of )?(?P<y><YEAR>|\d{1,4} <ERA>)\b"
        r"|,? of (?P<same>the following|the next) year\b)?",
        resolve_day_of_month,
        ("She moved on 4 April.", "2017-04-04"),
        ("on the 4th of April", "2017-04-04"),
        ("Friday, 7 April 2017", "2017-04-07"),
        ("on 25 December", "2016-12-25"),
        ("31 April came", ""),
        undated=format_undated_month,
    ),
)
