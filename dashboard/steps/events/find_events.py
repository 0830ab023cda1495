"""An article's sentences, names and times -> its events."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.schema import (
    AnchoredTime,
    DayInterval,
    Event,
    Kind,
    Part,
    Precision,
    PublicationDate,
    Span,
    Status,
)
from dashboard.steps.events.clause_event import clauses_of, event_of, events_of
from dashboard.steps.events.clause_places import all_places, places_of
from dashboard.steps.events.context import Article, Sentence, is_heading, tells_no_news
from dashboard.steps.events.durations import with_days
from dashboard.steps.events.event_days import Dated, dated_of
from dashboard.steps.events.event_kinds import MEETS, STATEMENT, Trigger, find_triggers, without_names
from dashboard.steps.events.event_place import home_of
from dashboard.steps.events.postponed_events import with_moves
from dashboard.steps.events.pronouns import offices, one_person, subject_of
from dashboard.steps.events.roles import Named
from dashboard.steps.events.split_clauses import Bounds

_TOLD_PARTS = frozenset({Part.STANDFIRST, Part.LEAD, Part.BODY, Part.CAPTION})
_SURE_OF_THE_DAY = 0.5
# What runs on for longer is a table without its lines, and no sentence; so the work stays linear in the text.
_LONGEST_SENTENCE = 2000
_ELSEWHEN = re.compile(
    r"\b(?:had|earlier|previously|before|once(?!\s+more)|usually|often|always|never|if|would|later"
    r"|since|recently|ago)\b",
    re.IGNORECASE,
)
# Outside a list under its day, these speak of more than that day.
_OF_LONG = re.compile(
    r"\b(?:has|have|already|still|now|ever|so\s+far|until|at\s+(?:the|that)\s+time|in\s+the\s+past"
    r"|over\s+the\s+years)\b|['’]ve\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\W*[\"“”‘]")
_PAST = re.compile(
    r"(?:[a-z-]+ed|met|held|went|came|left|flew|saw|spoke|sat|took|gave|made|drove|was|were|began|had"
    r"|shot|beat|fled|won|lost|"
    r"sent|brought|blew|fought|sank|swore|broke|caught|put|set|fell|stood|stole|wrote|read)\b",
    re.IGNORECASE,
)
_SOME_TIME = frozenset({"DATE", "TIME"})

_NOT = re.compile(r"(?:n['’]t|\bnot)\b", re.IGNORECASE)
_NOR = re.compile(r"\W*(?:nor|neither)\b", re.IGNORECASE)
# A plan or a denial goes on with the day told before it only where the line has that day as its heading, or by "nor".
_FOLLOWING = {
    (False, False): {Status.REPORTED},
    (False, True): {Status.DENIED},
    (True, False): {Status.REPORTED, Status.PLANNED},
    (True, True): {Status.DENIED},
}


@dataclass(slots=True)
class _Told:
    """What a sentence may take over from those before it; day and heading hold for a line only.

    `known` is the last day that was told of each kind of event; `met` says that the day is one of a meeting or a trip.
    """

    person: tuple[int, ...] = ()
    where: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    known: dict[str, DayInterval] = field(default_factory=dict)
    met: bool = False
    day: DayInterval | None = None
    is_headed: bool = False
    end: int = 0


def find_events(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Named],
    times: Sequence[AnchoredTime],
    ranges: Sequence[tuple[int, int, DayInterval]],
    published: PublicationDate,
    dateline: str = "",
) -> list[Event]:
    """Return the events of an article, in the order told.

    Args:
        text: The article's text.
        sentences: Its sentences, with the part that each lies in.
        names: Its names, by place in the text.
        times: Its expressions of time, anchored.
        ranges: Days that two expressions span together ("from 10 to 12 April").
        published: Its day of publication.
        dateline: The country of its dateline, '' where it has none.
    """
    article = Article(text, names, offices(text, names), published, dateline, *home_of(names))
    told = _Told()
    lead = next((span for span in sentences if span.part is Part.LEAD), None)
    found: list[Event] = []
    for span in sentences:
        if span.part in _TOLD_PARTS and span.end - span.start <= _LONGEST_SENTENCE:
            sentence = _read(article, span, told)
            inside = with_days(article, sentence, _within(times, span), told.known)
            dated = dated_of(text, span, inside, ranges)
            if not dated and any(_is_elsewhen(time) for time in inside):
                told.day = None
            events = list(_of_sentence(article, sentence, dated, told, is_lead=span is lead))
            found.extend(with_moves(article, sentence, dated, events, found))
            _remember(article, sentence, dated, events, told)
    return found


def _is_elsewhen(time: AnchoredTime) -> bool:
    """Whether an expression speaks of another time than the day told before ("in the late 1800s", "recently")."""
    return time.type in _SOME_TIME and time.value != "PRESENT_REF" and time.anchor != "told"


def _within(sorted_by_start: Sequence[AnchoredTime], span: Span) -> Sequence[AnchoredTime]:
    first = bisect_left(sorted_by_start, span.start, key=lambda each: each.start)
    return sorted_by_start[
        first : bisect_left(sorted_by_start, span.end, lo=first, key=lambda each: each.start)
    ]


def _read(article: Article, span: Span, told: _Told) -> Sentence:
    text, names = article.text, article.names
    if "\n" in text[told.end : span.start]:
        told.day, told.is_headed, told.where = None, False, ()
    first = bisect_left(names, span.start, key=lambda name: name.start)
    inside = range(first, bisect_left(names, span.end, lo=first, key=lambda name: name.start))
    taken = [(names[i].start, names[i].end) for i in inside]
    meetings = [(names[i].start, names[i].end) for i in inside if names[i].kind is Kind.ORGANISATION]
    triggers = without_names(list(find_triggers(text, span.start, span.end)), taken, meetings)
    verb = min((trigger.start for trigger in triggers if trigger.is_verb), default=span.end)
    people = [i for i in inside if names[i].kind is Kind.PERSON and names[i].start < verb]
    subject = () if people else subject_of(text, span.start, verb, names, told.person, article.held)
    return Sentence(span, inside, triggers, people, subject, told.person, told.where, told.there)


def _of_sentence(
    article: Article, sentence: Sentence, dated: Sequence[Dated], told: _Told, *, is_lead: bool
) -> Iterator[Event]:
    if article.text[sentence.span.end - 1] == "?" or is_heading(article, sentence):
        return
    if dated:
        head, clauses = clauses_of(article, sentence, dated)
        if head and told.day:
            yield from _of_follower(article, sentence, head, told)
        yield from events_of(article, sentence, dated, clauses)
    elif is_lead:
        yield from _of_lead(article, sentence)
    elif told.day:
        yield from _of_follower(article, sentence, (sentence.span.start, sentence.span.end), told)


def _of_lead(article: Article, sentence: Sentence) -> Iterator[Event]:
    """Yield the event of a first sentence without a time, on the day of publication if that is known for sure."""
    published, (start, end) = article.published, (sentence.span.start, sentence.span.end)
    if published.best is None or published.confidence < _SURE_OF_THE_DAY or published.inferred:
        return
    day = DayInterval(published.best, published.best, Precision.DAY)
    if tells_no_news(article.text, start, end):
        return
    event = event_of(article, sentence, Dated(((start, start),), day), (start, end))
    verbs = [trigger for trigger in sentence.triggers if trigger.is_verb]
    # What somebody says first of all is not of the day only because it was said on it.
    deed = (
        verbs
        and verbs[0].kind != STATEMENT
        and any(not trigger.is_weak and trigger.sub_kind != "stay" for trigger in verbs)
    )
    if event and event.status is Status.REPORTED and deed:
        where = event.where or ((article.dateline,) if article.dateline else ())
        yield replace(event, day_from="published", where=where)


def _of_follower(article: Article, sentence: Sentence, clause: Bounds, told: _Told) -> Iterator[Event]:
    """Yield the event of a clause without a time that goes on with the day told right before it."""
    start, end = clause
    denied_too = bool(_NOR.match(article.text, start))
    if not told.is_headed and not denied_too:
        past = [t for t in sentence.triggers if _is_past(article.text, t) and t.kind in MEETS]
        sentence = replace(sentence, triggers=past)
    triggers = [t for t in sentence.triggers if start <= t.start < end and not t.is_weak]
    someone = bool(sentence.people or sentence.subject)
    if not told.day or not any(_goes_on(trigger, told, someone=someone) for trigger in triggers):
        return
    if not denied_too and _NOT.search(article.text, start, end):
        return
    if not (someone or told.is_headed or denied_too) or _ELSEWHEN.search(article.text, start, end):
        return
    if not told.is_headed and (
        _QUOTED.match(article.text[start : start + 4]) or _OF_LONG.search(article.text, start, end)
    ):
        return
    event = event_of(article, sentence, Dated(((start, start),), told.day), clause)
    if event and event.status in _FOLLOWING[told.is_headed, denied_too]:
        yield replace(event, day_from="told", where=event.where or told.where)


def _is_past(text: str, trigger: Trigger) -> bool:
    return trigger.is_verb and bool(_PAST.match(text, trigger.start, trigger.end))


def _goes_on(trigger: Trigger, told: _Told, *, someone: bool) -> bool:
    """Whether a trigger tells something that happened on the day told before it."""
    if trigger.sub_kind == "stay":
        return told.is_headed and someone
    return told.is_headed or (trigger.is_verb and told.met and trigger.kind in MEETS)


def _is_topic(sentence: Sentence, dated: Sequence[Dated]) -> bool:
    """Whether a sentence only says of which day the next ones speak ("Monday had two more cities in it.")."""
    return dated[0].start == sentence.span.start and not sentence.inside and not sentence.triggers


def _is_of_persons(names: Sequence[Named], event: Event) -> bool:
    return event.kind in MEETS or any(
        names[i].kind is Kind.PERSON for i in (*event.actors, *event.participants)
    )


def _remember(
    article: Article, sentence: Sentence, dated: Sequence[Dated], events: Sequence[Event], told: _Told
) -> None:
    names = article.names
    people = [i for i in sentence.inside if names[i].kind is Kind.PERSON]
    told.person = one_person(names, sentence.people) or tuple(sentence.subject) or one_person(names, people)
    if not people and not told.person:
        told.person = sentence.person_before
    headed = is_heading(article, sentence)
    where = tuple(dict.fromkeys(country for event in events for country in event.where))
    where = where or (all_places if headed else places_of)(article.text, names, sentence.inside)
    told.where = where or told.where
    told.there = where or all_places(article.text, names, sentence.inside)[-1:] or told.there
    told.is_headed = (headed and (bool(dated) or bool(where) or told.is_headed)) or (
        told.is_headed and not dated
    )
    if dated:
        carries = (
            headed or _is_topic(sentence, dated) or any(_is_of_persons(names, event) for event in events)
        )
        told.day = dated[-1].day if carries else None
        told.met = _is_topic(sentence, dated) or any(event.kind in MEETS for event in events)
    told.known.update(
        (event.kind, DayInterval(event.first_day, event.last_day, event.precision))
        for event in events
        if event.status is Status.REPORTED and event.precision is Precision.DAY
    )
    told.end = sentence.span.end
