"""A sentence with several times -> the clause that each time belongs to."""

import re
from collections.abc import Sequence

_BREAK = re.compile(
    r"\s*(?:;|,?\s+(?:and\s+then|then|before|after\s+which|while|but)\b|,\s+and\b|\s+and\b|,)\s*"
)
_WORDS_BEFORE_A_LEADING_TIME = 2


def split_clauses(text: str, start: int, end: int, times: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the span of the clause around each of `times`, which lie in `text[start:end]` in order.

    Where the sentence opens with a time ("On Tuesday he met A, on Wednesday B"), a clause runs from its
    time to the break before the next; otherwise ("met A on Tuesday and B on Wednesday") it runs to the
    first break after its time.
    """
    leading = len(text[start : times[0][0]].split()) <= _WORDS_BEFORE_A_LEADING_TIME if times else False
    cuts = [start]
    for (_, before), (after, _) in zip(times, times[1:], strict=False):
        breaks = [found.start() for found in _BREAK.finditer(text, before, after)]
        cuts.append((breaks[-1] if leading else breaks[0]) if breaks else before)
    return list(zip(cuts, [*cuts[1:], end], strict=True))
