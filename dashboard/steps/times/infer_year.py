"""The year of a day or month that the text names without one."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, AnchorContext
from dashboard.steps.times.rule import RuleMatch
from dashboard.steps.times.tense import (
    FUTURE,
    PAST,
    find_tense,
    follows_ended,
    is_clearly_future,
    is_clearly_past,
)
from dashboard.steps.times.time_words import WEEKDAYS, any_of, compile_pattern
from dashboard.steps.times.timex_values import Point, make_day

_SINCE: Final = re.compile(
    r"\bsince\s+(?:(?:early|late|mid|the (?:start|beginning|end|middle) of)[\s-]+)?(?:last\s+)?$",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"\blast\s+$", re.IGNORECASE)
_YEAR_AHEAD: Final = compile_pattern(
    r"\s*(?:(?:,|and|to|or|through|until|till|-|–|—)\s*)+(?:on |early |late |mid-|the )?(?:<DAY> )?"
    r"(?:<MONTH> ?)?(?:<DAY>,? ?)?,? ?(?P<y><YEAR>)\b"
)
_WEEKDAY: Final = re.compile(rf"(?P<w>{any_of(WEEKDAYS)})\b")
# A past date may be so many days further off than a coming one and still be the nearer of the two.
_LEAD: Final = 25
_LEAD_IN_TENSE: Final = {PAST: 120, FUTURE: -120}
_LEAD_OF_CLEAR_PAST: Final = 365
# A day so near in the future may stand with a past verb by a slip of the writer.
_SOON_DAYS: Final = 40


def infer_year(match: RuleMatch, context: AnchorContext, month: int, day: int | None) -> int:
    """Return the year of a month, or of a day in it, that is named without a year.

    A year right after it comes first ("August and September 1914"). A narrative goes on in the year named
    last. News means the year that brings the date nearest to publication, with a slight lead for the past.
    """
    ahead = _YEAR_AHEAD.match(match.text, match.end)
    if ahead:
        return int(ahead["y"])
    if context.mode == NARRATIVE and context.last_point:
        year = _infer_narrative_year(context.use_last_point(), month)
    else:
        year = _infer_nearest_year(match, context.use_publication(), month, day)
    return _fit_weekday(match, context, year, month, day) if day else year


def _fit_weekday(match: RuleMatch, context: AnchorContext, year: int, month: int, day: int) -> int:
    """Return the year nearest to `year` or to publication that has the day on the weekday named with it."""
    named = _WEEKDAY.match(match.words)
    if not named:
        return year
    weekday = WEEKDAYS[named["w"]]
    years = [year, year - 1, year + 1]
    if context.published:
        years += [context.published.year, context.published.year - 1, context.published.year + 1]
    dates = (make_day(one, month, day) for one in years)
    return next((date.year for date in dates if date and date.weekday() == weekday), year)


def _infer_narrative_year(last_point: Point, month: int) -> int:
    # Past the turn of the year, a story of December goes on in January.
    turned = last_point.month is not None and month < last_point.month - 7
    return last_point.year + turned


def _infer_nearest_year(match: RuleMatch, publication: Point, month: int, day: int | None) -> int:
    today, this_year = publication.date(), publication.year
    if day is None and month == publication.month:
        return this_year
    years = (this_year - 1, this_year, this_year + 1)
    days = {year: date for year in years if (date := make_day(year, month, day or 15))}
    if not days:
        return this_year
    if _LAST.search(match.before(8)) or _is_since(match):
        return max((year for year, date in days.items() if date < today), default=this_year)
    if is_clearly_future(match.text, match.start):
        return min((year for year, date in days.items() if date >= today), default=this_year)
    lead = _lead_of_past(match, days.values(), today)
    return min(days, key=lambda year: abs((days[year] - today).days) - (lead if days[year] <= today else 0))


def _is_since(match: RuleMatch) -> bool:
    # The words of the expression may begin with "early": what stands before them is what counts.
    return _SINCE.search(match.before(32)) is not None


def _lead_of_past(match: RuleMatch, days: Iterable[dt.date], today: dt.date) -> int:
    """Return by how many days a past date may be further off than a coming one."""
    is_soon = any(0 < (day - today).days <= _SOON_DAYS for day in days)
    span = match.text, match.start, match.end
    if follows_ended(match.text, match.start) or (not is_soon and is_clearly_past(*span)):
        return _LEAD_OF_CLEAR_PAST
    return _LEAD_IN_TENSE.get(find_tense(*span), _LEAD)
