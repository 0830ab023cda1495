"""The tables of times, events, claimed figures and origins: see `dashboard/schema/tables.py`."""

from dataclasses import dataclass
from typing import Annotated

from dashboard.schema.columns import (
    ArticleNumber,
    Category,
    Day,
    EventNumber,
    NameNumber,
    Number,
    RowOf,
    SentenceNumber,
    SentenceOrNone,
    Text,
)


@dataclass(frozen=True, slots=True)
class TimeExpressionRow:
    """An expression of time."""

    article: Annotated[ArticleNumber, "Its article"]
    sentence: Annotated[SentenceOrNone, "Its sentence, -1 where it is in none"]
    start: Annotated[Number, "Start of the expression"]
    end: Annotated[Number, "End of the expression"]
    type: Annotated[Category, "Its TIMEX3 type: DATE, TIME, DURATION or SET"]
    value: Annotated[Text, "Its TIMEX3 value"]
    first_day: Annotated[Day, "The first day that it covers"]
    last_day: Annotated[Day, "The last day that it covers"]
    precision: Annotated[Category, "How precise it is: day, month, year ..."]
    anchor: Annotated[Category, "What its days count from: published, told, calendar or ''"]
    rule: Annotated[Category, "The rule that read it"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that a sentence reports at a time."""

    article: Annotated[ArticleNumber, "Its article"]
    sentence: Annotated[SentenceNumber, "Its sentence"]
    start: Annotated[Number, "Start of the sentence"]
    end: Annotated[Number, "End of the sentence"]
    first_day: Annotated[Day, "The first day on which it may have happened"]
    last_day: Annotated[Day, "The last day on which it may have happened"]
    precision: Annotated[Category, "How precise the day is: day, month, year ..."]
    day_from: Annotated[Category, "What gave the day: text, or published"]
    kind: Annotated[Category, "The kind: meeting, attack, vote ..."]
    sub_kind: Annotated[Category, "The kind within the kind, '' where there is none"]
    mode: Annotated[Category, "How those who met did so: in person, call or ''"]
    status: Annotated[Category, "reported, planned, denied or hypothetical"]
    superseded_by: Annotated[Number, RowOf("events", or_none=True), "The later event that replaces it, or -1"]
    cluster: Annotated[Number, "Its cluster: events of several articles that are one share a number"]


@dataclass(frozen=True, slots=True)
class EventNameRow:
    """A name in an event."""

    event: Annotated[EventNumber, "The event"]
    name: Annotated[NameNumber, "The name"]
    role: Annotated[Category, "actor, participant or named"]


@dataclass(frozen=True, slots=True)
class EventCountryRow:
    """A country of an event."""

    event: Annotated[EventNumber, "The event"]
    country: Annotated[Category, "The country, as three letters of ISO 3166-1"]
    role: Annotated[Category, "where: it happened there; named: it is named only"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A claimed number of people."""

    article: Annotated[ArticleNumber, "Its article"]
    sentence: Annotated[SentenceNumber, "Its sentence"]
    start: Annotated[Number, "Start of the claim"]
    end: Annotated[Number, "End of the claim"]
    kind: Annotated[Category, "killed, injured, arrested, crowd ..."]
    low: Annotated[Number, "The least, -1 where it is open"]
    high: Annotated[Number, "The most, -1 where it is open"]
    bound: Annotated[Category, "exactly, at least, about ..."]
    what: Annotated[Text, "Who is counted, as written"]
    speaker: Annotated[Text, "Who claims it, as written"]
    mention: Annotated[Number, RowOf("mentions", or_none=True), "The mention of the speaker, or -1"]
    first_day: Annotated[Day, "The first day that the claim is about"]
    last_day: Annotated[Day, "The last day that the claim is about"]
    rule: Annotated[Category, "The rule that read it"]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An agency or outlet whose news an article is."""

    article: Annotated[ArticleNumber, "Its article"]
    start: Annotated[Number, "Start of the words that say so"]
    end: Annotated[Number, "End of these words"]
    origin: Annotated[Category, "The agency or outlet"]
    how: Annotated[Category, "How the article credits it"]
