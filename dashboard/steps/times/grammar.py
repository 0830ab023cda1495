"""The table of rules, in the order in which equal matches are preferred."""

from typing import Final

from dashboard.steps.times import (
    rules_amount,
    rules_calendar,
    rules_clock,
    rules_range,
    rules_relative,
    rules_season,
    rules_vague,
    rules_week,
    rules_years,
)
from dashboard.steps.times.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *rules_calendar.RULES,
    *rules_years.RULES,
    *rules_range.RULES,
    *rules_week.RULES,
    *rules_clock.RULES,
    *rules_season.RULES,
    *rules_relative.RULES,
    *rules_vague.RULES,
    *rules_amount.RULES,
)
RULE_NAMED: Final = {rule.name: rule for rule in RULES}
ORDER: Final = {rule.name: number for number, rule in enumerate(RULES)}
RULES_FOR: Final[dict[str, tuple[Rule, ...]]] = {
    trigger: tuple(rule for rule in RULES if trigger in rule.triggers)
    for trigger in {letter for rule in RULES for letter in rule.triggers}
}
