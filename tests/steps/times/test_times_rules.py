"""The examples in the table of rules are its tests."""

import datetime as dt

import pytest

from dashboard.steps.times import anchor_times, find_times
from dashboard.steps.times.all_rules import RULE_BY_NAME, RULES
from dashboard.steps.times.rule import TimeRule

FRIDAY = dt.date(2017, 4, 7)
EXAMPLES = [(rule, text, value) for rule in RULES for text, value in rule.examples]


@pytest.mark.parametrize(
    ("rule", "text", "value"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text, _ in EXAMPLES]
)
def test_a_rule_reads_its_examples(rule: TimeRule, text: str, value: str) -> None:
    times = anchor_times(text, find_times(text), FRIDAY)
    if value:
        assert (rule.name, value) in [(time.rule, time.value) for time in times]
    else:
        assert times == []


def test_every_rule_has_an_example_that_it_reads() -> None:
    assert [rule.name for rule in RULES if not any(value for _, value in rule.examples)] == []


def test_no_two_rules_share_a_name() -> None:
    assert len(RULE_BY_NAME) == len(RULES)
