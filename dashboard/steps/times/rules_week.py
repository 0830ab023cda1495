"""The rules for weekdays and weekends ("on Tuesday", "last weekend")."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.tense import FUTURE, find_tense, is_past_plan
from dashboard.steps.times.time_words import PARTS_OF_DAY, WEEKDAYS
from dashboard.steps.times.timex_values import Point, add_days, format_week
from dashboard.steps.times.trigger_words import UNIT, WEEKDAY

_AHEAD_OF: Final = re.compile(r"\b(?:ahead|(?:in )?advance) of\s+$", re.IGNORECASE)
# "Plans to go tough during Wednesday's hearing": where the act is to come, its day is too.
_DURING_OR_UNTIL: Final = re.compile(r"\b(?:during|at|for|until)\s+$", re.IGNORECASE)
_REFERS_BACK: Final = re.compile("the (?:following|previous)")
_MOVED_TO: Final = re.compile(
    r"\b(?:postponed|moved|rescheduled|delayed|deferred|adjourned|put off|brought forward)(?: back)? (?:to|until|till|for)\s+$",
    re.IGNORECASE,
)
# "At Monday's hearing he will speak".
_WILL_BE: Final = re.compile(
    r"['’]s\s+\w+(?:\s+\w+){0,2}?,?\s+(?:\w+\s+)?(?:will|(?:is|are)\s+(?:due|expected|set|scheduled|to))\b"
)


def _weekday_number(match: RuleMatch) -> int:
    return WEEKDAYS[match["w"].strip(".")]


def resolve_weekday(match: RuleMatch, context: AnchorContext) -> dt.date:
    """Return the day that a weekday means: the last one, unless the words around point to the future."""
    base = _find_base(match, context)
    monday, weekday, relative = add_days(base, -base.weekday()), _weekday_number(match), match["r"]
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if match["lw"]:
        return add_days(monday, weekday + {"last": -7, "this": 0, "next": 7}[match["lw"].split()[0]])
    if re.search("last|past|previous", relative):
        return add_days(base, -(back or 7))
    if _goes_on_with_story(context):
        return add_days(base, ahead)
    if re.search("next|coming|following", relative):
        return add_days(base, ahead or 7)
    if relative.startswith("this"):
        return add_days(monday, weekday)
    if back and back < ahead and is_past_plan(match.text, match.start):
        return add_days(base, -back)
    if _AHEAD_OF.search(match.before(24)) or _MOVED_TO.search(match.before(40)):
        return add_days(base, ahead or 7)
    return add_days(base, ahead if back and _is_to_come(match) else -back)


def _goes_on_with_story(context: AnchorContext) -> bool:
    # "On 8 May the firemen stayed away. The drivers followed on Wednesday."
    names_day = context.last_point is not None and context.last_point.day is not None
    return context.mode == NARRATIVE and names_day and context.published is not None


def _find_base(match: RuleMatch, context: AnchorContext) -> dt.date:
    refers_back = _REFERS_BACK.fullmatch(match["r"]) and context.last_point
    base = context.use_last_point().date() if refers_back else context.use_base().date()
    return context.diary_day or base


def _is_to_come(match: RuleMatch) -> bool:
    """Return whether the sentence puts its weekday in the future; "Monday's vote" is past in most."""
    possessive = match.words.endswith("'s") or re.match(r"['’]s\s", match.after(3))
    if possessive and not (_WILL_BE.match(match.after(60)) or _DURING_OR_UNTIL.search(match.before(12))):
        return False
    return find_tense(match.text, match.start, match.end) == FUTURE


def value_of_day_part(day: dt.date, part: str) -> TimexValue:
    """Return the value of a day, or of the part of it that a word such as "morning" names."""
    code = PARTS_OF_DAY.get(part)
    if code is None:
        return TimexValue("DATE", day.isoformat(), Point.on(day))
    return TimexValue("TIME", f"{day.isoformat()}T{code}", Point.on(day))


# "The Good Friday Agreement", "Saturday Night Live", "the Sunday Times".
_IN_A_NAME: Final = re.compile(
    r"day\s+(?:(?:Peace\s+)?(?:Agreement|Accords?)|Night\s+(?:Live|Football)|Times|Mirror|Independent|Telegraph|Herald|Mail|Business\s+Post)\b"
)


def _resolve_weekday(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if _IN_A_NAME.search(match.text, match.start, match.end + 24):
        return None
    return value_of_day_part(resolve_weekday(match, context), match["p"])


def format_undated_weekday(match: RuleMatch) -> str:
    """Return the value of a weekday in an unknown week."""
    part = PARTS_OF_DAY.get(match["p"])
    return f"XXXX-WXX-{_weekday_number(match) + 1}" + (f"T{part}" if part else "")


def _resolve_weekend(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    base = context.use_base().date()
    relative = match["r"]
    step = 7 if "next" in relative else 0
    plain = not re.search("next|this", relative) and base.weekday() < 5
    if re.search("last|past", relative) or (
        plain
        and not _goes_on_with_story(context)
        and find_tense(match.text, match.start, match.end) != FUTURE
    ):
        step = -7
    return TimexValue("DATE", format_week(add_days(base, step)) + "-WE")


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "weekday",
        WEEKDAY,
        r"(?:\b(?P<r>last|next|this|this past|this coming|the previous|the following|the next|past)"
        r" )?<EDGE>?\b(?P<w><WEEKDAY>)(?!\w)(?: (?P<p><PART>)\b)?(?:,? (?P<lw>last week|"
        r"this week|next week))?",
        _resolve_weekday,
        ("He spoke on Tuesday.", "2017-04-04"),
        ("They will meet on Tuesday.", "2017-04-11"),
        ("last Friday", "2017-03-31"),
        ("next Monday", "2017-04-10"),
        ("on Tuesday of last week", "2017-04-04"),
        ("Monday last week", "2017-03-27"),
        ("Wednesday evening", "2017-04-05TEV"),
        ("The Sun shone", ""),
        ("Sun Yat Sen", ""),
        undated=format_undated_weekday,
    ),
    make_rule(
        "part of a weekday",
        WEEKDAY,
        r"\b(?:the |early |late )?(?P<p><PART>) (?:of |on )?(?P<w><WEEKDAY>)(?!\w)(?!,? <MONTH>)",
        _resolve_weekday,
        ("on the night of Wednesday", "2017-04-05TNI"),
        ("at noon Wednesday", "2017-04-05T12:00"),
        undated=format_undated_weekday,
    ),
    make_rule(
        "weekend",
        UNIT,
        r"\b(?P<r>last|this|next|this past|this coming|the past|the last|the) (?:long )?weekend\b",
        _resolve_weekend,
        ("Over the weekend he rested", "2017-W13-WE"),
        ("next weekend", "2017-W15-WE"),
        ("this weekend", "2017-W14-WE"),
        undated="XXXX-WXX-WE",
    ),
)
