"""All rules for expressions of time, in the order in which equally long matches are preferred."""

from typing import Final

from dashboard.steps.times import (
    rules_amount,
    rules_clock,
    rules_month,
    rules_range,
    rules_relative,
    rules_season,
    rules_vague,
    rules_week,
    rules_years,
)
from dashboard.steps.times import rules_date as rules_calendar
from dashboard.steps.times.rule import TimeRule

RULES: Final[tuple[TimeRule, ...]] = (
    *rules_calendar.RULES,
    *rules_month.RULES,
    *rules_years.RULES,
    *rules_range.RULES,
    *rules_week.RULES,
    *rules_clock.RULES,
    *rules_season.RULES,
    *rules_relative.RULES,
    *rules_vague.RULES,
    *rules_amount.RULES,
)
RULE_BY_NAME: Final = {rule.name: rule for rule in RULES}
RULE_PRIORITY: Final = {rule.name: priority for priority, rule in enumerate(RULES)}
RULES_BY_TRIGGER: Final[dict[str, tuple[TimeRule, ...]]] = {
    trigger: tuple(rule for rule in RULES if trigger in rule.triggers)
    for trigger in {letter for rule in RULES for letter in rule.triggers}
}
