"""A text -> its expressions of time, before any day is known to count from."""

from collections.abc import Iterable, Iterator

from dashboard.steps.times.grammar import ORDER, RULES_FOR
from dashboard.steps.times.rule import Found
from dashboard.steps.times.trigger_words import stretches


def find_times(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Return the expressions of time in a text, in order; of those that overlap, the longest."""
    candidates = sorted(_candidates(text, start, len(text) if end is None else end), key=_preference)
    return sorted(_without_overlaps(candidates), key=lambda found: found.start)


def _candidates(text: str, start: int, end: int) -> Iterator[Found]:
    for trigger, low, high in stretches(text, start, end):
        for rule in RULES_FOR.get(trigger, ()):
            yield from rule.matches(text, low, high)


def _preference(found: Found) -> tuple[int, int, int]:
    return found.start - found.end, ORDER[found.rule], found.start


def _without_overlaps(candidates: Iterable[Found]) -> Iterator[Found]:
    taken: set[int] = set()
    for found in candidates:
        if (
            found.start in taken
            or found.end - 1 in taken
            or not taken.isdisjoint(range(found.start, found.end))
        ):
            continue
        taken.update(range(found.start, found.end))
        yield found
