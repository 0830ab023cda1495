"""Split a sentence into one clause for each of its times, and a clause at its contrasts."""

import re
from collections.abc import Sequence
from itertools import pairwise

Bounds = tuple[int, int]

VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|did|do|does|will|would|came|began|held|took|gave|made|left|ran"
    r"|fell|rose|won|lost|"
    r"went|saw|set|put|led|brought|found|broke|wore|drew|sat|stood|kept|spent|built|sent|[a-z]{3,}ed)\b"
)

_BREAK = re.compile(
    r"\s*(?:;|[—–]|,?\s+(?:and\s+then|then|after\s+which|while|whereas|but)\b|,\s+and\b|\s+and\b|,)\s*",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:;|,?\s+(?:(?:but|though|yet)\b(?!\s+(?:not|also|only|to)\b)|although\b|while\b|whereas\b)"
    r"|,\s+nor\b|[—–])\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\((?:[^()\s]+\s+){2,}[^()]*\)")
_WORDS_BEFORE_A_LEADING_TIME = 3


def find_asides(text: str, start: int, end: int, time: Bounds) -> list[Bounds]:
    """Return the bracketed asides of `text[start:end]` without the time ("(a group outlawed in Russia)")."""
    spans = (aside.span() for aside in _ASIDE.finditer(text, start, end))
    return [span for span in spans if not span[0] <= time[0] < span[1]]


def split_clauses(text: str, start: int, end: int, times: Sequence[Bounds]) -> list[Bounds]:
    """Return the span of the clause around each of `times`, which lie in `text[start:end]` in order.

    Where the sentence opens with a time ("On Tuesday he met A, on Wednesday B"), a clause runs from its
    time to the break before the next; otherwise ("met A on Tuesday and B on Wednesday") it runs to the
    first break after its time.
    """
    cuts = [start]
    for (_, before), (after, _) in pairwise(times):
        leading = len(text[cuts[-1] : times[len(cuts) - 1][0]].split()) <= _WORDS_BEFORE_A_LEADING_TIME
        breaks = [match.start() for match in _BREAK.finditer(text, before, after)]
        cuts.append((breaks[-1] if leading else breaks[0]) if breaks else before)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def split_contrast(text: str, clause: Bounds, time: Bounds) -> tuple[Bounds, list[Bounds]]:
    """Return the part of a clause with its time, and the contrasting parts ("but made no stop in Kyiv")."""
    start, end = clause
    cuts = [
        match.start()
        for match in _CONTRAST.finditer(text, start, end)
        if not time[0] <= match.start() < time[1]
    ]
    edges = [start, *cuts, end]
    parts = list(pairwise(edges))
    main_part = next((part for part in parts if part[0] <= time[0] < part[1]), clause)
    return main_part, [part for part in parts if part is not main_part and part[0] < part[1]]
