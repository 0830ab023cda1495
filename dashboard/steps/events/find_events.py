"""Find the events of an article from its sentences, names and times."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.schema import AnchoredTime, DayInterval, Event, Kind, Part, PublicationDate, Span
from dashboard.steps.events.carryover import Carryover
from dashboard.steps.events.clause_event import find_clauses, find_sentence_events
from dashboard.steps.events.context import ArticleContext, SentenceContext, is_heading
from dashboard.steps.events.durations import resolve_durations
from dashboard.steps.events.event_days import DayReference, find_day_references
from dashboard.steps.events.event_kinds import drop_triggers_in_names, find_triggers
from dashboard.steps.events.event_place import find_setting
from dashboard.steps.events.implied_subject import find_implied_subject, find_office_holders
from dashboard.steps.events.postponed_events import apply_postponement
from dashboard.steps.events.roles import NamedEntity
from dashboard.steps.events.undated_events import find_following_event, find_lead_event

_EVENT_PARTS = frozenset({Part.STANDFIRST, Part.LEAD, Part.BODY, Part.CAPTION})
# A longer "sentence" is a table that lost its lines; leaving it out keeps the work linear in the text.
_LONGEST_SENTENCE = 2000
_DATE_TYPES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with its sentences, names and anchored times, each in order of position.

    `ranges` are the days that two expressions span together ("from 10 to 12 April").
    """

    text: str
    sentences: Sequence[Span]
    names: Sequence[NamedEntity]
    times: Sequence[AnchoredTime]
    ranges: Sequence[tuple[int, int, DayInterval]]


def find_events(article: AnnotatedText, published: PublicationDate, dateline: str = "") -> list[Event]:
    """Return the events of an article, in the order of its sentences.

    Args:
        article: The article's text with its annotations.
        published: Its day of publication.
        dateline: The country of its dateline, '' where it has none.
    """
    text, names = article.text, article.names
    context = ArticleContext(
        text, names, find_office_holders(text, names), published, dateline, *find_setting(names)
    )
    carryover = Carryover()
    lead = next((span for span in article.sentences if span.part is Part.LEAD), None)
    events: list[Event] = []
    for span in article.sentences:
        if span.part in _EVENT_PARTS and span.end - span.start <= _LONGEST_SENTENCE:
            sentence = _read_sentence(context, span, carryover)
            times = resolve_durations(sentence, _select_times(article.times, span), carryover.last_days)
            references = find_day_references(text, span, times, article.ranges)
            if not references and any(_is_other_time(time) for time in times):
                carryover.day = None
            new = list(_find_events_of(sentence, references, carryover, is_lead=span is lead))
            events.extend(apply_postponement(sentence, references, new, events))
            carryover.remember(sentence, references, new)
    return events


def _is_other_time(time: AnchoredTime) -> bool:
    """Whether an expression refers to a time other than the previous day ("in the 1800s", "recently")."""
    return time.type in _DATE_TYPES and time.value != "PRESENT_REF" and time.anchor != "told"


def _select_times(times: Sequence[AnchoredTime], span: Span) -> Sequence[AnchoredTime]:
    first = bisect_left(times, span.start, key=lambda time: time.start)
    return times[first : bisect_left(times, span.end, lo=first, key=lambda time: time.start)]


def _read_sentence(article: ArticleContext, span: Span, carryover: Carryover) -> SentenceContext:
    text, names = article.text, article.names
    if "\n" in text[carryover.end : span.start]:
        carryover.start_line()
    first = bisect_left(names, span.start, key=lambda name: name.start)
    name_indices = range(first, bisect_left(names, span.end, lo=first, key=lambda name: name.start))
    bounds = [(names[i].start, names[i].end) for i in name_indices]
    meetings = [(names[i].start, names[i].end) for i in name_indices if names[i].kind is Kind.ORGANISATION]
    triggers = drop_triggers_in_names(list(find_triggers(text, span.start, span.end)), bounds, meetings)
    verb = min((trigger.start for trigger in triggers if trigger.is_verb), default=span.end)
    people = [i for i in name_indices if names[i].kind is Kind.PERSON and names[i].start < verb]
    subject: tuple[int, ...] = ()
    if not people:
        subject = find_implied_subject(text, span.start, verb, names, carryover.person, article.offices)
    return SentenceContext(
        article=article,
        span=span,
        name_indices=name_indices,
        triggers=triggers,
        leading_people=people,
        implied_subject=subject,
        previous_person=carryover.person,
        previous_countries=carryover.countries,
        there_countries=carryover.there_countries,
    )


def _find_events_of(
    sentence: SentenceContext,
    references: Sequence[DayReference],
    carryover: Carryover,
    *,
    is_lead: bool,
) -> Iterator[Event]:
    start, end = sentence.span.start, sentence.span.end
    if sentence.article.text[end - 1] == "?" or is_heading(sentence):
        return
    if references:
        head, clauses = find_clauses(sentence, references)
        if head and carryover.day:
            yield from find_following_event(sentence, head, carryover)
        yield from find_sentence_events(sentence, references, clauses)
    elif is_lead:
        yield from find_lead_event(sentence)
    elif carryover.day:
        yield from find_following_event(sentence, (start, end), carryover)
