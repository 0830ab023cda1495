"""The year of a day or month that comes without one."""

import re
from typing import Final

from dashboard.steps.times.anchor_choice import (
    FUTURE,
    NARRATIVE,
    PAST,
    Reference,
    has_just_ended,
    is_plainly_ahead,
    is_plainly_past,
)
from dashboard.steps.times.rule import Hit
from dashboard.steps.times.time_words import compiled
from dashboard.steps.times.timex_values import Point, day_or_none

_LAST: Final = re.compile(r"\blast\s+$", re.IGNORECASE)
_YEAR_AHEAD: Final = compiled(
    r"\s*(?:(?:,|and|to|or|through|until|till|-|–|—)\s*)+(?:on |early |late |mid-|the )?(?:<DAY> )?"
    r"(?:<MONTH> ?)?(?:<DAY>,? ?)?,? ?(?P<y><YEAR>)\b"
)


def year_of_month(hit: Hit, at: Reference, month: int, day: int | None) -> int:
    """Return the year of a month, or of a day of it, that is told without one.

    A year just ahead counts first ("August and September 1914"); a narrative goes on in the year told
    last; news means the year that brings it nearest to publication, the past a little nearer.
    """
    ahead = _YEAR_AHEAD.match(hit.text, hit.end)
    if ahead:
        return int(ahead["y"])
    if at.mode == NARRATIVE and at.told:
        return _year_of_narrative(at.last_told(), month)
    return _nearest_year(hit, at, month, day)


def _year_of_narrative(told: Point, month: int) -> int:
    # Past the turn of the year, a story of December goes on in January.
    turned = told.month is not None and month < told.month - 7
    return told.year + turned


def _nearest_year(hit: Hit, at: Reference, month: int, day: int | None) -> int:
    here = at.publication()
    today = here.date()
    if day is None and month == here.month:
        return here.year
    years = (here.year - 1, here.year, here.year + 1)
    days = {year: found for year in years if (found := day_or_none(year, month, day or 15))}
    if not days:
        return here.year
    lead = _lead_of_past(hit, at)
    if _LAST.search(hit.before(8)):
        return max((year for year, found in days.items() if found < today), default=here.year)
    if is_plainly_ahead(hit.text, hit.start):
        return min((year for year, found in days.items() if found >= today), default=here.year)
    soon = any(0 < (each - today).days <= _SOON for each in days.values())
    if not soon and is_plainly_past(hit.text, hit.start, hit.end):
        lead = 365
    return min(days, key=lambda year: abs((days[year] - today).days) - (lead if days[year] <= today else 0))


def _lead_of_past(hit: Hit, at: Reference) -> int:
    if has_just_ended(hit.text, hit.start):
        return 365
    return {PAST: _PAST_LEAD, FUTURE: -_FUTURE_LEAD}.get(at.tense(hit.start, hit.end), _LEAD)


# By how many days a past date may be further off than a coming one and still be meant.
_LEAD: Final = 25
_PAST_LEAD: Final = 120
_FUTURE_LEAD: Final = 120
# What is so few days off may be told as done by a slip.
_SOON: Final = 40
