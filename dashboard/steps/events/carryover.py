"""Carry the person, the place and the day of a sentence over to the sentences after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.schema import DayInterval, Event, Kind, Precision, Status
from dashboard.steps.events.clause_places import find_event_countries, find_place_countries
from dashboard.steps.events.context import SentenceContext, is_heading
from dashboard.steps.events.event_days import DayReference, get_event_day
from dashboard.steps.events.event_kinds import MEETING_KINDS
from dashboard.steps.events.implied_subject import find_single_person
from dashboard.steps.events.roles import NamedEntity


@dataclass(slots=True)
class Carryover:
    """What a sentence may take from those before it.

    `day`, `has_heading` (whether a heading gives the day) and `countries` hold until the line ends.
    `is_meeting_day` marks the day of a meeting or a trip, `there_countries` are what "there" refers to,
    `last_days` the day of the last event of each kind, and `end` is where the last sentence ended.
    """

    person: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    there_countries: tuple[str, ...] = ()
    last_days: dict[str, DayInterval] = field(default_factory=dict)
    is_meeting_day: bool = False
    day: DayInterval | None = None
    has_heading: bool = False
    end: int = 0

    def start_line(self) -> None:
        """Forget what holds for one line only."""
        self.day, self.has_heading, self.countries = None, False, ()

    def remember(
        self, sentence: SentenceContext, references: Sequence[DayReference], events: Sequence[Event]
    ) -> None:
        """Take over what the next sentences need from a sentence, its days and its events."""
        self.person = _find_person(sentence)
        self._remember_places(sentence, references, events)
        if references:
            self._remember_day(sentence, references, events)
        self.last_days.update(
            (event.kind, get_event_day(event))
            for event in events
            if event.status is Status.REPORTED and event.precision is Precision.DAY
        )
        self.end = sentence.span.end

    def _remember_places(
        self, sentence: SentenceContext, references: Sequence[DayReference], events: Sequence[Event]
    ) -> None:
        article = sentence.article
        named = find_place_countries(article.names, sentence.name_indices)
        countries = tuple(dict.fromkeys(country for event in events for country in event.where))
        if is_heading(sentence):
            countries = countries or named
            self.has_heading = bool(references) or bool(countries) or self.has_heading
        else:
            countries = countries or find_event_countries(article.text, article.names, sentence.name_indices)
            self.has_heading = self.has_heading and not references
        self.countries = countries or self.countries
        self.there_countries = countries or named[-1:] or self.there_countries

    def _remember_day(
        self, sentence: SentenceContext, references: Sequence[DayReference], events: Sequence[Event]
    ) -> None:
        is_topic = _is_topic(sentence, references)
        is_carried = is_heading(sentence) or is_topic
        is_carried = is_carried or any(_has_person(sentence.article.names, event) for event in events)
        self.day = references[-1].day if is_carried else None
        self.is_meeting_day = is_topic or any(event.kind in MEETING_KINDS for event in events)


def _find_person(sentence: SentenceContext) -> tuple[int, ...]:
    """Return the person of a sentence, or that of the one before if it names nobody."""
    names = sentence.article.names
    people = [i for i in sentence.name_indices if names[i].kind is Kind.PERSON]
    person = (
        find_single_person(names, sentence.leading_people)
        or tuple(sentence.implied_subject)
        or find_single_person(names, people)
    )
    return person if people or person else sentence.previous_person


def _is_topic(sentence: SentenceContext, references: Sequence[DayReference]) -> bool:
    """Whether a sentence only sets the day of the next ones ("Monday had two more cities in it.")."""
    return references[0].start == sentence.span.start and not sentence.name_indices and not sentence.triggers


def _has_person(names: Sequence[NamedEntity], event: Event) -> bool:
    return event.kind in MEETING_KINDS or any(
        names[i].kind is Kind.PERSON for i in (*event.actors, *event.participants)
    )
