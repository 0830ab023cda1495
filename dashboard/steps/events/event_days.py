"""Find the days that a sentence refers to; two expressions for one day, or for a range, are joined."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import AnchoredTime, DayInterval, Event, Precision, Span
from dashboard.steps.times import find_rescheduling_end

_USABLE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR})
_PRECISIONS = list(Precision)
# "The album of the year" is not an event of that year.
_UNDATED_RULES = frozenset({"the year"})
_YEAR_OF = re.compile(
    r"\s+(?:financial|fiscal|tax|budget|academic|school|season|edition|model)\b", re.IGNORECASE
)
# "The 2016 World Cup", "the 1925 Geneva Protocol": the year is part of a name.
_EVENT_NAME = re.compile(
    r"(?:\s+[A-Z][\w-]*){0,4}\s+(?:Cup|Championships?|Games|Olympics?|Paralympics|Series|Open|Act"
    r"|Protocol|Convention|Treaty|Prize|Award)\b"
)
# "A Christmas market", "the Easter rising".
_HOLIDAY_AS_NAME = re.compile(
    r"\s+(?!(?:in|at|on|and|with|when|that|this|last|next|was|were|is|are|for|after|before|to|he|she"
    r"|they|we|it|as|by|but|or|"
    r"from|has|had|will|would|during|because|while)\b)[a-z]+"
)
_AND = re.compile(r"\s*(?:and|&)\s*(?:then\s+)?(?:on\s+)?(?:part\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
# "Two weeks earlier, on March 30", "on Friday of last week", "Tuesday (March 6)", "on April 7, the same day".
_SAME_DAY = re.compile(
    r"[\s,(—–-]*(?:of|on|in|the|that|is|at|an?|and\s+again|late|early|,|\s)*", re.IGNORECASE
)
_IS_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|up\s+to)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:began|begins?|begun|beginning|started|starts?|starting|opened|since)\s+(?:\w+\s+){0,3}$", re.I
)
_ENDED = re.compile(
    r"\b(?:ended|ends?|ending|closed|closes|concluded|lasted\s+until)\s+(?:\w+\s+){0,3}$", re.I
)
_LONGEST_STAY = dt.timedelta(days=60)
# "Since May" or "more than in March" does not say when something happened.
_REFERENCE_POINT = re.compile(
    r"\b(?:since|than(?:\s+in)?|compared\s+(?:with|to)|unlike(?:\s+in)?|as\s+of|before|after|following"
    r"|prior\s+to)\s+"
    r"(?:the\s+)?(?:end\s+of\s+|start\s+of\s+)?$|\b(?:post|pre)-$"
    r"|\bsince\s+\w+ing\s+(?:\w+\s+){0,4}in\s+$|\bborn\s+(?:on|in)\s+$",
    re.IGNORECASE,
)
# "His first stop in Russia this year" ranks the stop; another time dates it.
_RANKING = re.compile(
    r"\b(?:first|second|third|fourth|fifth|only|longest|largest|biggest|most|so\s+far|earlier|other|any"
    r"|this\s+far)\b",
    re.I,
)
# "Wed Sep 14, 2011 2:06 pm EDT" is the stamp of a page, wherever it stands.
_PAGE_STAMP = re.compile(
    r"\d{4}\W+(?:at\s+)?\d{1,2}[.:]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}T?|UTC|GMT)\b"
    r"|\d{4}\s+pages?\s?\d+"
)
_CLOCK_ONLY = re.compile(
    r"\b(?:noon|midnight|dawn|dusk|sunrise|sunset|morning|afternoon|evening|night|overnight|o['’]clock|now|"
    r"current(?:ly)?|recent(?:ly)?)\b|\d\s*[ap]\.?m\b|\d[:.]\d\d",
    re.IGNORECASE,
)
_NAMES_A_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|last\s+night"
    r"|(?<![:.\d])\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]\.?m)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayReference:
    """A day or a range of days, and the one or two expressions of a sentence that give it."""

    spans: tuple[tuple[int, int], ...]
    day: DayInterval

    @property
    def start(self) -> int:
        """Start of the first expression."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """End of the last expression."""
        return self.spans[-1][1]

    @property
    def is_narrow(self) -> bool:
        """Whether the days are no longer than a week."""
        return self.day.precision in (Precision.DAY, Precision.WEEK)

    def gap(self, start: int, end: int) -> int:
        """Return the characters between `start:end` and the nearest expression; below 0 they overlap."""
        return min(max(at - end, start - to) for at, to in self.spans)


def find_day_references(
    text: str, span: Span, times: Sequence[AnchoredTime], ranges: Sequence[tuple[int, int, DayInterval]]
) -> list[DayReference]:
    """Return the days that a sentence refers to, in order.

    Args:
        text: The article's text.
        span: The sentence.
        times: The expressions of time in it.
        ranges: Those that its text joins to a range ("from 10 to 12 April").
    """
    joined = [
        DayReference(((start, end),), day) for start, end, day in ranges if span.start <= start < span.end
    ]
    single = [
        DayReference(((time.start, time.end),), day)
        for time in times
        if (day := get_time_day(time)) is not None
        and not any(reference.start <= time.start < reference.end for reference in joined)
        and _is_date(text, time)
    ]
    return _join_references(text, sorted([*joined, *single], key=lambda reference: reference.start))


def _is_date(text: str, time: AnchoredTime) -> bool:
    """Whether an expression dates events; it may be a clock time, or part of a name or a page stamp."""
    if time.precision not in _USABLE or time.rule in _UNDATED_RULES:
        return False
    if time.rule == "year" and (_YEAR_OF.match(text, time.end) or _EVENT_NAME.match(text, time.end)):
        return False
    if time.rule == "holiday" and _HOLIDAY_AS_NAME.match(text, time.end):
        return False
    return not _is_clock_time(text[time.start : time.end]) and not _is_stamp(text, time)


def get_time_day(time: AnchoredTime) -> DayInterval | None:
    """Return the days of an expression of time, None where it has none."""
    if time.first_day is None or time.last_day is None:
        return None
    return DayInterval(time.first_day, time.last_day, time.precision)


def get_event_day(event: Event) -> DayInterval:
    """Return the days of an event."""
    return DayInterval(event.first_day, event.last_day, event.precision)


def is_reference_point(text: str, span: Span, time: DayReference) -> bool:
    """Return whether a time only says since when or compared with what, not when something happened."""
    return bool(_REFERENCE_POINT.search(text, max(span.start, time.start - 40), time.start))


def only_ranks(text: str, span: Span, time: DayReference) -> bool:
    """Return whether a year or a quarter only ranks an event ("his first stop this year")."""
    is_long = _PRECISIONS.index(time.day.precision) >= _PRECISIONS.index(Precision.QUARTER)
    return is_long and bool(_RANKING.search(text, span.start, span.end))


def _is_stamp(text: str, time: AnchoredTime) -> bool:
    stamp = _PAGE_STAMP.search(text, max(0, time.end - 24), time.end + 16)
    return stamp is not None and time.start < stamp.start() <= time.end


def _is_clock_time(words: str) -> bool:
    """Whether an expression gives an hour or the present, but not a day."""
    return bool(_CLOCK_ONLY.search(words)) and not _NAMES_A_DAY.search(words)


def _join_references(text: str, references: Iterable[DayReference]) -> list[DayReference]:
    joined: list[DayReference] = []
    for reference in references:
        previous = joined[-1] if joined else None
        both = previous and (
            _join_same_day(text, previous, reference) or _join_as_range(text, previous, reference)
        )
        if both:
            joined[-1] = both
        else:
            joined.append(reference)
    return joined


def _join_same_day(text: str, one: DayReference, other: DayReference) -> DayReference | None:
    """Return two adjacent expressions for the same day as one, with the more precise day."""
    if not _SAME_DAY.fullmatch(text, one.end, other.start):
        return None
    if _IS_WEEKDAY.fullmatch(text, other.start, other.end) and one.day.precision is Precision.DAY:
        return DayReference(((one.start, other.end),), one.day)
    if shifted := _shift_to_week(one, other):
        return shifted
    fine, coarse = sorted((one.day, other.day), key=lambda day: _PRECISIONS.index(day.precision))
    apart = fine.first > coarse.last or coarse.first > fine.last
    # "Two weeks earlier, on March 30" is rounded; the more precise day is right.
    if apart and (fine.precision is coarse.precision or other.day is not fine):
        return None
    return DayReference(((one.start, other.end),), fine)


def _shift_to_week(one: DayReference, other: DayReference) -> DayReference | None:
    """Return "Friday of last week" as the Friday of that week, where "Friday" alone means another."""
    if one.day.precision is not Precision.DAY or other.day.precision is not Precision.WEEK:
        return None
    shift = dt.timedelta(weeks=(other.day.last - one.day.first).days // 7)
    first, last = one.day.first + shift, one.day.last + shift
    inside = other.day.first <= first and last <= other.day.last
    return (
        DayReference(((one.start, other.end),), DayInterval(first, last, Precision.DAY)) if inside else None
    )


def _join_as_range(text: str, one: DayReference, other: DayReference) -> DayReference | None:
    """Return two days as a range: "15 and 16 March", "began on Tuesday and ended on Thursday"."""
    if _is_end_before_start(text, one, other):
        return _make_range(other, one)
    between = text[one.end : other.start]
    if _AND.fullmatch(between):
        next_day = other.day.first - one.day.last == dt.timedelta(days=1)
        return _make_range(one, other) if next_day else None
    if find_rescheduling_end(between) is not None:
        return None
    until = _UNTIL.search(between) and not _WHEN.match(text, other.end)
    began = _BEGAN.search(text, max(0, one.start - 40), one.start)
    return _make_range(one, other) if until or (began and _ENDED.search(between)) else None


def _is_end_before_start(text: str, one: DayReference, other: DayReference) -> bool:
    """Whether the end comes before the start ("ended on Thursday after a stay that began on Tuesday")."""
    ended = _ENDED.search(text, max(0, one.start - 60), one.start)
    return bool(ended and _BEGAN.search(text, max(one.end, other.start - 40), other.start))


def _make_range(one: DayReference, other: DayReference) -> DayReference | None:
    if not dt.timedelta() <= other.day.first - one.day.last <= _LONGEST_STAY:
        return None
    spans = tuple(sorted((*one.spans, *other.spans)))
    return DayReference(spans, DayInterval(one.day.first, other.day.last, _pick_coarser(one.day, other.day)))


def _pick_coarser(one: DayInterval, other: DayInterval) -> Precision:
    return max(one.precision, other.precision, key=_PRECISIONS.index)
