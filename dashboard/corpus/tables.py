"""The tables of an opened version as read-only arrays, a class for each table."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.postings import Array, Ints, Mask, Postings
from dashboard.corpus.string_columns import CodedColumn, StringColumn
from dashboard.schema import Kind, Role
from dashboard.schema.country_weights import WEIGHTS

KINDS = tuple(Kind)
ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class PublicationDays:
    """When articles were published, as days since 1970-01-01; NO_DAY in all three where nobody knows."""

    best: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class NameTable:
    """The names that articles use, one row for each kind, spelling and country.

    `form` is the spelling. `key` is the spelling too, with a suffix where a decision split the name.
    `entity` is the entity of each name; decisions change it. `mentions` and `links` lead to the rows of
    mentions and of event names. Decisions may change `country`, never `country_as_built`. `same_key` gives,
    for a name that shares kind and key with others, the rows of all of them; their countries differ.
    """

    kind: Array
    form: StringColumn
    key: StringColumn
    country: Array
    entity: Ints
    mentions: Postings
    links: Postings
    country_as_built: Array
    same_key: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class EntityTable:
    """Persons, organisations, places and peoples, and the articles, sentences and events that name them.

    `name` is the name that an entity takes its key from. `alias` leads from other keys to a name.
    `same_label` gives, for an entity that shares its label with others in the build, the rows of all of them.
    """

    kind: Array
    label: StringColumn
    hidden: Mask
    name: Ints
    articles: Postings
    sentences: Postings
    events: Postings
    alias: Mapping[tuple[str, str], int]
    same_label: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class MentionTable:
    """The names in the texts; `counted` is False for names in cut parts."""

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    name: Ints
    counted: Mask


@dataclass(frozen=True, slots=True)
class PartTable:
    """Every span that is neither lead nor body, and its part; sorted by article."""

    article: Ints
    start: Ints
    end: Ints
    part: Array

    def of(self, article: int) -> list[tuple[int, int, int]]:
        """Return (start, end, part) of the spans of one article, in order."""
        rows = slice(*np.searchsorted(self.article, [article, article + 1]))
        spans = zip(self.start[rows].tolist(), self.end[rows].tolist(), self.part[rows].tolist(), strict=True)
        return sorted(spans)


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """Where sentences start and end; `counted` is False for sentences in cut parts."""

    article: Ints
    start: Ints
    end: Ints
    part: Array
    counted: Mask


@dataclass(frozen=True, slots=True)
class TimeTable:
    """The expressions of time and the days they name; `anchor` is what their days are counted from."""

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    value: StringColumn
    anchor: CodedColumn


@dataclass(frozen=True, slots=True)
class EventTable:
    """Reported events; `live` is False for events that an analyst rejected.

    `superseded_by` is the later event that replaces one, -1 for none. `first_as_built` and `kind_as_built`
    are the first day and the kind before any decision; they identify the event. `link_*` are the names of
    events, `place_*` their countries. `happened_there` is True for the country where the event happened,
    False for a country that is only named.
    """

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    precision: Array
    kind: Array
    status: Array
    mode: Array
    superseded_by: Ints
    cluster: Ints
    live: Mask
    link_event: Ints
    link_name: Ints
    link_role: Array
    place_event: Ints
    place_country: Ints
    happened_there: Mask
    sub_kind: CodedColumn
    day_from: CodedColumn
    first_as_built: Ints
    kind_as_built: CodedColumn

    @property
    def superseded(self) -> Mask:
        """A mask of the events that a later report replaces."""
        superseded: Mask = self.superseded_by >= 0
        return superseded


@dataclass(frozen=True, slots=True)
class CountryCounts:
    """How often an article names a country, by part: one row for each article and country.

    The columns of `counts` are those of `WEIGHTS`. `about` marks the countries that the article is about.
    """

    article: Ints
    country: Ints
    counts: Array
    about: Mask

    @property
    def in_text(self) -> Mask:
        """A mask of the countries that are named outside of cuts."""
        return np.asarray(self.counts[:, :-1].any(axis=1), dtype=np.bool_)

    def frame(self, codes: "pd.Index[str]") -> pd.DataFrame:
        """Return the rows as `mark_main_countries` takes them, given the code of each country."""
        country = pd.Categorical.from_codes(self.country, codes)
        return pd.DataFrame(self.counts, columns=list(WEIGHTS)).assign(article=self.article, country=country)
