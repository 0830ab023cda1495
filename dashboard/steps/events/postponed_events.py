"""A plan that was moved to another day -> two events, the first of them overtaken by the second."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.schema import DayInterval, Event, Status
from dashboard.steps.events.context import Article, Sentence
from dashboard.steps.events.event_days import Dated
from dashboard.steps.times import find_rescheduling_end

_TO = re.compile(r"\b(?:to|until|till|for)\s+(?:the\s+)?$", re.IGNORECASE)
_WAS_DUE = re.compile(
    r"\b(?:from|due|scheduled|set|planned|expected|slated|meant|to\s+(?:begin|start|open|be\s+held"
    r"|take\s+place))\s+"
    r"(?:(?:on|for|in|to\s+(?:begin|start|open))\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)


_SAYS_LITTLE = frozenset({"other", "statement", "business"})


def with_moves(
    article: Article, sentence: Sentence, dated: Sequence[Dated], events: Sequence[Event], found: list[Event]
) -> list[Event]:
    """Return the events of a sentence that says what was moved to which day, the moved one overtaken.

    A plan that an earlier sentence told is marked in `found`, the article's events before this sentence; an
    event's `superseded_by` is a place in `found` with these events behind it. Without a move, `events`.
    """
    moved = find_rescheduling_end(article.text[sentence.span.start : sentence.span.end])
    if moved is None:
        return list(events)
    moved += sentence.span.start
    to = next((one for one in dated if one.start >= moved and _is(_TO, article, one)), None)
    if to is None:
        return list(events)
    was = next((one for one in dated if one is not to and _is(_WAS_DUE, article, one)), None)
    plan = _last_plan(found) if was is None else None
    model = _model(sentence, events, found[plan] if plan is not None else None)
    if model is None:
        return list(events)
    rest = [one for one in events if _day_of(one) not in (to.day, was.day if was else None)]
    made = [replace(model, **_on(to.day))]
    if was is not None:
        made.insert(0, replace(model, **_on(was.day), superseded_by=len(found) + len(rest) + 1))
    elif plan is not None:
        found[plan] = replace(found[plan], superseded_by=len(found) + len(rest))
    return [*rest, *made]


def _is(pattern: re.Pattern[str], article: Article, one: Dated) -> bool:
    return bool(pattern.search(article.text, max(0, one.start - 40), one.start))


def _day_of(event: Event) -> DayInterval:
    return DayInterval(event.first_day, event.last_day, event.precision)


def _on(day: DayInterval) -> dict[str, Any]:
    return {
        "first_day": day.first,
        "last_day": day.last,
        "precision": day.precision,
        "status": Status.PLANNED,
    }


def _last_plan(found: Sequence[Event]) -> int | None:
    plans = [
        at for at, event in enumerate(found) if event.status is Status.PLANNED and event.superseded_by < 0
    ]
    return plans[-1] if plans else None


def _model(sentence: Sentence, events: Sequence[Event], plan: Event | None) -> Event | None:
    """Return the event that was moved: what the sentence tells, else the plan told before it."""
    told = next((event for event in events if event.kind not in _SAYS_LITTLE), None)
    if told is None and plan is not None:
        return replace(plan, start=sentence.span.start, end=sentence.span.end, day_from="text")
    return told or (events[0] if events else None)
