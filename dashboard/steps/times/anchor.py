"""Expressions of time -> TIMEX3 values and days, in order, so that each can count from those before it."""

import datetime as dt
from collections.abc import Sequence

from dashboard.schema import AnchoredTime, Precision
from dashboard.steps.times.all_rules import RULE_BY_NAME
from dashboard.steps.times.anchor_context import NARRATIVE, NEWS, AnchorContext
from dashboard.steps.times.anchor_modes import choose_modes
from dashboard.steps.times.narrative import find_diary_entries, find_years_in_passing
from dashboard.steps.times.rule import RuleMatch, TimeExpression, TimeRule, TimexValue
from dashboard.steps.times.timex_values import NoDayError, parse_timex_value


def anchor_times(
    text: str, expressions: Sequence[TimeExpression], published: dt.date | None, mode: str | None = None
) -> list[AnchoredTime]:
    """Return the expressions with their values and days, without those that turn out to be no time.

    Args:
        text: The text that contains the expressions.
        expressions: What `find_times` returned for it.
        published: The day of publication; where it is None, no expression that counts from it gets a day.
        mode: "news" or "narrative"; None lets `choose_modes` choose for each expression.
    """
    modes = [mode] * len(expressions) if mode else choose_modes(text, expressions, published)
    context = AnchorContext(published, NEWS)
    diary_entries = find_diary_entries(text, expressions)
    in_passing = find_years_in_passing(text, expressions)
    times = []
    for expression, context.mode in zip(expressions, modes, strict=True):
        is_passing = context.mode == NARRATIVE and expression.start in in_passing
        time = _anchor_time(text, expression, context, is_passing)
        if time and expression.start in diary_entries:
            context.diary_day = time.first_day if time.first_day == time.last_day else None
        if time:
            times.append(time)
    return times


def _anchor_time(
    text: str, expression: TimeExpression, context: AnchorContext, in_passing: bool
) -> AnchoredTime | None:
    rule = RULE_BY_NAME[expression.rule]
    match = RuleMatch(text, expression.start, expression.end, dict(expression.groups))
    context.anchor = ""
    value = _find_value(rule, match, context)
    if value is None:
        return None
    if value.point and not in_passing:
        context.last_point, context.last_point_end = value.point, expression.end
    days = parse_timex_value(value.value)
    return AnchoredTime(
        start=expression.start,
        end=expression.end,
        type=value.type,
        value=value.value,
        first_day=days.first if days else None,
        last_day=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN,
        anchor=(context.anchor or "calendar") if days else "",
        rule=rule.name,
    )


def _find_value(rule: TimeRule, match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    try:
        return rule.find_value(match, context)
    except NoDayError:
        value = rule.undated_value(match)
        return TimexValue("TIME" if "T" in value and "REF" not in value else "DATE", value)
