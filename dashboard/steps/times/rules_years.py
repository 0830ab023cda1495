"""The rules for years, decades and centuries by their numbers."""

import re
from typing import Final

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.rules_calendar import point_of, year_said
from dashboard.steps.times.time_words import DECADES, ORDINALS, day_number, year_in_words
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
# Four figures below this are a year only where a word before them says so.
_FIRST_PLAIN_YEAR: Final = 1700
_CUE: Final = re.compile(
    r"(?:[(,–-]|\b(?:in|since|of|by|from|until|till|to|and|between|before|after|during|early|late|around|about|circa|the|year))\s*$",
    re.IGNORECASE,
)


def _year(hit: Hit, _at: Reference) -> Value | None:
    year = year_said(hit["y"])
    if year is None or year > 2100 or _COUNTED.match(hit.after(40)) or _NUMBERED.search(hit.before(20)):
        return None
    if 0 < year < _FIRST_PLAIN_YEAR and not _CUE.search(hit.before(12)):
        return None
    return point_of(Point(year))


def _year_in_words(hit: Hit, _at: Reference) -> Value | None:
    year = year_in_words(hit["y"])
    return point_of(Point(year)) if year else None


def _short_year(hit: Hit, _at: Reference) -> Value | None:
    return point_of(Point(1900 + int(hit["y"])))


def era_year(hit: Hit, _at: Reference) -> Value | None:
    """Return a year before Christ."""
    year = int(hit["y"])
    if not year:
        return None
    return point_of(Point(-year if hit["b"].startswith("b") else year))


def _decade(hit: Hit, _at: Reference) -> Value | None:
    if hit["y"]:
        value = hit["y"][:-1].zfill(3)
        return Value("DATE", f"BC{value}" if hit["b"] else value)
    return Value("DATE", "19" + (hit["yy"][:1] or DECADES[hit["w"]]))


def _century(hit: Hit, _at: Reference) -> Value | None:
    count = day_number(hit["o"])
    return Value("DATE", f"{'BC' if hit['b'] else ''}{count - 1:02d}") if 0 < count < 30 else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "fiscal year",
        YEAR,
        r"\b(?:the )?(?:current )?fiscal(?: year)? (?P<y><YEAR>)\b",
        _year,
        ("in fiscal 2016", "2016"),
    ),
    rule(
        "year",
        YEAR,
        r"(?:(?:\b|(?<=\())<EDGE>|\b(?:the )?year (?:of )?)?(?<![\d$£€.,#:/%])(?<!\d[-–])\b"
        r"(?P<y><YEAR>)\b(?![\d%:/]|[.,]\d|[-–](?!\d{2})\w|s\b| <ERA>)(?: (?-i:AD|CE)\b)?",
        _year,
        ("in 1848", "1848"),
        ("since mid-1996", "1996"),
        ("the end of 2015", "2015"),
        ("1500 people fled", ""),
        ("cost $2000", ""),
    ),
    rule(
        "year in words",
        YEAR,
        r"\b(?:the year )?(?P<y><YEAR_WORDS>)\b(?! (?:percent|per|people|years|days|of))",
        _year_in_words,
        ("in nineteen eighty-four", "1984"),
        ("the year two thousand", "2000"),
    ),
    rule(
        "short year",
        DECADE,
        r"(?<![\w'’])['’](?P<y>[3-9]\d)\b(?!['’]?s)",
        _short_year,
        ("the class of '68", "1968"),
    ),
    rule(
        "year of an era",
        ERA,
        r"<EDGE>?(?<![\d$£€.,#:/%])\b(?:ca?\. ?|circa )?(?P<y>\d{1,4}) ?(?P<b><ERA>)",
        era_year,
        ("in 480 BC", "BC0480"),
        ("146 B.C.", "BC0146"),
    ),
    rule(
        "decade",
        DECADE,
        r"(?:<EDGE>|\bthe )?(?:\b(?:early|mid|late)[- ])?(?:\b(?P<y>(?:1\d|20)\d0)s\b|\b"
        r"(?P<y2>\d{2,3})s(?P<b> <ERA>)|(?<!\w)['’](?P<yy>\d0)s|\b(?P<w>" + "|".join(DECADES) + r"))\b",
        _decade,
        ("the 1960s", "196"),
        ("in the late '80s", "198"),
        ("the roaring twenties", "192"),
        ("the 470s BC", "BC047"),
    ),
    rule(
        "century",
        UNIT,
        r"<EDGE>?\b(?:the )?(?:(?:early|mid|late)[- ])?(?P<o>\d\d?(?:st|nd|rd|th)|"
        + "|".join(sorted(ORDINALS, key=len, reverse=True))
        + r")[- ](?:century|centuries)\b(?P<b> <ERA>)?",
        _century,
        ("in the 19th century", "18"),
        ("the fifth century BC", "BC04"),
    ),
)
