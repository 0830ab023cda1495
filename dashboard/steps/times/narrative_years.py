"""Which years a narrative follows, which it only mentions in passing, and the days that head a diary's entries."""

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Final

from dashboard.steps.times.rule import Found
from dashboard.steps.times.rules_calendar import year_said

# "Tuesday, 5 June. Today we sailed": a date alone at the head of its line.
_HEADS: Final = re.compile(r"(?:^|\n)[ \t]*$")
_HEADED: Final = re.compile(r"[ \t]*(?:[.:\n]|[—–]|,[ \t]+[A-Z][\w' ]{2,30}[.:])")
_FEWEST_ENTRIES: Final = 2
_DATED: Final = ("month and day", "day and month", "month of a year")


def years_in_passing(found: Sequence[Found]) -> frozenset[int]:
    """Return where the expressions start whose year lies outside what the full dates around it span.

    A later date without a year goes on in the year of the story, not in one that was only mentioned.
    """
    dated = [(one.start, year) for one in found if one.rule in _DATED and (year := _year(one)) is not None]
    return frozenset(_passing_years(found, dated)) | frozenset(_passing_dates(dated))


def _year(one: Found) -> int | None:
    return year_said(dict(one.groups).get("y", ""))


def _passing_years(found: Sequence[Found], dated: Sequence[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in dated]
    passing = []
    for one in found:
        year = _year(one) if one.rule == "year" else None
        after = bisect(starts, one.start)
        if year is not None and 0 < after < len(dated) and not dated[after - 1][1] <= year <= dated[after][1]:
            passing.append(one.start)
    return passing


def _passing_dates(dated: Sequence[tuple[int, int]]) -> list[int]:
    neighbours = zip(dated, dated[1:], dated[2:], strict=False)
    return [here[0] for before, here, after in neighbours if before[1] == after[1] != here[1]]


def diary_entries(text: str, found: Sequence[Found]) -> frozenset[int]:
    """Return where the dates start that head the entries of a diary; none where there are fewer than two."""
    heads = frozenset(
        one.start
        for one in found
        if one.rule in _DATED
        and _HEADS.search(text, max(0, one.start - 8), one.start)
        and _HEADED.match(text, one.end)
    )
    return heads if len(heads) >= _FEWEST_ENTRIES else frozenset()
