"""A Corpus: an opened version as read-only arrays, and what decisions may replace in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.article_texts import read_texts
from dashboard.corpus.claimed_figures import Figures, Origins
from dashboard.corpus.name_keys import key_with, parts_of_key
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.corpus.string_column import Strings
from dashboard.schema import Decision, Kind, Role
from dashboard.schema.country_weights import WEIGHTS

Array = np.ndarray[Any, Any]
KINDS = tuple(Kind)
ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class Days:
    """When articles were published, as days since 1970-01-01; NO_DAY throughout where that is unknown."""

    best: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class Names:
    """The names that articles use. `key` is the form, or what tells apart two names of one spelling.

    `entity` is the one map that decisions change; `mentions` and `links` lead to rows of mentions and
    of event_names. `home` is the country as the build found it, whatever was decided since: it tells two of one
    kind and key apart, who are each other's `twins`.
    """

    kind: Array
    form: Strings
    key: Strings
    country: Array
    entity: Ints
    mentions: Postings
    links: Postings
    home: Array
    twins: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Entities:
    """Who and where. `name` is the name that an entity's key is made of; `alias` leads from other keys.

    `namesakes` are, for an entity, those that the build called alike, itself among them.
    """

    kind: Array
    label: Strings
    hidden: Mask
    name: Ints
    articles: Postings
    sentences: Postings
    events: Postings
    alias: Mapping[tuple[str, str], int]
    namesakes: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names in the texts; `counted` is False for those that stand in cuts."""

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    name: Ints
    counted: Mask


@dataclass(frozen=True, slots=True)
class Parts:
    """Every span that is not plain body or lead, and the part it plays; sorted by article."""

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
class Sentences:
    """Where sentences lie; `counted` is False for those that stand in cuts."""

    article: Ints
    start: Ints
    end: Ints
    part: Array
    counted: Mask


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of few different words: their numbers, and the words."""

    codes: Array
    words: tuple[str, ...]

    def at(self, row: int) -> str:
        """Return the word of one row."""
        return self.words[int(self.codes[row])]

    def of(self, word: str) -> Mask:
        """Return which rows hold a word."""
        held: Mask = self.codes == (self.words.index(word) if word in self.words else -1)
        return held

    def changed(self, rows: Ints, word: str) -> "Coded":
        """Return the column with some rows set to a word."""
        words = self.words if word in self.words else (*self.words, word)
        codes = self.codes.copy()
        codes[rows] = words.index(word)
        return Coded(codes, words)


@dataclass(frozen=True, slots=True)
class Times:
    """The expressions of time and the days they name; `anchor` says what they are counted from."""

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    value: Strings
    anchor: Coded


@dataclass(frozen=True, slots=True)
class Events:
    """Reported events; `live` is False for those that an analyst rejected.

    `superseded_by` is the event that overtakes one, -1 for none. `found_first` and `found_kind` are the
    first day and the kind as the build found them, whatever was decided since: they name an event.
    `place_where` tells the countries where it happened from those that are only named.
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
    place_where: Mask
    sub_kind: Coded
    day_from: Coded
    found_first: Ints
    found_kind: Coded

    @property
    def superseded(self) -> Mask:
        """Which events a later report overtakes."""
        overtaken: Mask = self.superseded_by >= 0
        return overtaken


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a facet that are plain words, and where they hold.

    `alias` leads from a word that an analyst did away with to the one that stands for it.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    articles: Postings
    sentences: Postings | None = None
    events: Postings | None = None
    alias: Mapping[str, str] = field(default_factory=dict)

    def find(self, key: str) -> list[int]:
        """Return the number of the value with this key, or of what stands for it; none where there is none."""
        if key not in self.keys and key in self.alias:
            key = self.alias[key]
        return [self.keys.index(key)] if key in self.keys else []


@dataclass(frozen=True, slots=True)
class CountryRows:
    """How often an article names a country, by part: a row an (article, country). Columns as `WEIGHTS`."""

    article: Ints
    country: Ints
    counts: Array

    def frame(self, codes: "pd.Index[str]") -> pd.DataFrame:
        """Return the rows as `about_mask` takes them, given the code of each country."""
        country = pd.Categorical.from_codes(self.country, codes)
        return pd.DataFrame(self.counts, columns=list(WEIGHTS)).assign(article=self.article, country=country)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of the texts (not of cuts) and, after them, the phrases: article x term and term x article.

    `size` is the number of words of a term, 0 for what belongs on no list, `first` and `last` are the words
    at its ends; `family` is the term that a word's family is called by, and `again` marks the cells whose family the article has already had; `language`
    holds codes of `languages`. `n_words` is the number of words: terms below it are words, in order.
    """

    word: Any
    n_words: int
    size: Array
    first: Ints
    last: Ints
    family: Ints
    language: Array
    languages: tuple[str, ...]
    indptr: Longs
    ids: Ints
    counts: Array
    again: Mask
    post_indptr: Longs
    post_rows: Ints
    post_counts: Array
    n_articles: Ints
    n_occurrences: Longs


@dataclass(frozen=True, slots=True)
class Stream:
    """The texts as numbers: the term of each word in turn, -1 where words cease to follow each other.

    Article i has `words[indptr[i]:indptr[i + 1]]`; the words of sentence j begin at `sentences[j]`.
    """

    words: Ints
    indptr: Longs
    sentences: Longs

    @property
    def is_known(self) -> bool:
        """Whether the version has a stream: one that was built before there were any has none."""
        return len(self.words) > 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """An opened version with the decisions made on it; nobody changes an array of it.

    Places in `places` are the gazetteer's rows by country code. `regions` and `countries` hold, under
    True, the values that articles are about, under False those that they mention. `story` numbers the
    groups of copies, and `stands` marks what an analyst chose to stand for one. `facets` holds publisher,
    language, kind, status and `field:NAME`. `pending` are the decisions that found no object, `answers`
    the articles that searches which are already answered found, `of_names` the terms that are mostly part of names, None where
    nobody asked yet.
    """

    name: str
    version: str
    folder: Path
    store: Path
    n: int
    articles: pd.DataFrame
    doc: Longs
    days: Days
    story: Ints
    shared: Mask
    stands: Mask
    live: Mask
    names: Names
    entities: Entities
    parts: Parts
    mentions: Mentions
    sentences: Sentences
    times: Times
    events: Events
    figures: Figures
    origins: Origins
    terms: Terms
    stream: Stream
    country_rows: CountryRows
    places: pd.DataFrame
    countries: Mapping[bool, Values]
    regions: Mapping[bool, Values]
    facets: Mapping[str, Values]
    meta: Mapping[str, Any]
    decisions: tuple[Decision, ...] = ()
    pending: tuple[Decision, ...] = ()
    answers: Mapping[str, Mask] = field(default_factory=dict, repr=False, compare=False)
    of_names: Mask | None = field(default=None, repr=False, compare=False)

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the analyst's own fields."""
        return tuple(name.removeprefix("field:") for name in self.facets if name.startswith("field:"))

    @property
    def labels(self) -> Strings:
        """The labels of the entities."""
        return self.entities.label

    def text_of(self, article: int) -> str:
        """Return the text of one article."""
        return next(read_texts(self.store, [self.doc[article]]))

    def texts_of(self, articles: Array | list[int]) -> list[str]:
        """Return the texts of some articles, in their order."""
        return list(read_texts(self.store, self.doc[np.asarray(articles, dtype=np.int64)]))

    def row_of(self, key: str) -> int | None:
        """Return the row of the article with this key, or None."""
        found = rows_of(self.articles["key"], (key,))
        return int(found[0]) if len(found) else None

    def entity_key(self, entity: int) -> str:
        """Return the key that links, filters and decisions know an entity by; it leads to no other."""
        name = int(self.entities.name[entity])
        twins = self.names.twins.get(name, ())
        is_alone = all(self.names.entity[twin] == entity for twin in twins)
        return self._plain_key(name) if is_alone else self.key_of_name(name)

    def key_of_name(self, name: int) -> str:
        """Return the key of one name, which leads to no other."""
        if name not in self.names.twins:
            return self._plain_key(name)
        return key_with(KINDS[self.names.kind[name]], self.names.key.at(name), self._home_of(name))

    def _plain_key(self, name: int) -> str:
        return key_with(KINDS[self.names.kind[name]], self.names.key.at(name))

    def _home_of(self, name: int) -> str:
        code = int(self.names.home[name])
        return str(self.places.index[code]) if code >= 0 else ""

    def names_of_key(self, key: str) -> list[int]:
        """Return the names that a key ("person:Rex Tillerson") speaks of, none if there is none.

        A key without a country speaks of all that are spelt so.
        """
        kind, form, home = parts_of_key(key)
        if kind not in KINDS:
            return []
        alias = self.entities.alias.get((kind, form))
        code = KINDS.index(Kind(kind))
        spelt = [row for row in self.names.key.rows_of(form) if self.names.kind[row] == code]
        found = spelt if alias is None else [alias]
        return [name for name in found if home is None or home == self._home_of(name)]

    def entities_of_key(self, key: str) -> list[int]:
        """Return the entities that a key leads to: one, unless it says no country and two places share the name."""
        return sorted({int(self.names.entity[name]) for name in self.names_of_key(key)})

    def label_of(self, entity: int) -> str:
        """Return what an entity is called; where another of its kind elsewhere is called so, with its country."""
        label = self.labels.at(entity)
        country = self._country_of(entity)
        alone = all(self._country_of(other) == country for other in self._called_alike(entity, label))
        return label if alone else f"{label} ({self._in_words(country, label)})"

    def _called_alike(self, entity: int, label: str) -> list[int]:
        """Return the entities of a kind that bear a label; the build knew those that no decision has renamed."""
        renamed = self.labels.patches
        found = (
            self.labels.rows_of(label)
            if entity in renamed or label in renamed.values()
            else self.entities.namesakes.get(entity, ())
        )
        kinds, names = self.entities.kind, self.entities.name
        alike = [e for e in found if kinds[e] == kinds[entity] and self.labels.at(e) == label]
        return [e for e in alike if self.names.entity[names[e]] == e]

    def country_of(self, entity: int) -> str:
        """Return the code of the country that an entity lies in or belongs to, '' for none that is known."""
        code = self._country_of(entity)
        return str(self.places.index[code]) if code >= 0 else ""

    def _country_of(self, entity: int) -> int:
        return int(self.names.country[self.entities.name[entity]])

    def _in_words(self, country: int, label: str) -> str:
        if country < 0:
            return "no country"
        name = str(self.places["name"].iloc[country])
        return "the country" if name == label else name


def rows_of(column: "pd.Series[Any]", values: tuple[str, ...]) -> Array:
    """Return the rows of a column that hold any of `values`."""
    return np.flatnonzero(column.isin(values).to_numpy())
