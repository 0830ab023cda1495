"""The rules for seasons, quarters and halves of a year, and holidays."""

import re
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, AnchorContext
from dashboard.steps.times.infer_year import infer_year
from dashboard.steps.times.moving_holidays import find_moving_holiday
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.tense import FUTURE, find_tense
from dashboard.steps.times.time_words import SEASONS, compile_pattern, parse_month, parse_year
from dashboard.steps.times.timex_values import Point, format_point, format_year
from dashboard.steps.times.trigger_words import FRACTION, HOLIDAY, SEASON, UNIT

_FIRST_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FIXED_HOLIDAYS: Final = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "valentine's day": (2, 14),
    "veterans day": (11, 11),
}
# About when the others are, by the first four letters of their names.
_MOVING_HOLIDAYS: Final = {"than": (11, 24), "east": (4, 10), "labo": (9, 4), "memo": (5, 28)}


# "Spring Festival", "the 2019 Winter Games", "the imperial summer palace".
_SEASON_IN_A_NAME: Final = re.compile(
    r"\s+(?:Festival|Games|Olympics?|Paralympics?|Universiade|Palace|(?:palace|house|camp|school|coat|sports|residence|wheat|storm|tyre|tire|boot|jacket|blanket"
    r"|barley|cereal|crop|collection|cleaning|squash|clothes)s?\b)"
)


# "The Arab Spring", "Silver Spring": a season with a capital behind another name.
_NAME_BEFORE: Final = re.compile(
    r"\b(?!(?:The|In|By|Last|This|Next|That|Early|Late|Mid|Since|Until|During|Each|Every|And)\b)[A-Z][a-z]+\s$"
)
# "Christmas Island", "the Easter Rising".
_NAME_AFTER: Final = re.compile(
    r"\s(?:Islands?|Rising|Offensive|Truce|Accords?|Agreement|Protocol|Carol|Bowl|Fund|Seals?|Market"
    r"|(?:tree|card|present|gift|egg|bunny|cake|carol)s?\b)"
)
# "The spring and early summer of 1943".
_YEAR_AHEAD: Final = compile_pattern(
    r" ?(?:and|or|to|through|until|-|–) ?(?:the )?(?:early |mid-?|late )?<SEASON>,? (?:of )?(?P<y><YEAR>)\b"
)


def _resolve_season(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if _SEASON_IN_A_NAME.match(match.after(20)) or _is_end_of_name(match):
        return None
    code = SEASONS[match["s"]]
    if match["s"] == "fall" and not match["y"] and match["r"] in ("", "the", "that"):
        return None
    year = parse_year(match["y"])
    if match["l"]:
        step = {"last": -1, "next": 1, "following": 1}.get(match["l"].split()[-1], 0)
        year = context.use_base().year + step
    if year is None:
        return TimexValue("DATE", f"{format_year(_find_year_of_season(match, context, code))}-{code}")
    # The days that follow "in the autumn of 1934" are days of that year or the next.
    return TimexValue("DATE", f"{format_year(year)}-{code}", Point(year))


def _is_end_of_name(match: RuleMatch) -> bool:
    return match.text[match.start].isupper() and _NAME_BEFORE.search(match.before(24)) is not None


def _find_year_of_season(match: RuleMatch, context: AnchorContext, code: str) -> int:
    if ahead := _YEAR_AHEAD.match(match.text, match.end):
        return int(ahead["y"])
    relative = match["r"]
    base = context.use_base()
    first, month = _FIRST_MONTH[code], base.month or 1
    if re.search("last|past|previous", relative):
        over = month > first + 2 if "past" not in relative else month >= first
        return base.year - (not over)
    if re.search("next|coming|following", relative):
        return base.year + (month >= first)
    goes_on = relative == "this" or (context.mode == NARRATIVE and context.last_point is not None)
    last_year = not goes_on and month < first and find_tense(match.text, match.start, match.end) != FUTURE
    return base.year - last_year


def _find_current_quarter(context: AnchorContext) -> tuple[int, int]:
    base = context.use_publication() if context.published else context.use_base()
    return base.year, ((base.month or 1) + 2) // 3


def _resolve_numbered_quarter(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    quarter = _QUARTERS.get(match["o"]) or int(match["o"][0])
    return _remember_quarter(_find_year_of_quarter(match, context, quarter), quarter, match, context)


def _find_year_of_quarter(match: RuleMatch, context: AnchorContext, quarter: int) -> int:
    if named_year := parse_year(match["y"]):
        return named_year
    year, now = _find_current_quarter(context)
    if match["l"]:
        return year + {"last": -1, "next": 1}.get(match["l"], 0)
    if match["a"]:
        same_quarter = context.quarter is not None and context.quarter[1] == quarter
        return (context.quarter[0] if context.quarter and same_quarter else year - (quarter > now)) - 1
    soon = quarter - now == 1 and quarter != 4
    return year - (quarter > now and not soon and find_tense(match.text, match.start, match.end) != FUTURE)


def _remember_quarter(year: int, quarter: int, match: RuleMatch, context: AnchorContext) -> TimexValue:
    context.quarter, context.quarter_end = (year, quarter), match.end
    return TimexValue("DATE", f"{format_year(year)}-Q{quarter}")


def _resolve_relative_quarter(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    year, now = _find_current_quarter(context)
    if re.search("this|current", match.words):
        return TimexValue("DATE", f"{format_year(year)}-Q{now}")
    if re.search("next|coming", match.words):
        return TimexValue("DATE", f"{format_year(year + now // 4)}-Q{now % 4 + 1}")
    if match["m"]:
        month = parse_month(match["m"].title())
        ended_last_year = month > (context.published.month if context.published else 12)
        return _remember_quarter(year - ended_last_year, (month + 2) // 3, match, context)
    year, quarter = context.quarter or ((year, now - 1) if now > 1 else (year - 1, 4))
    return TimexValue("DATE", f"{format_year(year - ('year' in match.words))}-Q{quarter}")


def _resolve_half_of_year(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    year = parse_year(match["y"]) or context.use_base().year + {"last": -1, "next": 1}.get(match["l"], 0)
    return TimexValue("DATE", f"{format_year(year)}-H{1 if 'first' in match.words else 2}")


def _format_undated_quarter(match: RuleMatch) -> str:
    quarter = _QUARTERS.get(match["o"]) or (int(match["o"][0]) if match["o"] else "X")
    return f"XXXX-Q{quarter}"


def _resolve_holiday(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    name = match["h"]
    if _NAME_AFTER.match(match.after(20)):
        return None
    month, day = _FIXED_HOLIDAYS.get(name) or _MOVING_HOLIDAYS[name[:4]]
    year = parse_year(match["y"])
    if match["r"]:
        base = context.use_base()
        passed = (month, day) < (base.month or 1, base.day or 1)
        year = base.year + {"last": -(not passed), "next": passed}.get(match["r"], 0)
    year = year or infer_year(match, context, month, day)
    fixed = name in _FIXED_HOLIDAYS
    point = Point(year, month, day) if fixed else Point.on(find_moving_holiday(name, max(year, 1)))
    return TimexValue("DATE", format_point(point), point if match["y"] else None)


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "season",
        SEASON,
        r"(?:\b(?P<r>last|this|next|this past|this coming|the previous|the following|the next|the coming|"
        r"that|the) )?(?:<EDGE>|(?:early|mid|late)[- ])?"
        r"(?:(?P<y3><YEAR>) )?\b(?P<s><SEASON>|fall)\b(?!-(?!<SEASON>))"
        r"(?:,? (?:of )?(?:(?P<y><YEAR>\b|\d{1,4} <ERA>)|(?P<l>last|this|next|the same|that|the"
        r" following) year\b))?",
        _resolve_season,
        ("last summer", "2016-SU"),
        ("in the spring of 1918", "1918-SP"),
        ("this autumn", "2017-FA"),
        ("the fall of Rome", ""),
        ("next winter", "2017-WI"),
        ("prices fall", ""),
        undated=lambda match: f"XXXX-{SEASONS[match['s']]}",
    ),
    make_rule(
        "quarter of a year",
        UNIT,
        r"\b(?:the (?!\w+-quarter))?(?:(?:latest|current|fiscal|comparable) )?(?:(?P<y><YEAR>)(?:['’]s)? )?(?:"
        r"(?P<l>last|this|next) year['’]s )?(?:(?P<a>year-ago|year-earlier) )?"
        r"(?:fiscal[- ])?(?P<o>first|second|third|fourth|final|1st|2nd|3rd|4th)[- ]quarter\b(?: (?:of"
        r" )?(?:fiscal )?(?:(?P<y2><YEAR>)\b|(?P<l2>last|this|next) year\b))?",
        _resolve_numbered_quarter,
        ("in the first quarter", "2017-Q1"),
        ("the fourth quarter of 2015", "2015-Q4"),
        ("the third quarter of last year", "2016-Q3"),
        undated=_format_undated_quarter,
    ),
    make_rule(
        "relative quarter",
        UNIT,
        r"\b(?:the|this|that|last|next|current|latest(?= period)|latest|previous|year-ago|year-earlier|"
        r"coming) (?:(?:latest|year-ago|year-earlier|current|previous|same|following|comparable)"
        r" )*quarter\b(?! of (?:a|the|all|its|their)\b)(?: a year (?:ago|earlier)|(?= end(?:ed|ing) "
        r"(?P<m><MONTH>)))?",
        _resolve_relative_quarter,
        ("this quarter", "2017-Q2"),
        ("next quarter", "2017-Q3"),
        ("last quarter", "2017-Q1"),
        undated="XXXX-QX",
    ),
    make_rule(
        "half of a year",
        FRACTION,
        r"\b(?:the )?(?:first|second|latter) half of (?:the year\b(?! (?P<y2><YEAR>))|(?P<y><YEAR>)\b|"
        r"(?P<l>last|this|next) year\b)",
        _resolve_half_of_year,
        ("the first half of 2016", "2016-H1"),
        ("the second half of last year", "2016-H2"),
        undated="XXXX-HX",
    ),
    make_rule(
        "holiday",
        HOLIDAY,
        r"\b(?:(?P<r>last|this|next) )?(?P<h>(?-i:Christmas(?: Eve| Day)?|Thanksgiving(?: Day)?|Easter"
        r"(?: Sunday| Monday)?|New Year['’]s(?: Day| Eve)?|Halloween|Independence Day|Labou?r Day|Memorial Day|"
        r"Valentine['’]s Day|Veterans Day))(?!\w)(?:,? (?:of )?(?P<y><YEAR>)\b)?",
        _resolve_holiday,
        ("at Christmas", "2016-12-25"),
        ("Easter Sunday", "2017-04-16"),
        ("Easter Monday 1916", "1916-04-24"),
        ("Thanksgiving 2015", "2015-11-26"),
        ("next Christmas", "2017-12-25"),
        undated=lambda match: (
            "XXXX-" + "{:02d}-{:02d}".format(*_FIXED_HOLIDAYS[match["h"]])
            if match["h"] in _FIXED_HOLIDAYS
            else "XXXX-XX-XX"
        ),
    ),
)
