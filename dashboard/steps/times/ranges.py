"""Pairs of days that a text joins ("from 10 to 12 April") -> the interval from the first to the last."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.schema import Day, Precision, Time

_JOIN: Final = re.compile(
    r"\s*(?:[-‐‑–—/]|(?P<word>to|through(?:\s+to)?|until|till|and))\s*(?:the\s+|on\s+)?", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:(?:postpon|mov|delay|reschedul|deferr?|adjourn|chang|shift|push)(?:ed|es|s|ing|e)|put\s+(?:off|back)"
    r"|brought\s+forward)\b",
    re.IGNORECASE,
)
_COARSE: Final = list(Precision)


def covering(times: Sequence[Time], text: str) -> list[tuple[int, int, Day]]:
    """Return (start, end, days) for each pair of times that a text joins to one stretch, ends included.

    "Moved from 5 to 12 May" is two days and no stretch. The precision is that of the coarser end.
    """
    joined = ((first, last, _joined(first, last, text)) for first, last in pairwise(times))
    return [(first.start, last.end, days) for first, last, days in joined if days]


def move_in(words: str) -> int | None:
    """Return where words that tell of a move to another day ("postponed", "put off") end, None where there are none."""
    found = _MOVED.search(words)
    return found.end() if found else None


def _joined(first: Time, last: Time, text: str) -> Day | None:
    if first.first_day is None or last.last_day is None or first.first_day > last.last_day:
        return None
    before = text[max(0, first.start - 80) : first.start].rpartition(". ")[2]
    join = _JOIN.fullmatch(text, first.end, last.start)
    if join is None or move_in(before) is not None:
        return None
    if join["word"] and join["word"].lower() == "and" and not _BETWEEN.search(before):
        return None
    return Day(first.first_day, last.last_day, max(first.precision, last.precision, key=_COARSE.index))
