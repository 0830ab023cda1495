"""Expressions of time -> values and days, read in order so that each can count from those before it."""

import datetime as dt
from collections.abc import Sequence

from dashboard.schema import Precision, Time
from dashboard.steps.times.anchor_choice import NARRATIVE, Reference
from dashboard.steps.times.grammar import RULE_NAMED
from dashboard.steps.times.narrative_years import diary_entries, years_in_passing
from dashboard.steps.times.news_or_narrative import choose_mode
from dashboard.steps.times.rule import Found, Hit, Rule, Value
from dashboard.steps.times.timex_values import NoDayError, interval_of


def anchor_times(
    text: str, found: Sequence[Found], published: dt.date | None, mode: str | None = None
) -> list[Time]:
    """Return the found expressions with their values and days; what turns out to be no time is dropped.

    Args:
        text: The text in which they were found.
        found: What `find_times` returned for it.
        published: The day of publication; where it is None, nothing gets a day that hangs on it.
        mode: "news" or "narrative"; None lets `choose_mode` choose.
    """
    at = Reference(text, published, mode or choose_mode(text, found, published))
    entries = diary_entries(text, found)
    passing = years_in_passing(found) if at.mode == NARRATIVE else frozenset()
    anchored = []
    for one in found:
        time = _anchored(one, at, one.start in passing)
        if time and one.start in entries:
            at.entry = time.first_day if time.first_day == time.last_day else None
        if time:
            anchored.append(time)
    return anchored


def _anchored(found: Found, at: Reference, in_passing: bool) -> Time | None:
    rule = RULE_NAMED[found.rule]
    hit = Hit(at.text, found.start, found.end, dict(found.groups))
    at.used = ""
    value = _value(rule, hit, at)
    if value is None:
        return None
    if value.told and not in_passing:
        at.told, at.told_at = value.told, found.end
    days = interval_of(value.value)
    return Time(
        start=found.start,
        end=found.end,
        type=value.type,
        value=value.value,
        first_day=days.first if days else None,
        last_day=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN,
        anchor=(at.used or "calendar") if days else "",
        rule=rule.name,
    )


def _value(rule: Rule, hit: Hit, at: Reference) -> Value | None:
    try:
        return rule.value_of(hit, at)
    except NoDayError:
        value = rule.without_day(hit)
        return Value("TIME" if "T" in value and "REF" not in value else "DATE", value)
