"""The rules for the halves of a pair that share a month, year or era: "22-25 April 1951" is two days."""

from typing import Final

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.rules_calendar import day_of_month, without_year
from dashboard.steps.times.rules_years import era_year
from dashboard.steps.times.time_words import day_number
from dashboard.steps.times.timex_values import Point, day_or_none, point_value
from dashboard.steps.times.trigger_words import ERA, MONTH, NUMERIC, ORDINAL, YEAR

_JOIN: Final = r"(?: ?(?:[-–—/]) ?| (?:to|and|or|through|until|till) (?:the )?)"
# "April 3 and 5 people": what follows the second day must not be what is counted.
_NOT_COUNTED: Final = (
    r"(?! (?!(?:in|at|on|of|by|with|for|and|to|but|when|as|after|before|that|was|were|is|are)\b)(?-i:[a-z]))"
)


def _last_year_of_range(hit: Hit, _at: Reference) -> Value | None:
    first, last = hit["a"], hit["y"]
    year = int(first[: 4 - len(last)] + last)
    if year <= int(first):
        return None
    return Value("DATE", point_value(Point(year)), Point(year))


def _day_of_told_month(hit: Hit, at: Reference) -> Value | None:
    if at.told is None or not at.told.month:
        return None
    told = at.last_told()
    day = day_or_none(told.year, told.month or 0, day_number(hit["d"]))
    return Value("DATE", day.isoformat(), Point.on(day)) if day else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "first day of a pair before its month",
        MONTH,
        rf"(?<![\d:.,/])\b(?:the )?(?P<d><DAY>)(?={_JOIN}<DAY> (?:of )?(?P<m><MONTH>)(?!\w)(?:,? "
        rf"(?P<y><YEAR>)\b)?)",
        day_of_month,
        ("from 2 to 4 April", "2017-04-02"),
        undated=without_year,
    ),
    rule(
        "last day of a pair after its month",
        MONTH,
        rf"\b(?P<m><MONTH>) <DAY>{_JOIN}(?P<span>(?P<d><DAY>)(?:,? (?P<y><YEAR>)\b)?)"
        rf"(?![\d:%]){_NOT_COUNTED}(?! (?-i:[A-Z][a-z]+ (?:19|20)))",
        day_of_month,
        ("May 6 and 7th, 1954", "1954-05-07"),
        undated=without_year,
    ),
    rule(
        "last year of a range",
        YEAR + NUMERIC,
        r"(?<![\d$£€.,#/-])(?P<a><YEAR>) ?[-–—/] ?(?P<span>(?P<y><YEAR>|\d\d))(?![\d\w-]|[.,]\d)",
        _last_year_of_range,
        ("the war of 1955-1957", "1957"),
        ("in 1998-99", "1999"),
    ),
    rule(
        "first year of a range of an era",
        ERA,
        r"(?<![\d$£€.,#:/%-])\b(?P<y>\d{1,4})(?= ?(?:[-–—]|to|and|or|until) ?\d{1,4} (?P<b><ERA>))",
        era_year,
        ("from 264 to 241 BC", "BC0264"),
    ),
    rule(
        "day of the month told before",
        ORDINAL,
        r"\b(?:on|by|until|till|from|since|of|to|before|after) (?P<span>the (?P<d>\d{1,2}(?:st|nd|rd|"
        r"th)|(?!first\b|second\b|third\b)<ORDINAL>))(?=[,.;:)]|$| (?:and|at|in|when|but|the|he|she|they|it|was|were|had|to)\b)",
        _day_of_told_month,
        ("It began on 2 April and ended on the 4th.", "2017-04-04"),
        ("It began on 2 April and ended on the twelfth.", "2017-04-12"),
        ("on the 4th floor", ""),
    ),
)
