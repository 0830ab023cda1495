"""A sentence's expressions of time -> the days of its events: two that name one stretch, or one day twice, are one."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import AnchoredTime, DayInterval, Precision, Span
from dashboard.steps.times import find_rescheduling_end

_TELLING = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR})
_COARSE = list(Precision)
# "The album of the year" is no event of that year.
_NO_DATES = frozenset({"the year"})
_YEAR_OF = re.compile(
    r"\s+(?:financial|fiscal|tax|budget|academic|school|season|edition|model)\b", re.IGNORECASE
)
# "The 2016 World Cup", "the 1925 Geneva Protocol": names, that tell of no such year.
_CUP_OF = re.compile(
    r"(?:\s+[A-Z][\w-]*){0,4}\s+(?:Cup|Championships?|Games|Olympics?|Paralympics|Series|Open|Act"
    r"|Protocol|Convention|Treaty|Prize|Award)\b"
)
# "A Christmas market", "the Easter rising".
_NAMES_A_THING = re.compile(
    r"\s+(?!(?:in|at|on|and|with|when|that|this|last|next|was|were|is|are|for|after|before|to|he|she"
    r"|they|we|it|as|by|but|or|"
    r"from|has|had|will|would|during|because|while)\b)[a-z]+"
)
_AND = re.compile(r"\s*(?:and|&)\s*(?:then\s+)?(?:on\s+)?(?:part\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
# "Two weeks earlier, on March 30", "on Friday of last week", "Tuesday (March 6)", "on April 7, the same day".
_SAME = re.compile(r"[\s,(—–-]*(?:of|on|in|the|that|is|at|an?|and\s+again|late|early|,|\s)*", re.IGNORECASE)
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
# "Since May" or "more than in March" says how long or against what, not when something happened.
_BESIDE = re.compile(
    r"\b(?:since|than(?:\s+in)?|compared\s+(?:with|to)|unlike(?:\s+in)?|as\s+of|before|after|following"
    r"|prior\s+to)\s+"
    r"(?:the\s+)?(?:end\s+of\s+|start\s+of\s+)?$|\b(?:post|pre)-$"
    r"|\bsince\s+\w+ing\s+(?:\w+\s+){0,4}in\s+$|\bborn\s+(?:on|in)\s+$",
    re.IGNORECASE,
)
# "His first stop in Russia this year" ranks a stop that another time tells.
_RANKS = re.compile(
    r"\b(?:first|second|third|fourth|fifth|only|longest|largest|biggest|most|so\s+far|earlier|other|any"
    r"|this\s+far)\b",
    re.I,
)
# "Wed Sep 14, 2011 2:06 pm EDT" is the stamp of a page, wherever it stands.
_STAMP = re.compile(
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
class Dated:
    """The days of one event, and the one or two expressions of a sentence that name them."""

    spans: tuple[tuple[int, int], ...]
    day: DayInterval

    @property
    def start(self) -> int:
        """Where the first expression starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last expression ends."""
        return self.spans[-1][1]

    def gap(self, start: int, end: int) -> int:
        """Return how many characters lie between `start:end` and the nearest expression; below 0 they overlap."""
        return min(max(at - end, start - to) for at, to in self.spans)


def dated_of(
    text: str, span: Span, times: Sequence[AnchoredTime], ranges: Sequence[tuple[int, int, DayInterval]]
) -> list[Dated]:
    """Return the days that a sentence names, in order.

    Args:
        text: The article's text.
        span: The sentence.
        times: The expressions of time that lie in it.
        ranges: Those that its text joins to one stretch.
    """
    joined = [Dated(((start, end),), day) for start, end, day in ranges if span.start <= start < span.end]
    single = [
        Dated(((time.start, time.end),), DayInterval(time.first_day, time.last_day, time.precision))
        for time in times
        if time.first_day is not None
        and time.last_day is not None
        and time.precision in _TELLING
        and time.rule not in _NO_DATES
        and not (time.rule == "year" and _YEAR_OF.match(text, time.end))
        and not (time.rule == "year" and _CUP_OF.match(text, time.end))
        and not (time.rule == "holiday" and _NAMES_A_THING.match(text, time.end))
        and not any(one.start <= time.start < one.end for one in joined)
        and not _is_hour(text[time.start : time.end])
        and not _is_stamp(text, time)
    ]
    return _joined(text, sorted([*joined, *single], key=lambda dated: dated.start))


def is_beside(text: str, span: Span, dated: Dated) -> bool:
    """Return whether a time says since when, or against what, and not when something happened."""
    return bool(_BESIDE.search(text, max(span.start, dated.start - 40), dated.start))


def is_ranking(text: str, span: Span, dated: Dated) -> bool:
    """Return whether a year or a quarter only ranks an event that another time tells ("his first stop this year")."""
    long = _COARSE.index(dated.day.precision) >= _COARSE.index(Precision.QUARTER)
    return long and bool(_RANKS.search(text, span.start, span.end))


def _is_stamp(text: str, time: AnchoredTime) -> bool:
    stamp = _STAMP.search(text, max(0, time.end - 24), time.end + 16)
    return stamp is not None and time.start < stamp.start() <= time.end


def _is_hour(words: str) -> bool:
    """Whether an expression tells the hour or the present only, with no day of its own."""
    return bool(_CLOCK_ONLY.search(words)) and not _NAMES_A_DAY.search(words)


def _joined(text: str, dated: Iterable[Dated]) -> list[Dated]:
    kept: list[Dated] = []
    for one in dated:
        before = kept[-1] if kept else None
        both = before and (_as_same(text, before, one) or _as_stretch(text, before, one))
        if both:
            kept[-1] = both
        else:
            kept.append(one)
    return kept


def _as_same(text: str, one: Dated, other: Dated) -> Dated | None:
    """Return the finer of two expressions that name one day side by side."""
    if not _SAME.fullmatch(text, one.end, other.start):
        return None
    if _IS_WEEKDAY.fullmatch(text, other.start, other.end) and one.day.precision is Precision.DAY:
        return Dated(((one.start, other.end),), one.day)
    if shifted := _weekday_of(one, other):
        return shifted
    fine, coarse = sorted((one.day, other.day), key=lambda day: _COARSE.index(day.precision))
    apart = fine.first > coarse.last or coarse.first > fine.last
    # "Two weeks earlier, on March 30" counts loosely; the finer of the two is meant.
    if apart and (fine.precision is coarse.precision or other.day is not fine):
        return None
    return Dated(((one.start, other.end),), fine)


def _weekday_of(one: Dated, other: Dated) -> Dated | None:
    """Return "Friday of last week" as the Friday of that week, where the Friday was taken for another."""
    if one.day.precision is not Precision.DAY or other.day.precision is not Precision.WEEK:
        return None
    shift = dt.timedelta(weeks=(other.day.last - one.day.first).days // 7)
    first, last = one.day.first + shift, one.day.last + shift
    inside = other.day.first <= first and last <= other.day.last
    return Dated(((one.start, other.end),), DayInterval(first, last, Precision.DAY)) if inside else None


def _as_stretch(text: str, one: Dated, other: Dated) -> Dated | None:
    """Return two days as one stretch: "15 and 16 March", "began on Tuesday and ended on Thursday", "until Friday"."""
    if _ends_and_began(text, one, other):
        return _stretch(other, one)
    between = text[one.end : other.start]
    if _AND.fullmatch(between):
        next_day = other.day.first - one.day.last == dt.timedelta(days=1)
        return _stretch(one, other) if next_day else None
    if find_rescheduling_end(between) is not None:
        return None
    until = _UNTIL.search(between) and not _WHEN.match(text, other.end)
    began = _BEGAN.search(text, max(0, one.start - 40), one.start)
    return _stretch(one, other) if until or (began and _ENDED.search(between)) else None


def _ends_and_began(text: str, one: Dated, other: Dated) -> bool:
    """Whether two days are told last first ("ended on Thursday after a stay that began on Tuesday")."""
    ended = _ENDED.search(text, max(0, one.start - 60), one.start)
    return bool(ended and _BEGAN.search(text, max(one.end, other.start - 40), other.start))


def _stretch(one: Dated, other: Dated) -> Dated | None:
    if not dt.timedelta() <= other.day.first - one.day.last <= _LONGEST_STAY:
        return None
    spans = tuple(sorted((*one.spans, *other.spans)))
    return Dated(spans, DayInterval(one.day.first, other.day.last, _coarser(one.day, other.day)))


def _coarser(one: DayInterval, other: DayInterval) -> Precision:
    return max(one.precision, other.precision, key=_COARSE.index)
