"""An article's sentences, names and times -> its events."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.schema import Day, Event, Kind, Part, Precision, Published, Span, Status, Time
from dashboard.steps.events.clauses import split_clauses
from dashboard.steps.events.kinds import OTHER, STATEMENT, Trigger, find_triggers
from dashboard.steps.events.roles import Named, assign_roles, countries_of, mode_of, places_of
from dashboard.steps.events.status import dates_a_saying, status_of

_TOLD_PARTS = {Part.STANDFIRST, Part.LEAD, Part.BODY, Part.CAPTION}
_TELLING = {Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR}
# A clause that only comments, or has no verb of the table, counts where its day is narrow enough to be one.
_NARROW = {Precision.DAY, Precision.WEEK}
_WEAK = {STATEMENT, "business", "publication"}
_PRONOUN = re.compile(r"\W*(?:\w+\W+){0,3}?(?:he|she)\b", re.IGNORECASE)
_SURE_OF_THE_DAY = 0.5


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time of a sentence, as the days of one event."""

    start: int
    end: int
    day: Day


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the clauses of one sentence share."""

    text: str
    span: Span
    inside: Sequence[int]
    subject: Sequence[int]


def find_events(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Named],
    times: Sequence[Time],
    ranges: Sequence[tuple[int, int, Day]],
    published: Published,
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
    found: list[Event] = []
    last_person: tuple[int, ...] = ()
    for span in sentences:
        inside = [i for i, name in enumerate(names) if span.start <= name.start < span.end]
        people = [i for i in inside if names[i].kind is Kind.PERSON]
        subject = last_person if _PRONOUN.match(text[span.start : span.start + 60]) else ()
        if span.part in _TOLD_PARTS:
            sentence = _Sentence(text, span, inside, subject)
            found.extend(_events_of(sentence, names, _dated(span, times, ranges), published))
        if people:
            last_person = (people[0],) if len({names[i].form for i in people}) == 1 else ()
    lead = _event_of_lead(text, sentences, names, times, published, dateline)
    return [*lead, *found]


def _dated(span: Span, times: Sequence[Time], ranges: Sequence[tuple[int, int, Day]]) -> list[_Dated]:
    """Return the times of a sentence that name days, the two ends of a range as one."""
    joined = [_Dated(start, end, day) for start, end, day in ranges if span.start <= start < span.end]
    single = [
        _Dated(time.start, time.end, Day(time.first_day, time.last_day, time.precision))
        for time in times
        if span.start <= time.start < span.end
        and time.first_day is not None
        and time.last_day is not None
        and time.precision in _TELLING
        and not any(range_.start <= time.start < range_.end for range_ in joined)
    ]
    return sorted([*joined, *single], key=lambda dated: dated.start)


def _events_of(
    sentence: _Sentence, names: Sequence[Named], dated: Sequence[_Dated], published: Published
) -> Iterator[Event]:
    text, span = sentence.text, sentence.span
    if not dated:
        return
    clauses = split_clauses(text, span.start, span.end, [(time.start, time.end) for time in dated])
    where_before: tuple[str, ...] = ()
    for time, (start, end) in zip(dated, clauses, strict=True):
        event = _event_of_clause(sentence, names, time, start, end, published)
        if event is None:
            continue
        event = event if event.where else replace(event, where=where_before)
        where_before = event.where
        yield event


def _event_of_clause(
    sentence: _Sentence, names: Sequence[Named], time: _Dated, start: int, end: int, published: Published
) -> Event | None:
    text, span = sentence.text, sentence.span
    saying = dates_a_saying(text[span.start : span.end], time.start - span.start, time.end - span.start)
    trigger = _choose_trigger(text, start, end, time, saying=saying)
    kind, sub_kind = (trigger.kind, trigger.sub_kind) if trigger else OTHER
    if kind == OTHER[0] or kind in _WEAK:
        if time.day.precision not in _NARROW:
            return None
    inside = [i for i in sentence.inside if start <= names[i].start < end]
    first_trigger = min((t.start for t in find_triggers(text, span.start, span.end)), default=span.end)
    before_all = [
        i for i in sentence.inside if names[i].start < first_trigger and names[i].kind is Kind.PERSON
    ]
    roles = assign_roles(
        names, inside, trigger.start if trigger else time.start, kind, [*sentence.subject, *before_all]
    )
    clause = text[start:end]
    ahead = published.best is not None and time.day.first > published.best
    status = status_of(clause, lies_ahead=ahead)
    return Event(
        start=span.start,
        end=span.end,
        first_day=time.day.first,
        last_day=time.day.last,
        precision=time.day.precision,
        day_from="text",
        kind=kind,
        sub_kind=sub_kind,
        mode=mode_of(clause, kind),
        status=status,
        actors=roles.actors,
        participants=roles.participants,
        named=roles.named,
        where=places_of(text, names, inside) or places_of(text, names, sentence.inside),
        named_countries=countries_of(names, inside) or countries_of(names, sentence.inside),
    )


def _choose_trigger(text: str, start: int, end: int, time: _Dated, *, saying: bool) -> Trigger | None:
    """Return the word that says what happened at the time: the nearest that is more than a saying."""
    triggers = [t for t in find_triggers(text, start, end) if not (t.start < time.end and time.start < t.end)]
    if saying:
        return min(
            (t for t in triggers if t.kind == STATEMENT), key=lambda t: _gap(t, time), default=None
        ) or Trigger(time.start, time.start, STATEMENT, "said")
    strong = [t for t in triggers if t.kind not in _WEAK]
    return min(strong or triggers, key=lambda t: (_gap(t, time), t.start), default=None)


def _gap(trigger: Trigger, time: _Dated) -> int:
    return time.start - trigger.end if trigger.end <= time.start else trigger.start - time.end


def _event_of_lead(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Named],
    times: Sequence[Time],
    published: Published,
    dateline: str,
) -> list[Event]:
    """Return the event of the first sentence where it names no time and the article's day is known."""
    lead = next((span for span in sentences if span.part is Part.LEAD), None)
    if (
        lead is None
        or published.best is None
        or published.confidence < _SURE_OF_THE_DAY
        or published.inferred
    ):
        return []
    if any(lead.start <= time.start < lead.end for time in times):
        return []
    day = Day(published.best, published.best, Precision.DAY)
    inside = [i for i, name in enumerate(names) if lead.start <= name.start < lead.end]
    sentence = _Sentence(text, lead, inside, ())
    time = _Dated(lead.start, lead.start, day)
    event = _event_of_clause(sentence, names, time, lead.start, lead.end, published)
    if event is None or event.kind in {OTHER[0], *_WEAK} or event.status is not Status.REPORTED:
        return []
    where = event.where or ((dateline,) if dateline else ())
    return [replace(event, day_from="published", where=where)]
