"""The rules for times that count from another: yesterday, last month, two weeks ago, the same day."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_choice import NARRATIVE, NEWS, Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.rules_clock import NEAR_DAYS
from dashboard.steps.times.time_words import PARTS_OF_DAY, number
from dashboard.steps.times.timex_values import (
    NoDayError,
    Point,
    days_after,
    duration_value,
    interval_of,
    shifted,
    unit_code,
    week_value,
    year_value,
)
from dashboard.steps.times.trigger_words import NEAR_DAY, PART, UNIT

_SUNDAY: Final = 6
# In news, "three weeks later" counts from a day that was told this close before.
_FAR_BEFORE: Final = 300
_BACK: Final = re.compile(
    r"\b(?:last|past|previous|preceding|before|ago|earlier|prior|previously|beforehand)\b"
)
_AHEAD: Final = re.compile(r"\b(?:next|coming|following|after|later|from now|hence|afterwards?)\b")


def _direction(words: str) -> int:
    return -1 if _BACK.search(words) else 1 if _AHEAD.search(words) else 0


def without_day(hit: Hit) -> str:
    """Return in which direction the time lies, all that is known of it."""
    step = _direction(hit.said) or {"yesterday": -1, "tomorrow": 1}.get(hit["n"], 0)
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step]


def _date(value: str) -> Value:
    interval = interval_of(value)
    whole_day = interval is not None and interval.first == interval.last
    return Value("DATE", value, Point.on(interval.first) if interval and whole_day else None)


# "Russia Today", "the Today programme": a capital inside a sentence makes a name of it.
_INSIDE: Final = re.compile(r"(?:\w|\w['’]s|[a-z],)\s+$")


def _near_day(hit: Hit, at: Reference) -> Value | None:
    if hit.text[hit.start : hit.end] == "Today" and _INSIDE.search(hit.before(8)):
        return None
    if at.mode == NARRATIVE and hit["n"] == "today":
        return Value("DATE", "PRESENT_REF")
    if re.match(r"['’]s (?:\w+ )?(?:world|youth|society|standards|generation)", hit.after(30)):
        return Value("DATE", "PRESENT_REF")
    day = days_after(at.today(), NEAR_DAYS[hit["n"]] + {"day before": -1, "day after": 1}.get(hit["r"], 0))
    return Value("DATE", day.isoformat())


# The name of a programme or a magazine, not a time: ABC's "This Week".
_PROGRAMME: Final = re.compile(r"[\"“‘]\s*$")


def _near_unit(hit: Hit, at: Reference) -> Value | None:
    if (
        hit.text[hit.start : hit.end].istitle()
        and _PROGRAMME.search(hit.before(3))
        and hit.after(1) in "\"”’'.,"
    ):
        return None
    far, unit = hit["r"], hit["u"].removeprefix("fiscal ")
    if re.fullmatch("the (?:past|last|coming)|past|the next", far) and not (
        far == "the next" and at.mode == NARRATIVE
    ):
        return Value("DURATION", duration_value(1, unit))
    told = re.search("that|same|following|previous|the next", far) and (at.told or at.mode == NARRATIVE)
    here = at.last_told() if told else at.base()
    return Value("DATE", _unit_around(here, unit, _direction(far)))


def _unit_around(here: Point, unit: str, step: int) -> str:
    if unit_code(unit) == "W" and step <= 0 and here.day and here.year > 0:
        return _week_around(here.date(), step)
    if step == 0 and unit_code(unit) == "W":
        return f"{year_value(here.year)}-WXX"
    return shifted(here, step, unit)


def _week_around(day: dt.date, step: int) -> str:
    # On a Sunday, newspapers call the days just gone the last week.
    ended = step < 0 and day.weekday() == _SUNDAY
    return week_value(days_after(day, 0 if ended else 7 * step))


def _year_of_story(hit: Hit, at: Reference) -> Value | None:
    if re.match(r"\s+(?:end\b|that|when|before|after|[IVXLC]+\b|\d)", hit.after(8)):
        return None
    here = at.last_told() if at.mode == NARRATIVE else at.publication()
    return Value("DATE", year_value(here.year), None)


def _edge_of_unit(hit: Hit, at: Reference) -> Value | None:
    # "At the end of the day" is no time.
    if hit.said == "the end of the day" and re.search(r"\bat\s+$", hit.before(6), re.IGNORECASE):
        return None
    unit = hit["u"] or "year"
    here = at.base()
    return Value("DATE", _unit_around(here, unit, 0))


def _counted_from(hit: Hit, at: Reference) -> Value | None:
    amount, far, unit = number(hit["n"]), hit["d"], hit["u"]
    if far == "since" or (unit_code(unit)[0] == "T" and far != "ago"):
        return Value("DURATION", duration_value(amount, unit))
    if amount is None:
        return Value("DATE", "PAST_REF" if _direction(far) < 0 else "FUTURE_REF")
    step = _direction(far)
    if step < 0 and amount == 1 and unit_code(unit) == "Y" and _quarter_told_near(hit, at):
        year, quarter = at.quarter or (0, 0)
        at.used = "told"
        return Value("DATE", f"{year_value(year - 1)}-Q{quarter}")
    here = _counted_base(far, hit.start, at)
    value = shifted(here, step * (amount + 0.5 * bool(hit["half"])), unit)
    day = _date(value).told if at.mode == NARRATIVE else None
    return Value("DATE", value, day)


def _counted_base(far: str, hit_start: int, at: Reference) -> Point:
    if re.search("ago|now|hence", far) and (at.mode == NEWS or at.published is None):
        return at.publication() if at.published else at.base()
    if at.mode == NARRATIVE or (at.told and hit_start - at.told_at <= _FAR_BEFORE):
        return at.last_told()
    if _direction(far) > 0:
        # What came later than a day that nobody told did not come after publication.
        raise NoDayError
    return at.publication()


def _quarter_told_near(hit: Hit, at: Reference) -> bool:
    # "earned 35 million in the third quarter, against 30 million a year earlier"
    return at.mode == NEWS and at.quarter is not None and hit.start - at.quarter_at < 600


def _unit_ago(hit: Hit, at: Reference) -> Value | None:
    if unit_code(hit["u"]) == "Y" and _quarter_told_near(hit, at):
        year, quarter = at.quarter or (0, 0)
        at.used = "told"
        return Value("DATE", f"{year_value(year - 1)}-Q{quarter}")
    return Value("DATE", shifted(at.base(), -1, hit["u"]))


def _told_day(hit: Hit, at: Reference) -> Value | None:
    step = _direction(hit["r"])
    if at.told is None and step > 0:
        # The day after one that nobody told is not the one after publication.
        raise NoDayError
    here, unit = at.last_told(), hit["u"] or "day"
    if unit == "day":
        return _date(shifted(here, step, "day"))
    day = days_after(here.date(), step)
    return Value("TIME", f"{day.isoformat()}T{PARTS_OF_DAY[unit]}", Point.on(day))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "near day",
        NEAR_DAY,
        r"\b(?:(?:earlier|later|late|early|the (?P<r>day before|day after)) )?(?P<n>yesterday|today|"
        r"tomorrow)\b",
        _near_day,
        ("He left yesterday.", "2017-04-06"),
        ("today", "2017-04-07"),
        ("the day after tomorrow", "2017-04-09"),
        undated=without_day,
    ),
    rule(
        "near week, month or year",
        UNIT,
        r"\b(?:(?:early|earlier|late|later|mid|the (?:end|beginning|middle|start|rest) of|by the end"
        r" of)[- ])?"
        r"(?P<r>last|this|next|this past|this coming|the past|the last|the coming|the next|the previous|"
        r"the following|the current|the current fiscal|past|that|that same|the same|previous|following) "
        r"(?P<u>week|month|year|decade|century|fiscal year)(?![\w-])",
        _near_unit,
        ("last week", "2017-W13"),
        ("next month", "2017-05"),
        ("this year", "2017"),
        ("earlier this month", "2017-04"),
        ("the past year", "P1Y"),
        undated=without_day,
    ),
    rule(
        "the year",
        UNIT,
        r"\b(?:the|his|its) (?:(?:latest|full|fiscal|calendar|school) )?year\b(?![\w-]| \d)",
        _year_of_story,
        ("the best result of the year", "2017"),
        undated="XXXX",
    ),
    rule(
        "edge of the year",
        UNIT,
        r"\b(?:the (?:end|beginning|start|middle|rest) of the (?P<u>week|month|year|day|decade|century)|"
        r"(?:the )?(?P<u2>year|month|week)[- ]?end|(?P<u3>year)['’]s end"
        r"|(?:earlier|later) in the (?P<u4>year|month|week|day))\b(?!ed|ing)",
        _edge_of_unit,
        ("by the end of the year", "2017"),
        ("later in the month", "2017-04"),
        undated="XXXX",
    ),
    rule(
        "so long ago or later",
        UNIT,
        r"<ABOUT>?\b(?P<n><NUMBER>) (?P<half>and a half )?(?:or so )?(?P<u><UNIT>)s?(?: or so)? (?P<d>"
        r"(?:ago|(?:earlier|later)(?! than\b)|after that|afterwards?|from now|hence)\b|(?:before|since|beforehand|"
        r"previously|prior)\b(?! (?:the|he|she|it|they|a|his|her|their|being|that|to)\b| (?-i:[A-Z])))",
        _counted_from,
        ("two weeks ago", "2017-W12"),
        ("three days ago", "2017-04-04"),
        ("a year earlier", "2016"),
        ("several years ago", "PAST_REF"),
        ("five years from now", "2022"),
        ("a month before", "2017-03"),
        undated=without_day,
    ),
    rule(
        "year-ago",
        UNIT,
        r"\b(?P<u>year|month|day|week)-(?:ago|earlier)\b(?: period)?",
        _unit_ago,
        ("against the year-ago period", "2016"),
        undated="PAST_REF",
    ),
    rule(
        "day told before",
        UNIT + PART,
        r"\b(?:(?:later|earlier) )?(?:(?P<r>the following|the next|the previous|that same|that very|the"
        r" same|that|the preceding) (?P<u>day|night|morning|afternoon|evening)"
        r"|(?P<r2>the day before|the day after)(?! (?:(?:the|he|she|they|it|a|his|her|we|I|last|next)\b|(?-i:[A-Z]))))\b",
        _told_day,
        ("On 3 April he fell; the next day he died.", "2017-04-04"),
        ("that same day", "2017-04-07"),
        undated=without_day,
    ),
)
