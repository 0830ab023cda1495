"""Resolve durations to days: how long something lasts, or how long before or after an event."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.schema import AnchoredTime, DayInterval, Precision
from dashboard.steps.events.context import Clause, SentenceContext
from dashboard.steps.events.event_days import DayReference, get_time_day
from dashboard.steps.events.event_kinds import Trigger
from dashboard.steps.times import add_duration

# Kinds and sub-kinds of events that go on once they have begun.
_LASTING_KINDS = frozenset(
    ("arrest", "remand", "hunger strike", "strike", "abduction", "siege", "ban", "exile", "stay", "movement")
)
# Kinds whose day may stand for each other: "after the verdict" counts from the day of the sentence.
_RELATED_KINDS = {
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
_WAS_OVER_BEFORE = re.compile(r"\bhad\s+(?:\w+\s+)?(?:been|spent)\b", re.IGNORECASE)
_COUNTS_FROM_EVENT = re.compile(
    r"\s+(?P<way>after|before|following)\s+(?:(?:his|her|their|its|the|that|this)\s+)?", re.IGNORECASE
)
_DATED_ON = re.compile(r"\s+(?:(?:began|started|ended)\s+)?(?:on|in)\s+(?:the\s+)?", re.IGNORECASE)

LastDays = Mapping[str, DayInterval]
"""The day of the last event of each kind in an article, so far."""


def is_lasting(trigger: Trigger) -> bool:
    """Return whether the event of a trigger goes on once it has begun, as a detention does."""
    return trigger.kind in _LASTING_KINDS or trigger.sub_kind in _LASTING_KINDS


def resolve_durations(
    sentence: SentenceContext, times: Sequence[AnchoredTime], last_days: LastDays
) -> list[AnchoredTime]:
    """Return the times of a sentence, durations with their days where these can be worked out.

    "214 days after his arrest" is a day; "has been held for ten days" are the ten up to publication, and
    "arrested on 3 March and held for ten days" the ten from the third.
    """
    resolved = [
        _resolve_duration(sentence, time, times, last_days) if _is_duration(time) else time for time in times
    ]
    return _drop_anchor(sentence, resolved)


def _is_duration(time: AnchoredTime) -> bool:
    return time.value[:1] == "P" and time.value[1:2] not in ("X", "A", "R")


def _drop_anchor(sentence: SentenceContext, times: list[AnchoredTime]) -> list[AnchoredTime]:
    """Return the times without the day that the first counts from ("Six days after the raid on 30 March")."""
    if len(times) < 2 or times[0].start != sentence.span.start or not _is_duration(times[0]):
        return times
    text = sentence.article.text
    first, anchor, *rest = times
    if (
        first.first_day is None
        or not _COUNTS_FROM_EVENT.match(text, first.end)
        or "," in text[first.end : anchor.start]
    ):
        return times
    return [replace(first, end=anchor.end), *rest]


def find_lasting_days(clause: Clause) -> DayInterval:
    """Return the days of the event of a clause.

    What lasts "since March" goes on until the day of publication; what lasts "until May" starts on it.
    """
    text, published = clause.article.text, clause.article.published.best
    span, time, day = clause.sentence.span, clause.time, clause.time.day
    if not clause.trigger or published is None or not is_lasting(clause.trigger) or len(time.spans) > 1:
        return day
    before = (max(span.start, time.start - 24), time.start)
    was_over = _WAS_OVER_BEFORE.search(text, span.start, span.end)
    if _SINCE.search(text, *before) and day.first <= published and not was_over:
        return DayInterval(day.first, max(published, day.first), day.precision)
    if _UNTIL.search(text, *before) and published < day.last:
        return DayInterval(published, day.last, day.precision)
    return day


def states_duration(text: str, time: DayReference) -> bool:
    """Return whether a time states since when, or for how long."""
    before = (max(0, time.start - 24), time.start)
    return bool(_SINCE.search(text, *before) or _FOR.search(text, *before))


def _resolve_duration(
    sentence: SentenceContext, time: AnchoredTime, times: Sequence[AnchoredTime], last_days: LastDays
) -> AnchoredTime:
    day = _count_from_event(sentence, time, times, last_days) or _resolve_stay(
        sentence, time, times, last_days
    )
    if day is None:
        return time
    return replace(time, first_day=day.first, last_day=day.last, precision=day.precision, anchor="told")


def _count_from_event(
    sentence: SentenceContext, time: AnchoredTime, times: Sequence[AnchoredTime], last_days: LastDays
) -> DayInterval | None:
    text, published = sentence.article.text, sentence.article.published.best
    match = _COUNTS_FROM_EVENT.match(text, time.end, sentence.span.end)
    if match is None:
        return None
    event = next((trigger for trigger in sentence.triggers if 0 <= trigger.start - match.end() <= 24), None)
    anchor = event and (_find_day_behind(text, event, times) or _find_last_day(event.kind, last_days))
    if not anchor:
        return None
    day = add_duration(anchor.first, time.value, -1 if match["way"].lower() == "before" else 1)
    return day if day and (published is None or day.first <= published) else None


def _find_day_behind(text: str, event: Trigger, times: Sequence[AnchoredTime]) -> DayInterval | None:
    """Return the day that directly follows an event ("his arrest on 1 March")."""
    behind = (time for time in times if _DATED_ON.fullmatch(text, event.end, time.start))
    return next((get_time_day(time) for time in behind if time.first_day), None)


def _find_last_day(kind: str, last_days: LastDays) -> DayInterval | None:
    kinds = (kind, *_RELATED_KINDS.get(kind, ()))
    return next((last_days[each] for each in kinds if each in last_days), None)


def _resolve_stay(
    sentence: SentenceContext, time: AnchoredTime, times: Sequence[AnchoredTime], last_days: LastDays
) -> DayInterval | None:
    text, span, published = sentence.article.text, sentence.span, sentence.article.published.best
    if not any(is_lasting(trigger) for trigger in sentence.triggers):
        return None
    if not _FOR.search(text, max(span.start, time.start - 12), time.start):
        return None
    if _GOES_ON.search(text, span.start, span.end):
        start = published and add_duration(published, time.value, -1, whole=False)
        return DayInterval(start.first, published, start.precision) if published and start else None
    before = [each for each in times if each.end <= time.start and each.precision is Precision.DAY]
    start_day = next((get_time_day(each) for each in before if each.first_day), None)
    start_day = start_day or _find_last_day("arrest", last_days)
    end = start_day and add_duration(start_day.first, time.value, 1, whole=False)
    return DayInterval(start_day.first, end.first, end.precision) if start_day and end else None
