"""The rules for pairs that share a month, year or era: "22-25 April 1951" is two days."""

from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.rules_date import format_undated_month, resolve_day_of_month
from dashboard.steps.times.rules_years import resolve_era_year
from dashboard.steps.times.time_words import parse_day_of_month
from dashboard.steps.times.timex_values import Point, format_point, make_day
from dashboard.steps.times.trigger_words import ERA, MONTH, NUMERIC, ORDINAL, YEAR

_JOIN: Final = r"(?: ?(?:[-–—/]) ?| (?:to|and|or|through|until|till) (?:the )?)"
# "April 3 and 5 people": the word after the second day must not be what a number counts.
_NOT_COUNTED: Final = (
    r"(?! (?!(?:in|at|on|of|by|with|for|and|to|but|when|as|after|before|that|was|were|is|are)\b)(?-i:[a-z]))"
)


def _resolve_last_year_of_range(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    first, last = match["a"], match["y"]
    year = int(first[: 4 - len(last)] + last)
    if year <= int(first):
        return None
    return TimexValue("DATE", format_point(Point(year)), Point(year))


def _resolve_day_of_last_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if context.last_point is None or not context.last_point.month:
        return None
    point = context.use_last_point()
    day = make_day(point.year, point.month or 0, parse_day_of_month(match["d"]))
    return TimexValue("DATE", day.isoformat(), Point.on(day)) if day else None


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "first day of a pair before its month",
        MONTH,
        rf"(?<![\d:.,/])\b(?:the )?(?P<d><DAY>)(?={_JOIN}<DAY> (?:of )?(?P<m><MONTH>)(?!\w)(?:,? "
        rf"(?P<y><YEAR>)\b)?)",
        resolve_day_of_month,
        ("from 2 to 4 April", "2017-04-02"),
        undated=format_undated_month,
    ),
    make_rule(
        "last day of a pair after its month",
        MONTH,
        rf"\b(?P<m><MONTH>) <DAY>{_JOIN}(?P<span>(?P<d><DAY>)(?:,? (?P<y><YEAR>)\b)?)"
        rf"(?![\d:%]){_NOT_COUNTED}(?! (?-i:[A-Z][a-z]+ (?:19|20)))",
        resolve_day_of_month,
        ("May 6 and 7th, 1954", "1954-05-07"),
        undated=format_undated_month,
    ),
    make_rule(
        "last year of a range",
        YEAR + NUMERIC,
        r"(?<![\d$£€.,#/-])(?P<a><YEAR>) ?[-–—/] ?(?P<span>(?P<y><YEAR>|\d\d))(?![\d\w-]|[.,]\d)",
        _resolve_last_year_of_range,
        ("the war of 1955-1957", "1957"),
        ("in 1998-99", "1999"),
    ),
    make_rule(
        "first year of a range of an era",
        ERA,
        r"(?<![\d$£€.,#:/%-])\b(?P<y>\d{1,4})(?= ?(?:[-–—]|to|and|or|until) ?\d{1,4} (?P<b><ERA>))",
        resolve_era_year,
        ("from 264 to 241 BC", "BC0264"),
    ),
    make_rule(
        "day of the month told before",
        ORDINAL,
        r"\b(?:on|by|until|till|from|since|of|to|before|after) (?P<span>the (?P<d>\d{1,2}(?:st|nd|rd|"
        r"th)|(?!first\b|second\b|third\b)<ORDINAL>))(?=[,.;:)]|$| (?:and|at|in|when|but|the|he|she|they|it|was|were|had|to)\b)",
        _resolve_day_of_last_month,
        ("It began on 2 April and ended on the 4th.", "2017-04-04"),
        ("It began on 2 April and ended on the twelfth.", "2017-04-12"),
        ("on the 4th floor", ""),
    ),
)
