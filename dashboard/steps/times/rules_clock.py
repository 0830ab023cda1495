"""The rules for clock times and parts of a day ("at 9 a.m. on Tuesday", "last night")."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.rules_date import format_undated_month, resolve_day_of_month
from dashboard.steps.times.rules_week import format_undated_weekday, resolve_weekday, value_of_day_part
from dashboard.steps.times.time_words import PARTS_OF_DAY
from dashboard.steps.times.timex_values import Point, add_days
from dashboard.steps.times.trigger_words import CLOCK, MONTH, NEAR_DAY, PART, WEEKDAY

NEAR_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
# A clock time at most so many characters after a day is a time of that day.
_SENTENCE_LENGTH: Final = 200


def parse_clock(words: str) -> str | None:
    """Return the hour and minute of "6:30 p.m." or "0735 GMT", None where there is no such time."""
    match = re.match(r"(\d\d)(\d\d)\b", words) or re.match(r"(\d{1,2})(?:[:.](\d\d))?", words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"\dp|\d p|afternoon|evening", words) and hour < 12:
        hour += 12
    if re.search(r"\d ?a\.?m", words) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _resolve_clock_alone(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    time = parse_clock(match["c"])
    return TimexValue("TIME", f"{_find_day_of_clock(match, context).isoformat()}T{time}") if time else None


def _find_day_of_clock(match: RuleMatch, context: AnchorContext) -> dt.date:
    names_day = context.last_point is not None and context.last_point.day is not None
    if names_day and _are_in_one_sentence(match.text, context.last_point_end, match.start):
        return context.use_last_point().date()
    return context.use_base().date()


def _are_in_one_sentence(text: str, start: int, end: int) -> bool:
    return end - start < _SENTENCE_LENGTH and not re.search(r"\w\w[.!?]\s|\n\n", text[start:end])


def _resolve_clock_of_day(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    time = parse_clock(match["c"])
    if time is None:
        return None
    day = _find_named_day(match, context)
    return TimexValue("TIME", f"{day.isoformat()}T{time}", Point.on(day)) if day else None


def _find_named_day(match: RuleMatch, context: AnchorContext) -> dt.date | None:
    if match["m"]:
        dated = resolve_day_of_month(match, context)
        return dated.point.date() if dated and dated.point and dated.point.year > 0 else None
    if match["w"]:
        return resolve_weekday(match, context)
    return add_days(context.use_publication().date(), NEAR_DAYS[match["n"]])


def _format_undated_clock(match: RuleMatch) -> str:
    time = parse_clock(match["c"]) or "XX:XX"
    if match["m"]:
        return f"{format_undated_month(match)}T{time}"
    return f"{format_undated_weekday(match) if match['w'] else 'XXXX-XX-XX'}T{time}"


def _resolve_part_of_date(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    day = _find_named_day(match, context)
    return value_of_day_part(day, match["p"]) if day else None


def _format_undated_part(match: RuleMatch) -> str:
    return f"{format_undated_month(match) if match['m'] else 'XXXX-XX-XX'}T{PARTS_OF_DAY[match['p']]}"


# "The last night of the festival".
_LAST_OF_SEVERAL: Final = re.compile(r"\b(?:the|his|her|their|our|its|very)\s+$", re.IGNORECASE)


def _resolve_tonight(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    last = match.words == "last night"
    if last and _LAST_OF_SEVERAL.search(match.before(8)):
        return None
    return TimexValue("TIME", f"{add_days(context.use_publication().date(), -last).isoformat()}TNI")


def _resolve_this_part(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    refers_back = match["r"] in ("that", "the same", "that same")
    day = context.use_last_point() if refers_back else context.use_base()
    return TimexValue("TIME", f"{day.date().isoformat()}T{PARTS_OF_DAY[match['p']]}")


def _resolve_noon(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    return TimexValue("TIME", f"{_find_day_of_clock(match, context).isoformat()}T{PARTS_OF_DAY[match['p']]}")


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "clock time",
        CLOCK,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>)",
        _resolve_clock_alone,
        ("at 6:30 a.m. sharp", "2017-04-07T06:30"),
        ("On 4 April, at 6:30 p.m., it began", "2017-04-04T18:30"),
        ("a 3:2 win", ""),
        undated=_format_undated_clock,
    ),
    make_rule(
        "clock time on a weekday",
        WEEKDAY,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>)(?: \(\d{4} (?:GMT|UTC)\))?,? (?:on )?(?P<w><WEEKDAY>)(?!\w)"
        r"(?!,? <MONTH>)",
        _resolve_clock_of_day,
        ("at 9 a.m. on Tuesday", "2017-04-04T09:00"),
        undated=_format_undated_clock,
    ),
    make_rule(
        "clock time on a date",
        MONTH,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>),? (?:on )?(?:<WEEKDAY>,? )?(?:(?P<m><MONTH>) (?P<d><DAY>)(?:,?"
        r" (?P<y><YEAR>)\b)?)",
        _resolve_clock_of_day,
        ("at 5 p.m. on April 4", "2017-04-04T17:00"),
        undated=_format_undated_clock,
    ),
    make_rule(
        "clock time of a near day",
        NEAR_DAY,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>),? (?P<n>yesterday|today|tomorrow)\b",
        _resolve_clock_of_day,
        ("at 8 p.m. tomorrow", "2017-04-08T20:00"),
        undated=_format_undated_clock,
    ),
    make_rule(
        "part of a dated day",
        MONTH,
        r"\b(?:(?:early|late) (?:in|on) )?(?:the )?(?P<p><PART>) of (?:the )?(?:(?P<m><MONTH>) "
        r"(?P<d><DAY>)|(?:the )?(?P<d2><DAY>) (?:of )?(?P<m2><MONTH>)(?!\w))(?:,? (?P<y><YEAR>)\b)?",
        _resolve_part_of_date,
        ("on the night of April 4", "2017-04-04TNI"),
        ("the morning of 31 January 1965", "1965-01-31TMO"),
        undated=_format_undated_part,
    ),
    make_rule(
        "part of a near day",
        NEAR_DAY + PART,
        r"\b(?:(?:early|late|later|earlier)[- ])?(?:(?P<p><PART>) (?P<n>yesterday|today|tomorrow)|"
        r"(?P<n2>yesterday|tomorrow) (?P<p2><PART>))\b",
        _resolve_part_of_date,
        ("yesterday morning", "2017-04-06TMO"),
        undated=_format_undated_part,
    ),
    make_rule(
        "tonight",
        PART,
        r"\b(?:tonight|last night)\b",
        _resolve_tonight,
        ("tonight", "2017-04-07TNI"),
        ("last night", "2017-04-06TNI"),
        undated="XXXX-XX-XXTNI",
    ),
    make_rule(
        "this part of the day",
        PART,
        r"\b(?:(?:early|late|later|earlier|mid) )?(?P<r>this|the same|that|that same) (?P<p><PART>)\b",
        _resolve_this_part,
        ("this morning", "2017-04-07TMO"),
        undated=_format_undated_part,
    ),
    make_rule(
        "noon",
        PART,
        r"\b(?P<p>noon|midday|midnight)\b",
        _resolve_noon,
        ("by noon", "2017-04-07T12:00"),
        undated=_format_undated_part,
    ),
)
