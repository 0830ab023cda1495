"""Build the event that a clause reports, from its time, its trigger and its names."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.schema import Event, Kind, Part, Precision, Status
from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.choose_trigger import choose_trigger
from dashboard.steps.events.clause_places import find_event_countries, find_named_countries
from dashboard.steps.events.context import VERB, ArticleContext, SentenceContext
from dashboard.steps.events.durations import find_lasting_days, is_lasting, states_duration
from dashboard.steps.events.event_days import DayReference, is_reference_point, only_ranks
from dashboard.steps.events.event_kinds import MEETING_KINDS, OTHER, STATEMENT, Trigger
from dashboard.steps.events.event_place import locate_by_setting, locate_event
from dashboard.steps.events.event_status import find_status, is_in_future
from dashboard.steps.events.roles import assign_roles, find_mode
from dashboard.steps.events.speech_time import dates_a_statement
from dashboard.steps.events.split_clauses import Bounds, find_asides, split_clauses, split_contrast
from dashboard.steps.events.vague_today import is_vague_today, is_vague_without_trigger

_NARROW = frozenset({Precision.DAY, Precision.WEEK})
# "Following the attacks of 2001" only dates something else.
_DISTANT_PAST = dt.timedelta(days=365)
_REPEATED = re.compile(r"\b(?:always|usually|often|every|each)\b", re.IGNORECASE)
_NEW_MAIN_CLAUSE = re.compile(
    r"(?:;|,\s+(?:and|but)\b)\s*(?:(?:then|on|in|at|by|from|late|early"
    r"|again)\s+)*(?:the\s+)?(?:(?:very\s+)?same\s+|next\s+)?$",
    re.IGNORECASE,
)


def find_clauses(
    article: ArticleContext, sentence: SentenceContext, dated: Sequence[DayReference]
) -> tuple[Bounds | None, list[Bounds]]:
    """Return the clause of each time; and before them, if there is one, the clause that precedes the first.

    In "He met A, and on Monday he met B" Monday does not date the meeting with A.
    """
    span, text = sentence.span, article.text
    start = span.start
    cut = _NEW_MAIN_CLAUSE.search(text, start, dated[0].start)
    verbs = [t.start for t in sentence.triggers if t.is_verb]
    end = dated[1].start if len(dated) > 1 else span.end
    is_separate = (
        cut and any(at < cut.start() for at in verbs) and any(dated[0].end <= at < end for at in verbs)
    )
    head = (start, cut.start()) if cut and is_separate else None
    times = [(time.start, time.end) for time in dated]
    return head, split_clauses(text, head[1] if head else start, span.end, times)


def find_sentence_events(
    article: ArticleContext,
    sentence: SentenceContext,
    dated: Sequence[DayReference],
    clauses: Sequence[Bounds],
) -> Iterator[Event]:
    """Yield the events of a sentence, time by time.

    A clause that only adds a time or a place repeats the event of the clause before it.
    """
    previous: Event | None = None
    for time, clause in zip(dated, clauses, strict=True):
        main_part, contrasts = split_contrast(article.text, clause, (time.start, time.end))
        event = find_clause_event(article, sentence, time, main_part, previous)
        if event is None:
            continue
        event = _add_other_names(article, sentence, event) if len(dated) == 1 else event
        yield event
        yield from _find_denied_meetings(article, sentence, time, event, contrasts)
        previous = event


def _add_other_names(article: ArticleContext, sentence: SentenceContext, event: Event) -> Event:
    """Return the only event of a sentence, with the other people and bodies that the sentence names."""
    in_event = {*event.actors, *event.participants, *event.named}
    kinds = (Kind.PERSON, Kind.ORGANISATION)
    others = tuple(i for i in sentence.name_indices if i not in in_event and article.names[i].kind in kinds)
    return replace(event, named=(*event.named, *others))


def _find_denied_meetings(
    article: ArticleContext,
    sentence: SentenceContext,
    time: DayReference,
    event: Event,
    contrasts: Sequence[Bounds],
) -> Iterator[Event]:
    """Yield the events that a contrast denies ("but made no stop in Kyiv"), on the same day."""
    if event.status is Status.DENIED or event.kind not in MEETING_KINDS:
        return
    for part in contrasts:
        same_day = DayReference(((part[0], part[0]),), time.day)
        if any(part[0] <= trigger.start < part[1] and not trigger.is_weak for trigger in sentence.triggers):
            denied = find_clause_event(article, sentence, same_day, part, event)
            if denied is not None and denied.status is Status.DENIED:
                yield denied


def find_clause_event(
    article: ArticleContext,
    sentence: SentenceContext,
    time: DayReference,
    clause: Bounds,
    previous: Event | None = None,
) -> Event | None:
    """Return the event that a clause reports for a time, or None.

    Args:
        article: The article.
        sentence: The sentence of the clause.
        time: The time.
        clause: Where the clause starts and ends.
        previous: The event of the clause before it in the sentence.
    """
    text, names, (start, end) = article.text, article.names, clause
    sentence = _without_asides(article, sentence, time)
    clause_names = [i for i in sentence.name_indices if start <= names[i].start < end]
    triggers = [trigger for trigger in sentence.triggers if start <= trigger.start < end]
    trigger = choose_trigger(
        text, triggers, time, is_statement_time=_dates_a_statement(article, sentence, time)
    )
    if _is_background_time(article, sentence, time, trigger):
        return None
    if trigger is None and previous is not None and not VERB.search(text, *clause):
        return _repeat_event(article, time, clause_names, previous)
    if not _reports_event(article, sentence, time, clause, clause_names, trigger):
        return None
    status = find_status(article, time, clause, trigger)
    if trigger is None and status is Status.HYPOTHETICAL and not is_in_future(article, time):
        # A mere possibility, without a word for what it is, is not an event.
        return None
    roles = assign_roles(
        text, names, clause_names, trigger, [*sentence.leading_people, *sentence.implied_subject]
    )
    kind, sub_kind = (trigger.kind, trigger.sub_kind) if trigger else OTHER
    day = find_lasting_days(article, sentence, time, trigger)
    return Event(
        start=sentence.span.start,
        end=sentence.span.end,
        first_day=day.first,
        last_day=day.last,
        precision=day.precision,
        day_from="text",
        kind=kind,
        sub_kind=sub_kind,
        mode=find_mode(text[start:end], kind),
        status=status,
        actors=roles.actors,
        participants=roles.participants,
        named=roles.named,
        where=locate_event(article, sentence, time, clause, trigger, previous)
        or locate_by_setting(article, sentence, time, trigger),
        named_countries=find_named_countries(names, clause_names)
        or find_named_countries(names, sentence.name_indices),
    )


def _without_asides(
    article: ArticleContext, sentence: SentenceContext, time: DayReference
) -> SentenceContext:
    """Return a sentence without the names and triggers of its bracketed asides."""
    asides = find_asides(article.text, sentence.span.start, sentence.span.end, time.spans[0])
    if not asides:
        return sentence

    def is_outside(at: int) -> bool:
        return not any(start <= at < end for start, end in asides)

    name_indices = [i for i in sentence.name_indices if is_outside(article.names[i].start)]
    return replace(
        sentence, name_indices=name_indices, triggers=[t for t in sentence.triggers if is_outside(t.start)]
    )


def _is_background_time(
    article: ArticleContext, sentence: SentenceContext, time: DayReference, trigger: Trigger | None
) -> bool:
    """Whether a time is a mere point of reference ("since May") or ranks an event ("first stop this year").

    "Held since May" and "after Monday's attack" do date an event.
    """
    if only_ranks(article.text, sentence.span, time):
        return True
    published = article.published.best
    long_ago = published is not None and published - time.day.last > _DISTANT_PAST
    if trigger and (is_lasting(trigger) or (is_attached(article.text, trigger, time) and not long_ago)):
        return False
    return is_reference_point(article.text, sentence.span, time)


def _dates_a_statement(article: ArticleContext, sentence: SentenceContext, time: DayReference) -> bool:
    start, narrow = sentence.span.start, time.day.precision in _NARROW
    if any(not t.is_verb and 0 < t.start - time.end <= 2 for t in sentence.triggers):
        # "Said after his January 20 inauguration" dates the inauguration.
        return False
    deeds = tuple(t.start - start for t in sentence.triggers if t.is_verb and not t.is_weak)
    return dates_a_statement(
        article.text[start : sentence.span.end], time.start - start, time.end - start, deeds, narrow=narrow
    )


def _repeat_event(
    article: ArticleContext, time: DayReference, clause_names: Sequence[int], previous: Event
) -> Event | None:
    """Return the previous event again, on another day or in another place ("and in Beijing on Friday")."""
    countries = find_event_countries(article.text, article.names, clause_names)
    if time.day.precision not in _NARROW and time.day.precision is not previous.precision:
        return None
    in_future = is_in_future(article, time)
    named_countries = find_named_countries(article.names, clause_names)
    return replace(
        previous,
        first_day=time.day.first,
        last_day=time.day.last,
        precision=time.day.precision,
        status=Status.PLANNED if in_future and previous.status is Status.REPORTED else previous.status,
        where=countries or previous.where,
        named_countries=named_countries or previous.named_countries,
    )


def _reports_event(
    article: ArticleContext,
    sentence: SentenceContext,
    time: DayReference,
    clause: Bounds,
    clause_names: Sequence[int],
    trigger: Trigger | None,
) -> bool:
    """Whether a clause reports an event; common words need a day or a week, and a person or a place."""
    narrow = time.day.precision in _NARROW
    if is_vague_today(article.text, time, clause, trigger):
        return False
    if trigger is not None and not trigger.is_weak:
        is_duration = is_lasting(trigger) and states_duration(article.text, time)
        return narrow or is_duration or trigger.is_verb or is_attached(article.text, trigger, time)
    if not narrow:
        return False
    someone = sentence.implied_subject or any(article.names[i].kind is Kind.PERSON for i in clause_names)
    countries = find_event_countries(article.text, article.names, clause_names)
    if trigger is not None:
        return bool(clause_names or sentence.implied_subject or trigger.kind == STATEMENT)
    if sentence.span.part is Part.CAPTION or is_vague_without_trigger(
        article.text, time, clause, bool(someone)
    ):
        return False
    if _REPEATED.search(article.text, *clause):
        return False
    if VERB.search(article.text, *clause):
        # A strong trigger elsewhere in the clause shows that it reports an event, if not which.
        has_strong_trigger = any(
            clause[0] <= trigger.start < clause[1] and not trigger.is_weak for trigger in sentence.triggers
        )
        return bool(someone or countries or has_strong_trigger)
    return bool(someone and countries)
