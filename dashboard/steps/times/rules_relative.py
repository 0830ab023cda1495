"""The rules for times that count from another day ("yesterday", "two weeks ago", "the same day")."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, NEWS, AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.rules_clock import NEAR_DAYS
from dashboard.steps.times.time_words import PARTS_OF_DAY, parse_number
from dashboard.steps.times.timex_values import (
    NoDayError,
    Point,
    add_days,
    format_duration,
    format_week,
    format_year,
    get_unit_code,
    parse_timex_value,
    shift_point,
)
from dashboard.steps.times.trigger_words import NEAR_DAY, PART, UNIT

_SUNDAY: Final = 6
# In news, "three weeks later" counts from a day named at most so many characters before.
_DAY_WITHIN: Final = 300
_QUARTER_WITHIN: Final = 600
_BACK: Final = re.compile(
    r"\b(?:last|past|previous|preceding|before|ago|earlier|prior|previously|beforehand)\b"
)
_AHEAD: Final = re.compile(r"\b(?:next|coming|following|after|later|from now|hence|afterwards?)\b")


def _find_direction(words: str) -> int:
    return -1 if _BACK.search(words) else 1 if _AHEAD.search(words) else 0


def _format_undated(match: RuleMatch) -> str:
    """Return whether the time is past, present or future: without a day to count from, no more is known."""
    step = _find_direction(match.words) or {"yesterday": -1, "tomorrow": 1}.get(match["n"], 0)
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step]


def _value_of_date(value: str) -> TimexValue:
    days = parse_timex_value(value)
    return TimexValue("DATE", value, Point.on(days.first) if days and days.first == days.last else None)


# "Russia Today", "the Today programme": inside a sentence, a capital marks a name.
_INSIDE_SENTENCE: Final = re.compile(r"(?:\w|\w['’]s|[a-z],)\s+$")


def _resolve_near_day(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if match.text[match.start : match.end] == "Today" and _INSIDE_SENTENCE.search(match.before(8)):
        return None
    if context.mode == NARRATIVE and match["n"] == "today":
        return TimexValue("DATE", "PRESENT_REF")
    if re.match(r"['’]s (?:\w+ )?(?:world|youth|society|standards|generation)", match.after(30)):
        return TimexValue("DATE", "PRESENT_REF")
    day = add_days(
        context.use_today(), NEAR_DAYS[match["n"]] + {"day before": -1, "day after": 1}.get(match["r"], 0)
    )
    return TimexValue("DATE", day.isoformat())


# The name of a programme or a magazine, not a time: ABC's "This Week".
_PROGRAMME: Final = re.compile(r"[\"“‘]\s*$")


def _resolve_near_unit(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if (
        match.text[match.start : match.end].istitle()
        and _PROGRAMME.search(match.before(3))
        and match.after(1) in "\"”’'.,"
    ):
        return None
    relative, unit = match["r"], match["u"].removeprefix("fiscal ")
    if re.fullmatch("the (?:past|last|coming)|past|the next", relative) and not (
        relative == "the next" and context.mode == NARRATIVE
    ):
        return TimexValue("DURATION", format_duration(1, unit))
    refers_back = re.search("that|same|following|previous|the next", relative)
    if refers_back and (context.last_point or context.mode == NARRATIVE):
        base = context.use_last_point()
    else:
        base = context.use_base()
    return TimexValue("DATE", _format_unit_around(base, unit, _find_direction(relative)))


def _format_unit_around(base: Point, unit: str, step: int) -> str:
    if get_unit_code(unit) == "W" and step <= 0 and base.day and base.year > 0:
        return _format_week_around(base.date(), step)
    if step == 0 and get_unit_code(unit) == "W":
        return f"{format_year(base.year)}-WXX"
    return shift_point(base, step, unit)


def _format_week_around(day: dt.date, step: int) -> str:
    # A newspaper of Sunday calls the six days before it "last week".
    ended = step < 0 and day.weekday() == _SUNDAY
    return format_week(add_days(day, 0 if ended else 7 * step))


def _resolve_year_of_story(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if re.match(r"\s+(?:end\b|that|when|before|after|[IVXLC]+\b|\d)", match.after(8)):
        return None
    base = context.use_last_point() if context.mode == NARRATIVE else context.use_publication()
    return TimexValue("DATE", format_year(base.year))


def _resolve_edge_of_unit(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    # "At the end of the day" is a figure of speech.
    if match.words == "the end of the day" and re.search(r"\bat\s+$", match.before(6), re.IGNORECASE):
        return None
    return TimexValue("DATE", _format_unit_around(context.use_base(), match["u"] or "year", 0))


def _resolve_distance(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    amount, relative, unit = parse_number(match["n"]), match["d"], match["u"]
    if relative == "since" or (get_unit_code(unit)[0] == "T" and relative != "ago"):
        return TimexValue("DURATION", format_duration(amount, unit))
    if amount is None:
        return TimexValue("DATE", "PAST_REF" if _find_direction(relative) < 0 else "FUTURE_REF")
    step = _find_direction(relative)
    year_before = step < 0 and amount == 1 and get_unit_code(unit) == "Y"
    if year_before and (quarter := _find_quarter_a_year_before(match, context)):
        return quarter
    base = _find_base(relative, match.start, context)
    value = shift_point(base, step * (amount + 0.5 * bool(match["half"])), unit)
    day = _value_of_date(value).point if context.mode == NARRATIVE else None
    return TimexValue("DATE", value, day)


def _find_base(relative: str, start: int, context: AnchorContext) -> Point:
    if re.search("ago|now|hence", relative) and (context.mode == NEWS or context.published is None):
        return context.use_publication() if context.published else context.use_base()
    if context.mode == NARRATIVE or (context.last_point and start - context.last_point_end <= _DAY_WITHIN):
        return context.use_last_point()
    if _find_direction(relative) > 0:
        # "Later" without a day named before does not mean after publication.
        raise NoDayError
    return context.use_publication()


def _find_quarter_a_year_before(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    # "earned 35 million in the third quarter, against 30 million a year earlier"
    if (
        context.mode != NEWS
        or context.quarter is None
        or match.start - context.quarter_end >= _QUARTER_WITHIN
    ):
        return None
    year, quarter = context.quarter
    context.anchor = "told"
    return TimexValue("DATE", f"{format_year(year - 1)}-Q{quarter}")


def _resolve_unit_ago(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if get_unit_code(match["u"]) == "Y" and (quarter := _find_quarter_a_year_before(match, context)):
        return quarter
    return TimexValue("DATE", shift_point(context.use_base(), -1, match["u"]))


def _resolve_day_named_before(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    step = _find_direction(match["r"])
    if context.last_point is None and step > 0:
        # "The next day" without a day named before is not the day after publication.
        raise NoDayError
    base, unit = context.use_last_point(), match["u"] or "day"
    if unit == "day":
        return _value_of_date(shift_point(base, step, "day"))
    day = add_days(base.date(), step)
    return TimexValue("TIME", f"{day.isoformat()}T{PARTS_OF_DAY[unit]}", Point.on(day))


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "near day",
        NEAR_DAY,
        r"\b(?:(?:earlier|later|late|early|the (?P<r>day before|day after)) )?(?P<n>yesterday|today|"
        r"tomorrow)\b",
        _resolve_near_day,
        ("He left yesterday.", "2017-04-06"),
        ("today", "2017-04-07"),
        ("the day after tomorrow", "2017-04-09"),
        undated=_format_undated,
    ),
    make_rule(
        "near week, month or year",
        UNIT,
        r"\b(?:(?:early|earlier|late|later|mid|the (?:end|beginning|middle|start|rest) of|by the end"
        r" of)[- ])?"
        r"(?P<r>last|this|next|this past|this coming|the past|the last|the coming|the next|the previous|"
        r"the following|the current|the current fiscal|past|that|that same|the same|previous|following) "
        r"(?P<u>week|month|year|decade|century|fiscal year)(?![\w-])",
        _resolve_near_unit,
        ("last week", "2017-W13"),
        ("next month", "2017-05"),
        ("this year", "2017"),
        ("earlier this month", "2017-04"),
        ("the past year", "P1Y"),
        undated=_format_undated,
    ),
    make_rule(
        "the year",
        UNIT,
        r"\b(?:the|his|its) (?:(?:latest|full|fiscal|calendar|school) )?year\b(?![\w-]| \d)",
        _resolve_year_of_story,
        ("the best result of the year", "2017"),
        undated="XXXX",
    ),
    make_rule(
        "edge of the year",
        UNIT,
        r"\b(?:the (?:end|beginning|start|middle|rest) of the (?P<u>week|month|year|day|decade|century)|"
        r"(?:the )?(?P<u2>year|month|week)[- ]?end|(?P<u3>year)['’]s end"
        r"|(?:earlier|later) in the (?P<u4>year|month|week|day))\b(?!ed|ing)",
        _resolve_edge_of_unit,
        ("by the end of the year", "2017"),
        ("later in the month", "2017-04"),
        undated="XXXX",
    ),
    make_rule(
        "so long ago or later",
        UNIT,
        r"<ABOUT>?\b(?P<n><NUMBER>) (?P<half>and a half )?(?:or so )?(?P<u><UNIT>)s?(?: or so)? (?P<d>"
        r"(?:ago|(?:earlier|later)(?! than\b)|after that|after(?=[.;:])|afterwards?|from now|hence)\b|(?:before|since|beforehand|"
        r"previously|prior)\b(?! (?:the|he|she|it|they|a|his|her|their|being|that|to)\b| (?-i:[A-Z])))",
        _resolve_distance,
        ("two weeks ago", "2017-W12"),
        ("three days ago", "2017-04-04"),
        ("a year earlier", "2016"),
        ("several years ago", "PAST_REF"),
        ("five years from now", "2022"),
        ("a month before", "2017-03"),
        undated=_format_undated,
    ),
    make_rule(
        "year-ago",
        UNIT,
        r"\b(?P<u>year|month|day|week)-(?:ago|earlier)\b(?: period)?",
        _resolve_unit_ago,
        ("against the year-ago period", "2016"),
        undated="PAST_REF",
    ),
    make_rule(
        "day told before",
        UNIT + PART,
        r"\b(?:(?:later|earlier) )?(?:(?P<r>the following|the next|the previous|that same|that very|the"
        r" same|that|the preceding) (?P<u>day|night|morning|afternoon|evening)"
        r"|(?P<r2>the day before|the day after)(?! (?:(?:the|he|she|they|it|a|his|her|we|I|last|next)\b|(?-i:[A-Z]))))\b",
        _resolve_day_named_before,
        ("On 3 April he fell; the next day he died.", "2017-04-04"),
        ("that same day", "2017-04-07"),
        undated=_format_undated,
    ),
)
