"""Turn a plan that was moved to another day into two events, the first superseded by the second."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.schema import DayInterval, Event, Status
from dashboard.steps.events.context import SentenceContext
from dashboard.steps.events.event_days import DayReference, get_event_day
from dashboard.steps.times import find_rescheduling_end

_NEW_DAY = re.compile(r"\b(?:to|until|till|for)\s+(?:the\s+)?$", re.IGNORECASE)
_OLD_DAY = re.compile(
    r"\b(?:from|due|scheduled|set|planned|expected|slated|meant|to\s+(?:begin|start|open|be\s+held"
    r"|take\s+place))\s+"
    r"(?:(?:on|for|in|to\s+(?:begin|start|open))\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)


_VAGUE_KINDS = frozenset({"other", "statement", "business"})


def apply_postponement(
    sentence: SentenceContext,
    references: Sequence[DayReference],
    events: Sequence[Event],
    earlier_events: list[Event],
) -> list[Event]:
    """Return the events of a sentence; if it moves a plan to another day, with the plan superseded.

    A plan of an earlier sentence is marked in `earlier_events`, the events of the article before this
    sentence. `superseded_by` is an index into these events followed by the result.
    """
    text = sentence.article.text
    move = find_rescheduling_end(text[sentence.span.start : sentence.span.end])
    if move is None:
        return list(events)
    move += sentence.span.start
    new = next((one for one in references if one.start >= move and _follows(_NEW_DAY, text, one)), None)
    if new is None:
        return list(events)
    old = next((one for one in references if one is not new and _follows(_OLD_DAY, text, one)), None)
    plan = _find_last_plan(earlier_events) if old is None else None
    event = _find_moved_event(sentence, events, earlier_events[plan] if plan is not None else None)
    if event is None:
        return list(events)
    days = (new.day, old.day if old else None)
    others = [each for each in events if get_event_day(each) not in days]
    index, moved = len(earlier_events) + len(others), _move_event(event, new.day)
    if old is not None:
        return [*others, replace(_move_event(event, old.day), superseded_by=index + 1), moved]
    if plan is not None:
        earlier_events[plan] = replace(earlier_events[plan], superseded_by=index)
    return [*others, moved]


def _follows(pattern: re.Pattern[str], text: str, reference: DayReference) -> bool:
    return bool(pattern.search(text, max(0, reference.start - 40), reference.start))


def _move_event(event: Event, day: DayInterval) -> Event:
    return replace(
        event, first_day=day.first, last_day=day.last, precision=day.precision, status=Status.PLANNED
    )


def _find_last_plan(events: Sequence[Event]) -> int | None:
    plans = [
        index
        for index, event in enumerate(events)
        if event.status is Status.PLANNED and event.superseded_by < 0
    ]
    return plans[-1] if plans else None


def _find_moved_event(sentence: SentenceContext, events: Sequence[Event], plan: Event | None) -> Event | None:
    """Return the event that was moved: that of the sentence, else the last plan before it."""
    moved = next((event for event in events if event.kind not in _VAGUE_KINDS), None)
    if moved is None and plan is not None:
        return replace(plan, start=sentence.span.start, end=sentence.span.end, day_from="text")
    return moved or (events[0] if events else None)
