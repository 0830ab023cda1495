"""A text -> its expressions of time, not yet counted from any day."""

from collections.abc import Iterable, Iterator

from dashboard.steps.times.all_rules import RULE_PRIORITY, RULES_BY_TRIGGER
from dashboard.steps.times.rule import TimeExpression
from dashboard.steps.times.trigger_words import find_trigger_windows


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """Return the expressions of time in a text, in order; of those that overlap, the longest."""
    candidates = sorted(_find_candidates(text, start, len(text) if end is None else end), key=_preference)
    return sorted(_drop_overlaps(candidates), key=lambda expression: expression.start)


def _find_candidates(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    for window in find_trigger_windows(text, start, end):
        for rule in RULES_BY_TRIGGER.get(window.trigger, ()):
            yield from rule.find_matches(text, window.start, window.end)


def _preference(expression: TimeExpression) -> tuple[int, int, int]:
    return expression.start - expression.end, RULE_PRIORITY[expression.rule], expression.start


def _drop_overlaps(candidates: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    taken: set[int] = set()
    for expression in candidates:
        # The longest come first, so an overlap always covers one of the two ends.
        if expression.start not in taken and expression.end - 1 not in taken:
            taken.update(range(expression.start, expression.end))
            yield expression
