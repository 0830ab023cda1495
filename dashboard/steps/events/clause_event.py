"""Build the event that a clause reports, from its time, its trigger and its names."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.schema import Event, Kind, Part, Status
from dashboard.steps.events.choose_trigger import choose_trigger
from dashboard.steps.events.clause_places import find_event_countries, find_named_countries
from dashboard.steps.events.context import Clause, SentenceContext
from dashboard.steps.events.durations import find_lasting_days, is_lasting, states_duration
from dashboard.steps.events.event_days import DayReference, is_reference_point, only_ranks
from dashboard.steps.events.event_kinds import MEETING_KINDS, OTHER
from dashboard.steps.events.event_place import locate_by_setting, locate_event
from dashboard.steps.events.event_status import find_status, is_in_future
from dashboard.steps.events.referred_days import names_law_or_evidence
from dashboard.steps.events.roles import assign_roles, find_mode
from dashboard.steps.events.split_clauses import VERB, Bounds, find_asides, split_clauses, split_contrast
from dashboard.steps.events.statement_time import dates_a_statement
from dashboard.steps.events.vague_today import is_vague_today, is_vague_without_trigger

# "Following the attacks of 2001" only dates something else.
_DISTANT_PAST = dt.timedelta(days=365)
_REPEATED = re.compile(r"\b(?:always|usually|often|every|each)\b", re.IGNORECASE)
_NEW_MAIN_CLAUSE = re.compile(
    r"(?:;|,\s+(?:and|but)\b)\s*(?:(?:then|on|in|at|by|from|late|early"
    r"|again)\s+)*(?:the\s+)?(?:(?:very\s+)?same\s+|next\s+)?$",
    re.IGNORECASE,
)


def find_clauses(
    sentence: SentenceContext, references: Sequence[DayReference]
) -> tuple[Bounds | None, list[Bounds]]:
    """Return the clause of each time; and before them, if there is one, the clause that precedes the first.

    In "He met A, and on Monday he met B" Monday does not date the meeting with A.
    """
    span, text, first = sentence.span, sentence.article.text, references[0]
    cut = _NEW_MAIN_CLAUSE.search(text, span.start, first.start)
    verbs = [trigger.start for trigger in sentence.triggers if trigger.is_verb]
    end = references[1].start if len(references) > 1 else span.end
    head = None
    if cut and any(at < cut.start() for at in verbs) and any(first.end <= at < end for at in verbs):
        head = (span.start, cut.start())
    times = [(time.start, time.end) for time in references]
    return head, split_clauses(text, head[1] if head else span.start, span.end, times)


def find_sentence_events(
    sentence: SentenceContext, references: Sequence[DayReference], clauses: Sequence[Bounds]
) -> Iterator[Event]:
    """Yield the events of a sentence, time by time.

    A clause that only adds a time or a place repeats the event of the clause before it.
    """
    previous: Event | None = None
    for time, bounds in zip(references, clauses, strict=True):
        main_part, contrasts = split_contrast(sentence.article.text, bounds, (time.start, time.end))
        event = find_clause_event(sentence, time, main_part, previous)
        if event is None:
            continue
        event = _add_other_names(sentence, event) if len(references) == 1 else event
        yield event
        yield from _find_denied_meetings(sentence, time, event, contrasts)
        previous = event


def _add_other_names(sentence: SentenceContext, event: Event) -> Event:
    """Return the only event of a sentence, with the other people and bodies that the sentence names."""
    in_event = {*event.actors, *event.participants, *event.named}
    kinds = (Kind.PERSON, Kind.ORGANISATION)
    names = sentence.article.names
    others = tuple(i for i in sentence.name_indices if i not in in_event and names[i].kind in kinds)
    return replace(event, named=(*event.named, *others))


def _find_denied_meetings(
    sentence: SentenceContext, time: DayReference, event: Event, contrasts: Sequence[Bounds]
) -> Iterator[Event]:
    """Yield the events that a contrast denies ("but made no stop in Kyiv"), on the same day."""
    if event.status is Status.DENIED or event.kind not in MEETING_KINDS:
        return
    for start, end in contrasts:
        if _has_strong_trigger(sentence, start, end):
            same_day = DayReference(((start, start),), time.day)
            denied = find_clause_event(sentence, same_day, (start, end), event)
            if denied is not None and denied.status is Status.DENIED:
                yield denied


def _has_strong_trigger(sentence: SentenceContext, start: int, end: int) -> bool:
    return any(start <= trigger.start < end and not trigger.is_weak for trigger in sentence.triggers)


def find_clause_event(
    sentence: SentenceContext, time: DayReference, bounds: Bounds, previous: Event | None = None
) -> Event | None:
    """Return the event that a clause reports for a time, or None.

    Args:
        sentence: The sentence of the clause.
        time: The time.
        bounds: Where the clause starts and ends.
        previous: The event of the clause before it in the sentence.
    """
    clause = _read_clause(_without_asides(sentence, time), time, bounds)
    if _is_background_time(clause):
        return None
    if clause.trigger is None and previous is not None and not clause.search(VERB):
        return _repeat_event(clause, previous)
    if not _reports_event(clause):
        return None
    status = find_status(clause)
    if clause.trigger is None and status is Status.HYPOTHETICAL and not is_in_future(clause.article, time):
        # A mere possibility, without a word for what it is, is not an event.
        return None
    return _build_event(clause, status, previous)


def _read_clause(sentence: SentenceContext, time: DayReference, bounds: Bounds) -> Clause:
    (start, end), article = bounds, sentence.article
    trigger = choose_trigger(
        article.text,
        [trigger for trigger in sentence.triggers if start <= trigger.start < end],
        time,
        is_statement_time=_dates_a_statement(sentence, time),
    )
    names = [i for i in sentence.name_indices if start <= article.names[i].start < end]
    return Clause(sentence, time, start, end, names, trigger)


def _build_event(clause: Clause, status: Status, previous: Event | None) -> Event:
    sentence, names = clause.sentence, clause.article.names
    subject = [*sentence.leading_people, *sentence.implied_subject]
    roles = assign_roles(clause.article.text, names, clause.name_indices, clause.trigger, subject)
    kind, sub_kind = (clause.trigger.kind, clause.trigger.sub_kind) if clause.trigger else OTHER
    day = find_lasting_days(clause)
    return Event(
        start=sentence.span.start,
        end=sentence.span.end,
        first_day=day.first,
        last_day=day.last,
        precision=day.precision,
        day_from="text",
        kind=kind,
        sub_kind=sub_kind,
        mode=find_mode(clause.words, kind),
        status=status,
        actors=roles.actors,
        participants=roles.participants,
        named=roles.named,
        where=locate_event(clause, previous) or locate_by_setting(clause),
        named_countries=find_named_countries(names, clause.name_indices)
        or find_named_countries(names, sentence.name_indices),
    )


def _without_asides(sentence: SentenceContext, time: DayReference) -> SentenceContext:
    """Return a sentence without the names and triggers of its bracketed asides."""
    article, span = sentence.article, sentence.span
    asides = find_asides(article.text, span.start, span.end, time.spans[0])
    if not asides:
        return sentence

    def is_outside(at: int) -> bool:
        return not any(start <= at < end for start, end in asides)

    return replace(
        sentence,
        name_indices=[i for i in sentence.name_indices if is_outside(article.names[i].start)],
        triggers=[trigger for trigger in sentence.triggers if is_outside(trigger.start)],
    )


def _is_background_time(clause: Clause) -> bool:
    """Whether a time is a mere point of reference ("since May") or ranks an event ("first stop this year").

    "Held since May" and "after Monday's attack" do date an event.
    """
    text, span, time = clause.article.text, clause.sentence.span, clause.time
    if only_ranks(text, span, time) or names_law_or_evidence(text, span, time):
        return True
    if clause.trigger and is_lasting(clause.trigger):
        return False
    published = clause.article.published.best
    is_distant = published is not None and published - time.day.last > _DISTANT_PAST
    if clause.is_attached and not is_distant:
        return False
    return is_reference_point(text, span, time)


def _dates_a_statement(sentence: SentenceContext, time: DayReference) -> bool:
    start, end = sentence.span.start, sentence.span.end
    if any(not t.is_verb and 0 < t.start - time.end <= 2 for t in sentence.triggers):
        # "Said after his January 20 inauguration" dates the inauguration.
        return False
    deeds = tuple(t.start - start for t in sentence.triggers if t.is_verb and not t.is_weak)
    words = sentence.article.text[start:end]
    return dates_a_statement(words, time.start - start, time.end - start, deeds, is_narrow=time.is_narrow)


def _repeat_event(clause: Clause, previous: Event) -> Event | None:
    """Return the previous event again, on another day or in another place ("and in Beijing on Friday")."""
    names, day = clause.article.names, clause.time.day
    if not clause.time.is_narrow and day.precision is not previous.precision:
        return None
    in_future = is_in_future(clause.article, clause.time)
    countries = find_event_countries(clause.article.text, names, clause.name_indices)
    return replace(
        previous,
        first_day=day.first,
        last_day=day.last,
        precision=day.precision,
        status=Status.PLANNED if in_future and previous.status is Status.REPORTED else previous.status,
        where=countries or previous.where,
        named_countries=find_named_countries(names, clause.name_indices) or previous.named_countries,
    )


def _reports_event(clause: Clause) -> bool:
    """Whether a clause reports an event; common words need a day or a week, and a person or a place."""
    trigger, is_narrow = clause.trigger, clause.time.is_narrow
    if is_vague_today(clause):
        return False
    if trigger is not None and not trigger.is_weak:
        is_duration = is_lasting(trigger) and states_duration(clause.article.text, clause.time)
        return is_narrow or is_duration or trigger.is_verb or clause.is_attached
    if not is_narrow:
        return False
    if trigger is not None:
        return bool(clause.name_indices or clause.sentence.implied_subject or clause.is_statement)
    return _reports_unnamed_event(clause)


def _reports_unnamed_event(clause: Clause) -> bool:
    """Whether a clause without a trigger reports an event, by its verb, its people and its places."""
    text, names, sentence = clause.article.text, clause.article.names, clause.sentence
    is_person = any(names[i].kind is Kind.PERSON for i in clause.name_indices)
    has_person = bool(sentence.implied_subject) or is_person
    if sentence.span.part is Part.CAPTION or is_vague_without_trigger(clause, has_person=has_person):
        return False
    if clause.search(_REPEATED):
        return False
    has_place = bool(find_event_countries(text, names, clause.name_indices))
    if clause.search(VERB):
        # A strong trigger elsewhere in the clause shows that it reports an event, if not which.
        return has_person or has_place or _has_strong_trigger(sentence, clause.start, clause.end)
    return has_person and has_place
