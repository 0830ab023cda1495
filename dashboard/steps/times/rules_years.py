"""The rules for years, decades and centuries ("in 1848", "the 1960s", "480 BC")."""

import re
from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule, value_of_point
from dashboard.steps.times.time_words import (
    DECADES,
    ORDINALS,
    parse_day_of_month,
    parse_year,
    parse_year_in_words,
)
from dashboard.steps.times.timex_values import Point
from dashboard.steps.times.trigger_words import DECADE, ERA, UNIT, YEAR

_COUNTED: Final = re.compile(
    r"\s+(?:other |more |new |armed |american |british )?(?:people|men|women|soldiers|troops|dead|killed|"
    r"victims|percent|miles|feet|dollars|met(?:er|re)s|kilomet(?:er|re)s"
    r"|tons|tonnes|prisoners|aircraft|tanks|guns|civilians|casualties|workers|employees|jobs|homes|"
    r"houses|families"
    r"|years|points|acres|square|sq|mm|km|kg|m|words|pages|rounds|copies|students|cases|deaths|votes|"
    r"seats)\b",
    re.IGNORECASE,
)
# "Resolution 1973", "Flight 2009".
_NUMBERED: Final = re.compile(
    r"\b(?:resolutions?|no\.?|number|page|section|article|law|decree|flight|room|route|highway|bus|boeing|unit|form)\s+$",
    re.IGNORECASE,
)
# "Nearly 1900 rebels", "it carried 1800 passengers".
_AMOUNT_BEFORE: Final = re.compile(
    r"\b(?:nearly|almost|roughly|approximately|another|carr(?:y|ies|ied|ying)|employ(?:s|ed|ing)?"
    r"|kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:ed|ing)|houses|housed|total of)\s+$",
    re.IGNORECASE,
)
_LOWER_WORD: Final = re.compile(r"\s+(?!(?:in|at|on|and|or|but|when|as|to|by|was|were|is)\b)[a-z]")
# Four figures below this are a year only after one of the words of `_YEAR_CUE`.
_FIRST_PLAIN_YEAR: Final = 1700
_YEAR_CUE: Final = re.compile(
    r"(?:[(,–-]|\b(?:in|since|of|by|from|until|till|to|and|between|before|after|during|early|late|around|about|circa|the|year))\s*$",
    re.IGNORECASE,
)


def _resolve_year(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    year = parse_year(match["y"])
    if year is None or year > 2100 or _COUNTED.match(match.after(40)) or _NUMBERED.search(match.before(20)):
        return None
    if _AMOUNT_BEFORE.search(match.before(18)) and _LOWER_WORD.match(match.after(12)):
        return None
    if 0 < year < _FIRST_PLAIN_YEAR and not _YEAR_CUE.search(match.before(12)):
        return None
    return value_of_point(Point(year))


def _resolve_year_in_words(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    year = parse_year_in_words(match["y"])
    return value_of_point(Point(year)) if year else None


def _resolve_short_year(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return value_of_point(Point(1900 + int(match["y"])))


def resolve_era_year(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    """Return a year before Christ, or one of the Common Era."""
    year = int(match["y"])
    if not year:
        return None
    return value_of_point(Point(-year if match["b"].startswith("b") else year))


def _resolve_decade(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    if match["y"]:
        value = match["y"][:-1].zfill(3)
        return TimexValue("DATE", f"BC{value}" if match["b"] else value)
    return TimexValue("DATE", "19" + (match["yy"][:1] or DECADES[match["w"]]))


def _resolve_century(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    count = parse_day_of_month(match["o"])
    return TimexValue("DATE", f"{'BC' if match['b'] else ''}{count - 1:02d}") if 0 < count < 30 else None


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "fiscal year",
        YEAR,
        r"\b(?:the )?(?:current )?fiscal(?: year)? (?P<y><YEAR>)\b",
        _resolve_year,
        ("in fiscal 2016", "2016"),
    ),
    make_rule(
        "year",
        YEAR,
        r"(?:(?:\b|(?<=\())<EDGE>|\b(?:the )?year (?:of )?)?(?<![\d$£€.,#:/%])(?<!\d[-–])\b"
        r"(?P<y><YEAR>)\b(?![\d%/]|:(?!\s)|[.,]\d|[-–](?!\d{2})\w|s\b| <ERA>)(?: (?-i:AD|CE)\b)?",
        _resolve_year,
        ("in 1848", "1848"),
        ("since mid-1996", "1996"),
        ("the end of 2015", "2015"),
        ("1500 people fled", ""),
        ("cost $2000", ""),
    ),
    make_rule(
        "year in words",
        YEAR,
        r"\b(?:the year )?(?P<y><YEAR_WORDS>)\b(?! (?:percent|per|people|years|days|of))",
        _resolve_year_in_words,
        ("in nineteen eighty-four", "1984"),
        ("the year two thousand", "2000"),
    ),
    make_rule(
        "short year",
        DECADE,
        r"(?<![\w'’])['’](?P<y>[3-9]\d)\b(?!['’]?s)",
        _resolve_short_year,
        ("the class of '68", "1968"),
    ),
    make_rule(
        "year of an era",
        ERA,
        r"<EDGE>?(?<![\d$£€.,#:/%])\b(?:ca?\. ?|circa )?(?P<y>\d{1,4}) ?(?P<b><ERA>)",
        resolve_era_year,
        ("in 480 BC", "BC0480"),
        ("146 B.C.", "BC0146"),
    ),
    make_rule(
        "decade",
        DECADE,
        r"(?:<EDGE>|\bthe )?(?:\b(?:early|mid|late)[- ])?(?:\b(?P<y>(?:1\d|20)\d0)s\b|\b"
        r"(?P<y2>\d{2,3})s(?P<b> <ERA>)|(?<!\w)['’](?P<yy>\d0)s|\b(?P<w>" + "|".join(DECADES) + r"))\b",
        _resolve_decade,
        ("the 1960s", "196"),
        ("in the late '80s", "198"),
        ("the roaring twenties", "192"),
        ("the 470s BC", "BC047"),
    ),
    make_rule(
        "century",
        UNIT,
        r"<EDGE>?\b(?:the )?(?:(?:early|mid|late)[- ])?(?P<o>\d\d?(?:st|nd|rd|th)|"
        + "|".join(sorted(ORDINALS, key=len, reverse=True))
        + r")[- ](?:century|centuries)\b(?P<b> <ERA>)?",
        _resolve_century,
        ("in the 19th century", "18"),
        ("the fifth century BC", "BC04"),
    ),
)
