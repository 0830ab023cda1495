"""What spot checks say: precision with its interval, and how far two people agree."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.decisions.log.accuracy_checks import RIGHT, UNSURE, WRONG, Answer, Check, answers_by

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Precision:
    """Of `judged` items `right` were right: the share, and its 95 % interval; all None where none was judged."""

    right: int
    judged: int
    unsure: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people on the items that both judged right or wrong; `kappa` is None where chance alone agrees fully."""

    one: str
    other: str
    both: int
    same: int
    kappa: float | None
    differing: tuple[int, ...]


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927); it stays within 0 and 1, and is wide where few are judged.

    >>> [round(end, 3) for end in wilson(46, 50)]
    [0.812, 0.968]
    """
    share = right / judged
    middle = share + _Z**2 / (2 * judged)
    half = _Z * math.sqrt(share * (1 - share) / judged + _Z**2 / (4 * judged**2))
    whole = 1 + _Z**2 / judged
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def cohen_kappa(one: Iterable[str], other: Iterable[str]) -> float | None:
    """Return how far two people agree beyond chance (Cohen 1960), None where chance alone would agree fully.

    >>> cohen_kappa("rrrw", "rrww"), cohen_kappa("rr", "rr")
    (0.5, None)
    """
    pairs = list(zip(one, other, strict=True))
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def precision_of(said: Mapping[int, str]) -> Precision:
    """Return the precision that one person's answers give; what nobody can tell is left out, and counted."""
    counts = Counter(said.values())
    right, judged = counts[RIGHT], counts[RIGHT] + counts[WRONG]
    if not judged:
        return Precision(right, judged, counts[UNSURE], None, None, None)
    return Precision(right, judged, counts[UNSURE], right / judged, *wilson(right, judged))


def agreement_of(one: str, said: Mapping[int, str], other: str, others: Mapping[int, str]) -> Agreement:
    """Return how far two people agree on the items of one check."""
    judged = (RIGHT, WRONG)
    both = sorted(item for item in said if said[item] in judged and others.get(item) in judged)
    differing = tuple(item for item in both if said[item] != others[item])
    kappa = cohen_kappa([said[item] for item in both], [others[item] for item in both])
    return Agreement(one, other, len(both), len(both) - len(differing), kappa, differing)


def notes_of(checks: Iterable[Check], answers: Iterable[Answer]) -> tuple[str, ...]:
    """Return a line a finished spot check and person, as methods cards print it; the newest first, five at most."""
    every = tuple(answers)
    notes = [
        note_of(check, who, precision_of(said))
        for check in checks
        for who, said in answers_by(every, check.id).items()
        if len(said) == len(check.items)
    ]
    return tuple(reversed(notes))[:5]


def filters_beside(population: str, filters: str) -> str:
    """Return filters in words, without what the population says itself.

    >>> filters_beside("articles about France", "about France; undated")
    'undated'
    """
    return "; ".join(each for each in filters.split("; ") if not f" {population}".endswith(f" {each}"))


def note_of(check: Check, who: str, found: Precision) -> str:
    """Return what a spot check found, in one line."""
    if found.share is None:
        return f"Spot check by {who}: none of {len(check.items)} could be judged ({check.population})"
    unsure = f", {found.unsure} could not be told" if found.unsure else ""
    interval = f"95 % interval {found.low:.2f} to {found.high:.2f}, Wilson"
    filters = filters_beside(check.population, check.filters)
    within = f" under {filters}" if filters else ""
    return (
        f"Spot check by {who}, {check.when[:10]}: {found.right} of {found.judged} right{unsure}, precision "
        f"{found.share:.2f} ({interval}); drawn from {check.size:,} {check.population}{within}, seed {check.seed}; "
        "says nothing of what was missed"
    )
