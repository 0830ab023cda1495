"""Find the events of clauses without a time, which take the day of publication or the previous day."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.schema import DayInterval, Event, Precision, Status
from dashboard.steps.events.carryover import Carryover
from dashboard.steps.events.clause_event import find_clause_event
from dashboard.steps.events.context import SentenceContext, is_not_news
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger
from dashboard.steps.events.split_clauses import Bounds

_LEAST_CONFIDENCE = 0.5
_OTHER_TIME = re.compile(
    r"\b(?:had|earlier|previously|before|once(?!\s+more)|usually|often|always|never|if|would|later"
    r"|since|recently|ago)\b",
    re.IGNORECASE,
)
# Unless a heading gives the day, these words refer to more than one day.
_LONG_TIME = re.compile(
    r"\b(?:has|have|already|still|now|ever|so\s+far|until|at\s+(?:the|that)\s+time|in\s+the\s+past"
    r"|over\s+the\s+years)\b|['’]ve\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\W*[\"“”‘]")
_PAST_VERB = re.compile(
    r"(?:[a-z-]+ed|met|held|went|came|left|flew|saw|spoke|sat|took|gave|made|drove|was|were|began|had"
    r"|shot|beat|fled|won|lost|"
    r"sent|brought|blew|fought|sank|swore|broke|caught|put|set|fell|stood|stole|wrote|read)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:n['’]t|\bnot)\b", re.IGNORECASE)
_NOR = re.compile(r"\W*(?:nor|neither)\b", re.IGNORECASE)
# By (a heading gives the day, the clause opens with "nor"): statuses that may go on with the previous day.
_CONTINUED_STATUSES = {
    (False, False): {Status.REPORTED},
    (False, True): {Status.DENIED},
    (True, False): {Status.REPORTED, Status.PLANNED},
    (True, True): {Status.DENIED},
}


def find_lead_event(sentence: SentenceContext) -> Iterator[Event]:
    """Yield the event of a first sentence without a time, if the day of publication is certain enough."""
    article, start, end = sentence.article, sentence.span.start, sentence.span.end
    published = article.published
    if published.best is None or published.confidence < _LEAST_CONFIDENCE or published.inferred:
        return
    if is_not_news(article.text, start, end):
        return
    day = DayInterval(published.best, published.best, Precision.DAY)
    event = find_clause_event(sentence, DayReference(((start, start),), day), (start, end))
    if event and event.status is Status.REPORTED and _opens_with_deed(sentence):
        where = event.where or ((article.dateline,) if article.dateline else ())
        yield replace(event, day_from="published", where=where)


def _opens_with_deed(sentence: SentenceContext) -> bool:
    """Whether the first verb is not a statement, which may be older, and one verb is specific."""
    verbs = [trigger for trigger in sentence.triggers if trigger.is_verb]
    if not verbs or verbs[0].kind == STATEMENT:
        return False
    return any(not trigger.is_weak and trigger.sub_kind != "stay" for trigger in verbs)


def find_following_event(sentence: SentenceContext, clause: Bounds, carryover: Carryover) -> Iterator[Event]:
    """Yield the event of a clause without a time that goes on with the previous day."""
    text, start = sentence.article.text, clause[0]
    opens_with_nor = bool(_NOR.match(text, start))
    if not carryover.has_heading and not opens_with_nor:
        past = [t for t in sentence.triggers if _is_past(text, t) and t.kind in MEETING_KINDS]
        sentence = replace(sentence, triggers=past)
    if not carryover.day or not _continues_day(sentence, clause, carryover, opens_with_nor=opens_with_nor):
        return
    event = find_clause_event(sentence, DayReference(((start, start),), carryover.day), clause)
    if event and event.status in _CONTINUED_STATUSES[carryover.has_heading, opens_with_nor]:
        yield replace(event, day_from="told", where=event.where or carryover.countries)


def _continues_day(
    sentence: SentenceContext, clause: Bounds, carryover: Carryover, *, opens_with_nor: bool
) -> bool:
    text, (start, end) = sentence.article.text, clause
    has_person = bool(sentence.leading_people or sentence.implied_subject)
    triggers = [t for t in sentence.triggers if start <= t.start < end and not t.is_weak]
    if not any(_fits_day(trigger, carryover, has_person=has_person) for trigger in triggers):
        return False
    if not opens_with_nor and _NOT.search(text, start, end):
        return False
    if not (has_person or carryover.has_heading or opens_with_nor) or _OTHER_TIME.search(text, start, end):
        return False
    return carryover.has_heading or not (
        _QUOTED.match(text[start : start + 4]) or _LONG_TIME.search(text, start, end)
    )


def _is_past(text: str, trigger: Trigger) -> bool:
    return trigger.is_verb and bool(_PAST_VERB.match(text, trigger.start, trigger.end))


def _fits_day(trigger: Trigger, carryover: Carryover, *, has_person: bool) -> bool:
    """Whether the event of a trigger belongs to the previous day."""
    if trigger.sub_kind == "stay":
        return carryover.has_heading and has_person
    return carryover.has_heading or (
        trigger.is_verb and carryover.is_meeting_day and trigger.kind in MEETING_KINDS
    )
