"""A clause with its time -> its event, if it tells one."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.schema import Event, Kind, Part, Precision, Status
from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.choose_trigger import choose_trigger
from dashboard.steps.events.clause_places import countries_of, places_of
from dashboard.steps.events.context import VERB, Article, Sentence
from dashboard.steps.events.durations import lasting_days, lasts, says_how_long
from dashboard.steps.events.event_days import Dated, is_beside, is_ranking
from dashboard.steps.events.event_kinds import MEETS, OTHER, STATEMENT, Trigger
from dashboard.steps.events.event_place import find_around, find_where
from dashboard.steps.events.event_status import lies_ahead, standing_of
from dashboard.steps.events.roles import assign_roles, mode_of
from dashboard.steps.events.speech_time import dates_a_saying
from dashboard.steps.events.split_clauses import Bounds, asides, split_clauses, split_contrast
from dashboard.steps.events.vague_today import is_nowadays, is_of_these_days

_NARROW = frozenset({Precision.DAY, Precision.WEEK})
# "Following the attacks of 2001" is told to say when something else was.
_LONG_AGO = dt.timedelta(days=365)
_OFTEN = re.compile(r"\b(?:always|usually|often|every|each)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"(?:;|,\s+(?:and|but)\b)\s*(?:(?:then|on|in|at|by|from|late|early"
    r"|again)\s+)*(?:the\s+)?(?:(?:very\s+)?same\s+|next\s+)?$",
    re.IGNORECASE,
)


def clauses_of(
    article: Article, sentence: Sentence, dated: Sequence[Dated]
) -> tuple[Bounds | None, list[Bounds]]:
    """Return the clause of each time, and what stands before the first as a clause of its own, if anything does.

    In "He met A, and on Monday he met B" the Monday says nothing of A.
    """
    span, text = sentence.span, article.text
    start = span.start
    cut = _NEW_CLAUSE.search(text, start, dated[0].start)
    verbs = [t.start for t in sentence.triggers if t.is_verb]
    end = dated[1].start if len(dated) > 1 else span.end
    apart = cut and any(at < cut.start() for at in verbs) and any(dated[0].end <= at < end for at in verbs)
    head = (start, cut.start()) if cut and apart else None
    times = [(time.start, time.end) for time in dated]
    return head, split_clauses(text, head[1] if head else start, span.end, times)


def events_of(
    article: Article, sentence: Sentence, dated: Sequence[Dated], clauses: Sequence[Bounds]
) -> Iterator[Event]:
    """Yield the events of a sentence, by its times; a clause that only adds a time or a place goes on with the last."""
    before: Event | None = None
    for time, clause in zip(dated, clauses, strict=True):
        own, others = split_contrast(article.text, clause, (time.start, time.end))
        event = event_of(article, sentence, time, own, before)
        if event is None:
            continue
        event = _with_all_names(article, sentence, event) if len(dated) == 1 else event
        yield event
        yield from _denied_beside(article, sentence, time, event, others)
        before = event


def _with_all_names(article: Article, sentence: Sentence, event: Event) -> Event:
    """Return the one event of a sentence with whom else the sentence names."""
    told = {*event.actors, *event.participants, *event.named}
    kinds = (Kind.PERSON, Kind.ORGANISATION)
    others = tuple(i for i in sentence.inside if i not in told and article.names[i].kind in kinds)
    return replace(event, named=(*event.named, *others))


def _denied_beside(
    article: Article, sentence: Sentence, time: Dated, event: Event, others: Sequence[Bounds]
) -> Iterator[Event]:
    """Yield what a clause denies beside its event ("but made no stop in Kyiv"), on the same day."""
    if event.status is Status.DENIED or event.kind not in MEETS:
        return
    for part in others:
        at = Dated(((part[0], part[0]),), time.day)
        if any(part[0] <= trigger.start < part[1] and not trigger.is_weak for trigger in sentence.triggers):
            denied = event_of(article, sentence, at, part, event)
            if denied is not None and denied.status is Status.DENIED:
                yield denied


def event_of(
    article: Article, sentence: Sentence, time: Dated, clause: Bounds, before: Event | None = None
) -> Event | None:
    """Return the event that a clause tells of a time, or None.

    Args:
        article: What its article says.
        sentence: Its sentence.
        time: The time.
        clause: Where the clause starts and ends.
        before: The event that the sentence tells before it.
    """
    text, names, (start, end) = article.text, article.names, clause
    sentence = _without_asides(article, sentence, time)
    inside = [i for i in sentence.inside if start <= names[i].start < end]
    triggers = [trigger for trigger in sentence.triggers if start <= trigger.start < end]
    trigger = choose_trigger(text, triggers, time, saying=_dates_a_saying(article, sentence, time))
    if _is_beside(article, sentence, time, trigger):
        return None
    if trigger is None and before is not None and not VERB.search(text, *clause):
        return _gone_on(article, time, inside, before)
    if not _tells(article, sentence, time, clause, inside, trigger):
        return None
    status = standing_of(article, time, clause, trigger)
    if trigger is None and status is Status.HYPOTHETICAL and not lies_ahead(article, time):
        # What only might have been, with no word for what it is, is no event.
        return None
    roles = assign_roles(text, names, inside, trigger, [*sentence.people, *sentence.subject])
    kind, sub_kind = (trigger.kind, trigger.sub_kind) if trigger else OTHER
    day = lasting_days(article, sentence, time, trigger)
    return Event(
        start=sentence.span.start,
        end=sentence.span.end,
        first_day=day.first,
        last_day=day.last,
        precision=day.precision,
        day_from="text",
        kind=kind,
        sub_kind=sub_kind,
        mode=mode_of(text[start:end], kind),
        status=status,
        actors=roles.actors,
        participants=roles.participants,
        named=roles.named,
        where=find_where(article, sentence, time, clause, trigger, before)
        or find_around(article, sentence, time, trigger),
        named_countries=countries_of(names, inside) or countries_of(names, sentence.inside),
    )


def _without_asides(article: Article, sentence: Sentence, time: Dated) -> Sentence:
    """Return a sentence without what its bracketed asides name and tell."""
    aside = asides(article.text, sentence.span.start, sentence.span.end, time.spans[0])
    if not aside:
        return sentence

    def is_told(at: int) -> bool:
        return not any(start <= at < end for start, end in aside)

    inside = [i for i in sentence.inside if is_told(article.names[i].start)]
    return replace(sentence, inside=inside, triggers=[t for t in sentence.triggers if is_told(t.start)])


def _is_beside(article: Article, sentence: Sentence, time: Dated, trigger: Trigger | None) -> bool:
    """Whether a time says since when, or against what; "held since May" and "after Monday's attack" do date an event."""
    if is_ranking(article.text, sentence.span, time):
        return True
    published = article.published.best
    long_ago = published is not None and published - time.day.last > _LONG_AGO
    if trigger and (lasts(trigger) or (is_attached(article.text, trigger, time) and not long_ago)):
        return False
    return is_beside(article.text, sentence.span, time)


def _dates_a_saying(article: Article, sentence: Sentence, time: Dated) -> bool:
    at, narrow = sentence.span.start, time.day.precision in _NARROW
    if any(not t.is_verb and 0 < t.start - time.end <= 2 for t in sentence.triggers):
        # "Said after his January 20 inauguration" dates the inauguration.
        return False
    deeds = tuple(t.start - at for t in sentence.triggers if t.is_verb and not t.is_weak)
    return dates_a_saying(
        article.text[at : sentence.span.end], time.start - at, time.end - at, deeds, narrow=narrow
    )


def _gone_on(article: Article, time: Dated, inside: Sequence[int], before: Event) -> Event | None:
    """Return the last event again on a further day or in a further place ("and in Beijing on Friday")."""
    where = places_of(article.text, article.names, inside)
    if time.day.precision not in _NARROW and time.day.precision is not before.precision:
        return None
    ahead = lies_ahead(article, time)
    named = countries_of(article.names, inside)
    return replace(
        before,
        first_day=time.day.first,
        last_day=time.day.last,
        precision=time.day.precision,
        status=Status.PLANNED if ahead and before.status is Status.REPORTED else before.status,
        where=where or before.where,
        named_countries=named or before.named_countries,
    )


def _tells(
    article: Article,
    sentence: Sentence,
    time: Dated,
    clause: Bounds,
    inside: Sequence[int],
    trigger: Trigger | None,
) -> bool:
    """Whether a clause tells something that happened; common words need a narrow day, and someone or somewhere."""
    narrow = time.day.precision in _NARROW
    if is_of_these_days(article.text, time, clause, trigger):
        return False
    if trigger is not None and not trigger.is_weak:
        held = lasts(trigger) and says_how_long(article.text, time)
        return narrow or held or trigger.is_verb or is_attached(article.text, trigger, time)
    if not narrow:
        return False
    someone = sentence.subject or any(article.names[i].kind is Kind.PERSON for i in inside)
    where = places_of(article.text, article.names, inside)
    if trigger is not None:
        return bool(inside or sentence.subject or trigger.kind == STATEMENT)
    if sentence.span.part is Part.CAPTION or is_nowadays(article.text, time, clause, bool(someone)):
        return False
    if _OFTEN.search(article.text, *clause):
        return False
    if VERB.search(article.text, *clause):
        # A word of violence or law beside the time says that the sentence tells something, if not what.
        beside = any(clause[0] <= one.start < clause[1] and not one.is_weak for one in sentence.triggers)
        return bool(someone or where or beside)
    return bool(someone and where)
