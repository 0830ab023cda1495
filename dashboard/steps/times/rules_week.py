"""The rules for weekdays and weekends."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_choice import FUTURE, Reference, was_planned
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.time_words import PARTS_OF_DAY, WEEKDAYS
from dashboard.steps.times.timex_values import Point, days_after, week_value
from dashboard.steps.times.trigger_words import UNIT, WEEKDAY

_AHEAD_OF: Final = re.compile(r"\b(?:ahead|(?:in )?advance) of\s+$", re.IGNORECASE)
# "Plans to go tough during Wednesday's hearing": what the sentence says is to come, its day is too.
_ON_THE_WAY: Final = re.compile(r"\b(?:during|at|for|until)\s+$", re.IGNORECASE)
_FROM_TOLD: Final = re.compile("the (?:following|previous)")
_MOVED_TO: Final = re.compile(
    r"\b(?:postponed|moved|rescheduled|delayed|deferred|adjourned|put off|brought forward)(?: back)? (?:to|until|till|for)\s+$",
    re.IGNORECASE,
)
# "At Monday's hearing he will speak".
_WILL_BE: Final = re.compile(
    r"['’]s\s+\w+(?:\s+\w+){0,2}?,?\s+(?:\w+\s+)?(?:will|(?:is|are)\s+(?:due|expected|set|scheduled|to))\b"
)


def _weekday_of(hit: Hit) -> int:
    return WEEKDAYS[hit["w"].strip(".")]


def day_of_weekday(hit: Hit, at: Reference) -> dt.date:
    """Return the day that a weekday means: the last one, unless the words around point ahead."""
    number, far, week = _weekday_of(hit), hit["r"], hit["lw"]
    here = (at.last_told() if _FROM_TOLD.fullmatch(far) and at.told else at.base()).date()
    here = at.entry or here
    monday = days_after(here, -here.weekday())
    back, ahead = (here.weekday() - number) % 7, (number - here.weekday()) % 7
    if week:
        return days_after(monday, number + {"last": -7, "this": 0, "next": 7}[week.split()[0]])
    if re.search("last|past|previous", far):
        return days_after(here, -(back or 7))
    if re.search("next|coming|following", far):
        return days_after(here, ahead or 7)
    if far.startswith("this"):
        return days_after(monday, number)
    if back and back < ahead and was_planned(hit.text, hit.start):
        return days_after(here, -back)
    possessive = hit.said.endswith("'s") or re.match("['’]s\\s", hit.after(3)) is not None
    if _AHEAD_OF.search(hit.before(24)) or _MOVED_TO.search(hit.before(40)):
        return days_after(here, ahead or 7)
    possessive = possessive and not (_WILL_BE.match(hit.after(60)) or _ON_THE_WAY.search(hit.before(12)))
    if back and not possessive and at.tense(hit.start, hit.end) == FUTURE:
        return days_after(here, ahead)
    return days_after(here, -back)


def timed(day: dt.date, part: str) -> Value:
    """Return a day, or the part of it that a word such as "morning" names."""
    code = PARTS_OF_DAY.get(part)
    if code is None:
        return Value("DATE", day.isoformat(), Point.on(day))
    return Value("TIME", f"{day.isoformat()}T{code}", Point.on(day))


# "The Good Friday Agreement", "Saturday Night Live", "the Sunday Times".
_IN_A_NAME: Final = re.compile(
    r"day\s+(?:(?:Peace\s+)?(?:Agreement|Accords?)|Night\s+(?:Live|Football)|Times|Mirror|Independent|Telegraph|Herald|Mail|Business\s+Post)\b"
)


def _weekday(hit: Hit, at: Reference) -> Value | None:
    if _IN_A_NAME.search(hit.text, hit.start, hit.end + 24):
        return None
    return timed(day_of_weekday(hit, at), hit["p"])


def without_day(hit: Hit) -> str:
    """Return the weekday of an unknown week."""
    part = PARTS_OF_DAY.get(hit["p"])
    return f"XXXX-WXX-{_weekday_of(hit) + 1}" + (f"T{part}" if part else "")


def _weekend(hit: Hit, at: Reference) -> Value | None:
    here = at.base().date()
    far = hit["r"]
    if re.search("last|past", far) or (
        "next" not in far and "this" not in far and here.weekday() < 5 and _is_past(hit, at)
    ):
        return Value("DATE", week_value(days_after(here, -7)) + "-WE")
    return Value("DATE", week_value(days_after(here, 7 if "next" in far else 0)) + "-WE")


def _is_past(hit: Hit, at: Reference) -> bool:
    return at.tense(hit.start, hit.end) != FUTURE


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "weekday",
        WEEKDAY,
        r"(?:\b(?P<r>last|next|this|this past|this coming|the previous|the following|the next|past)"
        r" )?<EDGE>?\b(?P<w><WEEKDAY>)(?!\w)(?: (?P<p><PART>)\b)?(?:,? (?P<lw>last week|"
        r"this week|next week))?",
        _weekday,
        ("He spoke on Tuesday.", "2017-04-04"),
        ("They will meet on Tuesday.", "2017-04-11"),
        ("last Friday", "2017-03-31"),
        ("next Monday", "2017-04-10"),
        ("on Tuesday of last week", "2017-04-04"),
        ("Monday last week", "2017-03-27"),
        ("Wednesday evening", "2017-04-05TEV"),
        ("The Sun shone", ""),
        ("Sun Yat Sen", ""),
        undated=without_day,
    ),
    rule(
        "part of a weekday",
        WEEKDAY,
        r"\b(?:the |early |late )?(?P<p><PART>) (?:of |on )?(?P<w><WEEKDAY>)(?!\w)(?!,? <MONTH>)",
        _weekday,
        ("on the night of Wednesday", "2017-04-05TNI"),
        ("at noon Wednesday", "2017-04-05T12:00"),
        undated=without_day,
    ),
    rule(
        "weekend",
        UNIT,
        r"\b(?P<r>last|this|next|this past|this coming|the past|the last|the) (?:long )?weekend\b",
        _weekend,
        ("Over the weekend he rested", "2017-W13-WE"),
        ("next weekend", "2017-W15-WE"),
        ("this weekend", "2017-W14-WE"),
        undated="XXXX-WXX-WE",
    ),
)
