"""The tables of a version: a record type for each, with the Arrow type and the meaning of every column.

Writing, opening, the frame of articles, the columns of its files, the links that `dateline check` follows and
`docs/data_dictionary.md` are derived from these types. Every span counts characters of the article's text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import pyarrow as pa

from dashboard.schema.columns import (
    LISTED,
    ArticleNumber,
    Category,
    Day,
    Decimal,
    LargeNumber,
    NameNumber,
    Number,
    RowOf,
    SentenceOrNone,
    SmallNumber,
    Text,
    YesNo,
    arrow_schema,
)
from dashboard.schema.event_tables import (
    EventCountryRow,
    EventNameRow,
    EventRow,
    FigureRow,
    OriginRow,
    TimeExpressionRow,
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article."""

    key: Annotated[Text, LISTED, "Hash of the record as it was read, with a number where records are equal"]
    doc: Annotated[LargeNumber, "Its number in texts.sqlite"]
    file: Annotated[Text, LISTED, "The file that it was read from"]
    title: Annotated[Text, LISTED, "Its title, '' where it has none"]
    title_start: Annotated[Number, "Start of the title in the text, -1 where it has none"]
    title_end: Annotated[Number, "End of the title"]
    standfirst_start: Annotated[Number, "Start of the standfirst, -1 where it has none"]
    standfirst_end: Annotated[Number, "End of the standfirst"]
    author: Annotated[Text, "Who wrote it"]
    publisher: Annotated[Category, LISTED, "Who published it"]
    url: Annotated[Text, LISTED, "Its address on the web"]
    retrieved: Annotated[Category, "When it was fetched, as its record says"]
    language: Annotated[Category, LISTED, "Its language, as two letters of ISO 639-1"]
    published: Annotated[Day, "The best single day of publication, which relative times count from"]
    published_first: Annotated[Day, "The first day that it may be from"]
    published_last: Annotated[Day, "The last day that it may be from"]
    published_precision: Annotated[Category, "How precise the day is: day, month, year ..."]
    published_from: Annotated[Category, "The evidence that gave the day: metadata, address, dateline ..."]
    confidence: Annotated[Decimal, "How sure the day is, from 0 to 1"]
    inferred: Annotated[YesNo, "Whether the day is inferred and prints in brackets"]
    flags: Annotated[Text, LISTED, "What is doubtful about it, parted by semicolons"]
    sources: Annotated[Text, "What each field is known from, as JSON"]
    n_words: Annotated[Number, LISTED, "How many words its text has without cuts"]
    story: Annotated[Number, "Its group of copies: near-copies share one number"]
    added: Annotated[Number, "The build that added it"]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A value of a column of the analyst's own."""

    article: Annotated[ArticleNumber, "Its article"]
    name: Annotated[Text, "The column"]
    value: Annotated[Text, "The value"]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A span of a text that is neither lead nor body."""

    article: Annotated[ArticleNumber, "Its article"]
    start: Annotated[Number, "Start of the span"]
    end: Annotated[Number, "End of the span"]
    part: Annotated[SmallNumber, "The part, as a number of `schema.Part`"]


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence."""

    article: Annotated[ArticleNumber, "Its article"]
    start: Annotated[Number, "Start of the sentence"]
    end: Annotated[Number, "End of the sentence"]
    part: Annotated[SmallNumber, "The part it stands in, as a number of `schema.Part`"]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name at a place of a text."""

    article: Annotated[ArticleNumber, "Its article"]
    sentence: Annotated[SentenceOrNone, "Its sentence, -1 where it is in none"]
    part: Annotated[SmallNumber, "The part it stands in, as a number of `schema.Part`"]
    start: Annotated[Number, "Start of the name"]
    end: Annotated[Number, "End of the name"]
    kind: Annotated[Category, "person, organisation, place or people"]
    name: Annotated[NameNumber, "The fullest form that the article gives this name"]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that articles use: one row for each kind, spelling and country."""

    kind: Annotated[Category, "person, organisation, place or people"]
    form: Annotated[Text, "The spelling"]
    country: Annotated[Category, "The country, as three letters of ISO 3166-1, '' where it is not known"]
    entity: Annotated[Number, RowOf("entities"), "Whom or what it names"]
    rule: Annotated[Category, "The rule that joined it to its entity, '' where none did"]
    joined_to: Annotated[Text, "The spelling that the rule joined it to"]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, organisation, place or people; several names may lead to it."""

    kind: Annotated[Category, "person, organisation, place or people"]
    label: Annotated[Text, "What it is called"]
    country: Annotated[Category, "Its country, '' where it is not known"]
    region: Annotated[Category, "The region of its country, by UN M49"]
    latitude: Annotated[Decimal, "Degrees north, not a number where unknown"]
    longitude: Annotated[Decimal, "Degrees east, not a number where unknown"]


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country in an article, and how often the article names it."""

    article: Annotated[ArticleNumber, "Its article"]
    country: Annotated[Category, "The country, as three letters of ISO 3166-1"]
    n_title: Annotated[Number, "How often the title names it"]
    n_standfirst: Annotated[Number, "How often the standfirst names it"]
    n_lead: Annotated[Number, "How often the lead names it"]
    n_body: Annotated[Number, "How often the body names it"]
    n_dateline: Annotated[Number, "How often the dateline names it"]
    n_label: Annotated[Number, "How often the country label of the page names it"]
    n_people: Annotated[Number, "How often its people are named, in any of these"]
    n_other: Annotated[Number, "How often other cuts name it; these weigh nothing"]
    about: Annotated[YesNo, "Whether the article is about it"]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A word, or a phrase of two to four words."""

    term: Annotated[Text, "The word or phrase, folded"]
    size: Annotated[SmallNumber, "Its number of words, 0 where no list may show it"]
    first: Annotated[Number, RowOf("terms"), "Its first word"]
    last: Annotated[Number, RowOf("terms"), "Its last word"]
    family: Annotated[Number, RowOf("terms"), "The word that gives its family the name"]
    language: Annotated[Category, "Its language"]
    n_articles: Annotated[Number, "In how many articles it stands"]
    n_occurrences: Annotated[LargeNumber, "How often it stands in all of them"]


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A file, or a line of one, that was not read."""

    file: Annotated[Text, "The file"]
    line: Annotated[Number, "The line, 0 for the whole file"]
    reason: Annotated[Text, "Why"]


RECORDS: Mapping[str, type] = {
    "articles": ArticleRow,
    "fields": FieldRow,
    "parts": PartRow,
    "sentences": SentenceRow,
    "mentions": MentionRow,
    "names": NameRow,
    "entities": EntityRow,
    "countries": CountryRow,
    "times": TimeExpressionRow,
    "events": EventRow,
    "event_names": EventNameRow,
    "event_countries": EventCountryRow,
    "figures": FigureRow,
    "origins": OriginRow,
    "terms": TermRow,
    "set_aside": SetAsideRow,
}
SCHEMAS: Mapping[str, pa.Schema] = {table: arrow_schema(record) for table, record in RECORDS.items()}

ARRAYS: Mapping[str, str] = {
    "term_indptr": "Where the terms of each article begin in `term_ids`",
    "term_ids": "The terms of each article, by article",
    "term_counts": "How often the article has the term",
    "term_again": "Whether the article has another term of the same family before it",
    "post_indptr": "Where the articles of each term begin in `post_rows`",
    "post_rows": "The articles of each term, by term",
    "post_counts": "How often the article has the term",
    "stream_words": "The term of each word of the texts in turn, -1 where a cut interrupts them",
    "stream_indptr": "Where the words of each article begin in `stream_words`",
    "stream_sentences": "Where the words of each sentence begin in `stream_words`",
}
