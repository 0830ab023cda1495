"""The rules for the hour and the part of a day."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.rules_calendar import day_of_month, without_year
from dashboard.steps.times.rules_week import day_of_weekday, timed
from dashboard.steps.times.rules_week import without_day as weekday_without_day
from dashboard.steps.times.time_words import PARTS_OF_DAY
from dashboard.steps.times.timex_values import Point, days_after
from dashboard.steps.times.trigger_words import CLOCK, MONTH, NEAR_DAY, PART, WEEKDAY

NEAR_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
# A clock time this close after a day that was told is the time of that day.
_SAME_SENTENCE: Final = 200


def clock(words: str) -> str | None:
    """Return the hour and minute of "6:30 p.m." or "0735 GMT", None where there is no such time."""
    four = re.match(r"(\d\d)(\d\d)\b", words)
    found = four or re.match(r"(\d{1,2})(?:[:.](\d\d))?", words)
    if found is None:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    if re.search(r"\dp|\d p|afternoon|evening", words) and hour < 12:
        hour += 12
    if re.search(r"\d ?a\.?m", words) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _clock_alone(hit: Hit, at: Reference) -> Value | None:
    time = clock(hit["c"])
    return Value("TIME", f"{_day_of_clock(hit, at).isoformat()}T{time}") if time else None


def _day_of_clock(hit: Hit, at: Reference) -> dt.date:
    if at.told and at.told.day and _in_one_sentence(at.text, at.told_at, hit.start):
        return at.last_told().date()
    return at.base().date()


def _in_one_sentence(text: str, start: int, end: int) -> bool:
    return end - start < _SAME_SENTENCE and not re.search(r"\w\w[.!?]\s|\n\n", text[start:end])


def _clock_of_day(hit: Hit, at: Reference) -> Value | None:
    time = clock(hit["c"])
    if time is None:
        return None
    day = _named_day(hit, at)
    return Value("TIME", f"{day.isoformat()}T{time}", Point.on(day)) if day else None


def _named_day(hit: Hit, at: Reference) -> dt.date | None:
    if hit["m"]:
        dated = day_of_month(hit, at)
        return dated.told.date() if dated and dated.told and dated.told.year > 0 else None
    if hit["w"]:
        return day_of_weekday(hit, at)
    return days_after(at.publication().date(), NEAR_DAYS[hit["n"]])


def _clock_without_day(hit: Hit) -> str:
    time = clock(hit["c"]) or "XX:XX"
    if hit["m"]:
        return f"{without_year(hit)}T{time}"
    return f"{weekday_without_day(hit) if hit['w'] else 'XXXX-XX-XX'}T{time}"


def _part_of_date(hit: Hit, at: Reference) -> Value | None:
    day = _named_day(hit, at)
    return timed(day, hit["p"]) if day else None


def _part_without_day(hit: Hit) -> str:
    return f"{without_year(hit) if hit['m'] else 'XXXX-XX-XX'}T{PARTS_OF_DAY[hit['p']]}"


def _tonight(hit: Hit, at: Reference) -> Value | None:
    last = hit.said == "last night"
    return Value("TIME", f"{days_after(at.publication().date(), -last).isoformat()}TNI")


def _this_part(hit: Hit, at: Reference) -> Value | None:
    told = hit["r"] in ("that", "the same", "that same")
    day = at.last_told() if told else at.base()
    return Value("TIME", f"{day.date().isoformat()}T{PARTS_OF_DAY[hit['p']]}")


def _noon(hit: Hit, at: Reference) -> Value | None:
    return Value("TIME", f"{_day_of_clock(hit, at).isoformat()}T{PARTS_OF_DAY[hit['p']]}")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "clock time",
        CLOCK,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>)",
        _clock_alone,
        ("at 6:30 a.m. sharp", "2017-04-07T06:30"),
        ("On 4 April, at 6:30 p.m., it began", "2017-04-04T18:30"),
        ("a 3:2 win", ""),
        undated=_clock_without_day,
    ),
    rule(
        "clock time on a weekday",
        WEEKDAY,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>)(?: \(\d{4} (?:GMT|UTC)\))?,? (?:on )?(?P<w><WEEKDAY>)(?!\w)"
        r"(?!,? <MONTH>)",
        _clock_of_day,
        ("at 9 a.m. on Tuesday", "2017-04-04T09:00"),
        undated=_clock_without_day,
    ),
    rule(
        "clock time on a date",
        MONTH,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>),? (?:on )?(?:<WEEKDAY>,? )?(?:(?P<m><MONTH>) (?P<d><DAY>)(?:,?"
        r" (?P<y><YEAR>)\b)?)",
        _clock_of_day,
        ("at 5 p.m. on April 4", "2017-04-04T17:00"),
        undated=_clock_without_day,
    ),
    rule(
        "clock time of a near day",
        NEAR_DAY,
        r"(?<![\d:.$£€])\b(?P<c><CLOCK>),? (?P<n>yesterday|today|tomorrow)\b",
        _clock_of_day,
        ("at 8 p.m. tomorrow", "2017-04-08T20:00"),
        undated=_clock_without_day,
    ),
    rule(
        "part of a dated day",
        MONTH,
        r"\b(?:(?:early|late) (?:in|on) )?(?:the )?(?P<p><PART>) of (?:the )?(?:(?P<m><MONTH>) "
        r"(?P<d><DAY>)|(?:the )?(?P<d2><DAY>) (?:of )?(?P<m2><MONTH>)(?!\w))(?:,? (?P<y><YEAR>)\b)?",
        _part_of_date,
        ("on the night of April 4", "2017-04-04TNI"),
        ("the morning of 31 January 1965", "1965-01-31TMO"),
        undated=_part_without_day,
    ),
    rule(
        "part of a near day",
        NEAR_DAY + PART,
        r"\b(?:(?:early|late|later|earlier)[- ])?(?:(?P<p><PART>) (?P<n>yesterday|today|tomorrow)|"
        r"(?P<n2>yesterday|tomorrow) (?P<p2><PART>))\b",
        _part_of_date,
        ("yesterday morning", "2017-04-06TMO"),
        undated=_part_without_day,
    ),
    rule(
        "tonight",
        PART,
        r"\b(?:tonight|last night)\b",
        _tonight,
        ("tonight", "2017-04-07TNI"),
        ("last night", "2017-04-06TNI"),
        undated="XXXX-XX-XXTNI",
    ),
    rule(
        "this part of the day",
        PART,
        r"\b(?:(?:early|late|later|earlier|mid) )?(?P<r>this|the same|that|that same) (?P<p><PART>)\b",
        _this_part,
        ("this morning", "2017-04-07TMO"),
        undated=_part_without_day,
    ),
    rule(
        "noon",
        PART,
        r"\b(?P<p>noon|midday|midnight)\b",
        _noon,
        ("by noon", "2017-04-07T12:00"),
        undated=_part_without_day,
    ),
)
