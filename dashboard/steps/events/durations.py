"""Times that say how long something lasts, or that count from an event -> the days that they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.schema import AnchoredTime, DayInterval, Precision
from dashboard.steps.events.context import Article, Sentence
from dashboard.steps.events.event_days import Dated
from dashboard.steps.events.event_kinds import Trigger
from dashboard.steps.times import add_duration

# Kinds and sub-kinds of what goes on once it has begun.
_LASTS = frozenset(
    ("arrest", "remand", "hunger strike", "strike", "abduction", "siege", "ban", "exile", "stay", "movement")
)
# Each names what the other is found under: "after the verdict" counts from the day of the sentence.
_RELATED = {
    "verdict": ("sentence",),
    "sentence": ("verdict",),
    "death": ("attack",),
    "attack": ("death",),
    "arrest": ("remand", "attack"),
    "remand": ("arrest",),
}
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|spent|spends)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:(?:has|have)\s+(?:\w+\s+)?(?:been|spent)|is\s+being|are\s+being)\b|['’](?:ve|s)\s+been\b",
    re.IGNORECASE,
)
_WAS_OVER = re.compile(r"\bhad\s+(?:\w+\s+)?(?:been|spent)\b", re.IGNORECASE)
_FROM_EVENT = re.compile(
    r"\s+(?P<way>after|before|following)\s+(?:(?:his|her|their|its|the|that|this)\s+)?", re.IGNORECASE
)
_ON = re.compile(r"\s+(?:(?:began|started|ended)\s+)?(?:on|in)\s+(?:the\s+)?", re.IGNORECASE)

Known = Mapping[str, DayInterval]
"""The last day that an article told of each kind of event."""


def lasts(trigger: Trigger) -> bool:
    """Return whether what a trigger tells goes on once it has begun, as a detention does."""
    return trigger.kind in _LASTS or trigger.sub_kind in _LASTS


def with_days(
    article: Article, sentence: Sentence, times: Sequence[AnchoredTime], known: Known
) -> list[AnchoredTime]:
    """Return a sentence's times; lengths that say which days they mean have these days.

    "214 days after his arrest" is a day; "has been held for ten days" are the ten up to publication, and
    "arrested on 3 March and held for ten days" the ten from the third.
    """
    dated = [_dated(article, sentence, time, times, known) if _is_length(time) else time for time in times]
    return _without_anchor(article.text, sentence, dated)


def _is_length(time: AnchoredTime) -> bool:
    return time.value[:1] == "P" and time.value[1:2] not in ("X", "A", "R")


def _without_anchor(text: str, sentence: Sentence, times: list[AnchoredTime]) -> list[AnchoredTime]:
    """Return the times without the day that the first only counts from ("Six days after the raid on 30 March, ...")."""
    if len(times) < 2 or times[0].start != sentence.span.start or not _is_length(times[0]):
        return times
    first, anchor, *rest = times
    if (
        first.first_day is None
        or not _FROM_EVENT.match(text, first.end)
        or "," in text[first.end : anchor.start]
    ):
        return times
    return [replace(first, end=anchor.end), *rest]


def lasting_days(article: Article, sentence: Sentence, time: Dated, trigger: Trigger | None) -> DayInterval:
    """Return the days of an event; what lasts "since March" goes on until publication, as does "until May" from it."""
    published, day, text = article.published.best, time.day, article.text
    if trigger is None or published is None or not lasts(trigger) or len(time.spans) > 1:
        return day
    before = (max(sentence.span.start, time.start - 24), time.start)
    if _SINCE.search(text, *before) and day.first <= published and not _WAS_OVER.search(text, *_of(sentence)):
        return DayInterval(day.first, max(published, day.first), day.precision)
    if _UNTIL.search(text, *before) and published < day.last:
        return DayInterval(published, day.last, day.precision)
    return day


def says_how_long(text: str, time: Dated) -> bool:
    """Return whether a time says since when, or for how long."""
    before = (max(0, time.start - 24), time.start)
    return bool(_SINCE.search(text, *before) or _FOR.search(text, *before))


def _of(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


def _dated(
    article: Article, sentence: Sentence, time: AnchoredTime, times: Sequence[AnchoredTime], known: Known
) -> AnchoredTime:
    day = _from_event(article, sentence, time, times, known) or _length(article, sentence, time, times, known)
    if day is None:
        return time
    return replace(time, first_day=day.first, last_day=day.last, precision=day.precision, anchor="told")


def _from_event(
    article: Article, sentence: Sentence, time: AnchoredTime, times: Sequence[AnchoredTime], known: Known
) -> DayInterval | None:
    text, published = article.text, article.published.best
    found = _FROM_EVENT.match(text, time.end, sentence.span.end)
    if found is None:
        return None
    event = next((one for one in sentence.triggers if 0 <= one.start - found.end() <= 24), None)
    anchor = event and (_told_behind(text, event, times) or _last_of(event.kind, known))
    if not anchor:
        return None
    day = add_duration(anchor.first, time.value, -1 if found["way"].lower() == "before" else 1)
    return day if day and (published is None or day.first <= published) else None


def _told_behind(text: str, event: Trigger, times: Sequence[AnchoredTime]) -> DayInterval | None:
    """Return the day that stands right behind an event ("his arrest on 1 March")."""
    return next(
        (_day(one) for one in times if one.first_day and _ON.fullmatch(text, event.end, one.start)), None
    )


def _last_of(kind: str, known: Known) -> DayInterval | None:
    return next((known[each] for each in (kind, *_RELATED.get(kind, ())) if each in known), None)


def _length(
    article: Article, sentence: Sentence, time: AnchoredTime, times: Sequence[AnchoredTime], known: Known
) -> DayInterval | None:
    text = article.text
    state = next((one for one in sentence.triggers if lasts(one)), None)
    if state is None or not _FOR.search(text, max(sentence.span.start, time.start - 12), time.start):
        return None
    published = article.published.best
    if _GOES_ON.search(text, *_of(sentence)):
        start = published and add_duration(published, time.value, -1, whole=False)
        return DayInterval(start.first, published, start.precision) if published and start else None
    begun = next((_day(one) for one in _before(time, times) if one.first_day), None) or _last_of(
        "arrest", known
    )
    end = begun and add_duration(begun.first, time.value, 1, whole=False)
    return DayInterval(begun.first, end.first, end.precision) if begun and end else None


def _before(time: AnchoredTime, times: Iterable[AnchoredTime]) -> Iterator[AnchoredTime]:
    return (one for one in times if one.end <= time.start and one.precision is Precision.DAY)


def _day(time: AnchoredTime) -> DayInterval | None:
    if time.first_day is None or time.last_day is None:
        return None
    return DayInterval(time.first_day, time.last_day, time.precision)
