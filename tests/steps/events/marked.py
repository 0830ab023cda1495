"""Sentences with their names marked -> their events, the times found by the real grammar.

"[Lavrov]" is a person, "[NATO|]" an organisation, "[Moscow|RUS]" a place, "[Russian|RUS+]" a people.
"""

import datetime as dt
import re

from dashboard.schema import Event, Kind, Part, Precision, PublicationDate, Span
from dashboard.steps.events import AnnotatedText, NamedEntity, find_events
from dashboard.steps.times import anchor_times, find_times, join_ranges
from dashboard.text.sentences import split_sentences

FRIDAY = dt.date(2017, 4, 14)
_MARK = re.compile(r"\[([^\]|]+)(?:\|([A-Z]{0,3})(\+?))?\]")


def unmark(marked: str) -> tuple[str, list[NamedEntity]]:
    """Return the text without its marks, and the names marked in it."""
    text, names, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        form, country, people = mark[1], mark[2] or "", mark[3]
        kind = (
            Kind.PERSON
            if mark[2] is None
            else Kind.ORGANISATION
            if not country
            else Kind.PEOPLE
            if people
            else Kind.PLACE
        )
        names.append(NamedEntity(len(text), len(text) + len(form), kind, form, country))
        text += form
        at = mark.end()
    return text + marked[at:], names


def find_marked_events(
    marked: str, published: dt.date | None = FRIDAY, part: Part = Part.BODY, dateline: str = ""
) -> "MarkedText":
    """Return the events of a marked text whose sentences are all of one part."""
    text, names = unmark(marked)
    sentences = [Span(start, end, part) for start, end in split_sentences(text)]
    times = anchor_times(text, find_times(text), published)
    published_on = (
        PublicationDate(published, published, published, Precision.DAY, "stamp", 0.96)
        if published
        else PublicationDate()
    )
    annotated = AnnotatedText(text, sentences, names, times, join_ranges(times, text))
    return MarkedText(text, names, find_events(annotated, published_on, dateline))


class MarkedText:
    """A text with its events, and the words that tests ask for."""

    def __init__(self, text: str, names: list[NamedEntity], events: list[Event]) -> None:
        self.text, self.names, self.events = text, names, events

    def who(self, event: Event) -> set[str]:
        """Return the persons who act or take part in an event."""
        both = {*event.actors, *event.participants}
        return {self.names[i].form for i in both if self.names[i].kind is Kind.PERSON}

    def kinds(self) -> list[str]:
        """Return the kind of each event."""
        return [event.kind for event in self.events]
