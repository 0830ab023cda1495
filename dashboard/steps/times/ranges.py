"""Pairs of days that a text joins ("from 10 to 12 April") -> the interval from the first to the last."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.schema import AnchoredTime, DayInterval, Precision

_JOIN: Final = re.compile(
    r"\s*(?:[-‐‑–—/]|(?P<word>to|through(?:\s+to)?|until|till|and))\s*(?:the\s+|on\s+)?", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_RESCHEDULED: Final = re.compile(
    r"\b(?:(?:postpon|mov|delay|reschedul|deferr?|adjourn|chang|shift|push)(?:ed|es|s|ing|e)|put\s+(?:off|back)"
    r"|brought\s+forward)\b",
    re.IGNORECASE,
)
_FINE_TO_COARSE: Final = list(Precision)


def join_ranges(times: Sequence[AnchoredTime], text: str) -> list[tuple[int, int, DayInterval]]:
    """Return (start, end, days) for each pair of times that a text joins to one range.

    "Moved from 5 to 12 May" is two days and no range. A range is as precise as its coarser end.
    """
    ranges = ((first, last, _join(first, last, text)) for first, last in pairwise(times))
    return [(first.start, last.end, days) for first, last, days in ranges if days]


def find_rescheduling_end(words: str) -> int | None:
    """Return where the first verb that moves something to another day ends ("postponed"), or None."""
    match = _RESCHEDULED.search(words)
    return match.end() if match else None


def _join(first: AnchoredTime, last: AnchoredTime, text: str) -> DayInterval | None:
    if first.first_day is None or last.last_day is None or first.first_day > last.last_day:
        return None
    before = text[max(0, first.start - 80) : first.start].rpartition(". ")[2]
    join = _JOIN.fullmatch(text, first.end, last.start)
    if join is None or find_rescheduling_end(before) is not None:
        return None
    if join["word"] and join["word"].lower() == "and" and not _BETWEEN.search(before):
        return None
    return DayInterval(
        first.first_day, last.last_day, max(first.precision, last.precision, key=_FINE_TO_COARSE.index)
    )
