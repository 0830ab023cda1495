"""Estimates precision from accuracy checks, with its interval, and how far two people agree."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.decisions.log.accuracy_checks import (
    RIGHT,
    UNSURE,
    WRONG,
    AccuracyCheck,
    CheckAnswer,
    answers_by,
)

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class PrecisionEstimate:
    """The share of judged items that are right, with its 95 % interval; all None where none was judged."""

    right: int
    judged: int
    unsure: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on items that both judged right or wrong.

    `differing` are the items they disagree on. `kappa` is None where chance alone would give full agreement.
    """

    one: str
    other: str
    both: int
    same: int
    kappa: float | None
    differing: tuple[int, ...]


def estimate_wilson_interval(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927), which stays within 0 and 1.

    >>> [round(end, 3) for end in estimate_wilson_interval(46, 50)]
    [0.812, 0.968]
    """
    share = right / judged
    middle = share + _Z**2 / (2 * judged)
    half = _Z * math.sqrt(share * (1 - share) / judged + _Z**2 / (4 * judged**2))
    whole = 1 + _Z**2 / judged
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def estimate_kappa(one: Iterable[str], other: Iterable[str]) -> float | None:
    """Return the agreement of two people beyond chance (Cohen 1960), or None where chance agrees fully.

    >>> estimate_kappa("rrrw", "rrww"), estimate_kappa("rr", "rr")
    (0.5, None)
    """
    pairs = list(zip(one, other, strict=True))
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def estimate_precision(answers: Mapping[int, str]) -> PrecisionEstimate:
    """Return the precision by one person's answers; unsure answers are left out, and counted."""
    counts = Counter(answers.values())
    right, judged = counts[RIGHT], counts[RIGHT] + counts[WRONG]
    if not judged:
        return PrecisionEstimate(right, judged, counts[UNSURE], None, None, None)
    return PrecisionEstimate(
        right, judged, counts[UNSURE], right / judged, *estimate_wilson_interval(right, judged)
    )


def measure_agreement(
    one: str, answers: Mapping[int, str], other: str, other_answers: Mapping[int, str]
) -> Agreement:
    """Return how far two people agree on the items of one check."""
    judged = (RIGHT, WRONG)
    judged_by_both = sorted(
        item for item in answers if answers[item] in judged and other_answers.get(item) in judged
    )
    differing = tuple(item for item in judged_by_both if answers[item] != other_answers[item])
    kappa = estimate_kappa(
        [answers[item] for item in judged_by_both], [other_answers[item] for item in judged_by_both]
    )
    return Agreement(one, other, len(judged_by_both), len(judged_by_both) - len(differing), kappa, differing)


def format_notes(checks: Iterable[AccuracyCheck], answers: Iterable[CheckAnswer]) -> tuple[str, ...]:
    """Return a line for each finished check and person, for methods cards: the newest five, newest first."""
    all_answers = tuple(answers)
    notes = [
        format_note(check, who, estimate_precision(given))
        for check in checks
        for who, given in answers_by(all_answers, check.id).items()
        if len(given) == len(check.items)
    ]
    return tuple(reversed(notes))[:5]


def shorten_filters(population: str, filters: str) -> str:
    """Return filters in words, without what the population already says.

    >>> shorten_filters("articles about France", "about France; undated")
    'undated'
    """
    return "; ".join(each for each in filters.split("; ") if not f" {population}".endswith(f" {each}"))


def format_note(check: AccuracyCheck, who: str, precision: PrecisionEstimate) -> str:
    """Return the result of an accuracy check in one line."""
    if precision.share is None:
        return f"Spot check by {who}: none of {len(check.items)} could be judged ({check.population})"
    unsure = f", {precision.unsure} could not be told" if precision.unsure else ""
    interval = f"95 % interval {precision.low:.2f} to {precision.high:.2f}, Wilson"
    filters = shorten_filters(check.population, check.filters)
    within = f" under {filters}" if filters else ""
    return (
        f"Spot check by {who}, {check.when[:10]}: {precision.right} of {precision.judged} right{unsure}, "
        f"precision {precision.share:.2f} ({interval}); drawn from {check.size:,} "
        f"{check.population}{within}, seed {check.seed}; says nothing of what was missed"
    )
