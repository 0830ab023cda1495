"""Which years a narrative follows, and which it only mentions in passing ("would last until 1976")."""

from bisect import bisect
from collections.abc import Sequence
from typing import Final

from dashboard.steps.times.rule import Found
from dashboard.steps.times.rules_calendar import year_said

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
