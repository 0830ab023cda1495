"""A Corpus: an opened version as read-only arrays, and what decisions may replace in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.article_texts import read_texts
from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.figure_tables import FigureTable, OriginTable
from dashboard.corpus.name_keys import format_name_key, parse_name_key
from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.corpus.string_columns import StringColumn, find_rows
from dashboard.corpus.tables import (
    KINDS,
    CountryCounts,
    EntityTable,
    EventTable,
    MentionTable,
    NameTable,
    PartTable,
    PublicationDays,
    SentenceTable,
    TimeTable,
)
from dashboard.corpus.term_tables import TermTable, TokenStream
from dashboard.schema import Decision, Kind


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """An opened version with the decisions made on it; nobody changes an array of it. Equal to itself only.

    `n` is the number of articles. `places` are the gazetteer's rows by country code. `countries` and
    `regions` have under True the main countries of articles, under False all that they mention. `story`
    numbers the groups of copies; `is_chosen_copy` marks the article that an analyst chose to show for its
    group. `facets` has the columns of articles and events that are facets, and `field:NAME`. `pending` are
    the decisions that match nothing in this version. `search_masks` has the articles of searches that were
    answered before.
    `name_terms` marks the terms that are mostly part of names; None until they are needed.
    """

    name: str
    version: str
    folder: Path
    store: Path
    n: int
    articles: pd.DataFrame
    doc: Longs
    days: PublicationDays
    story: Ints
    has_copies: Mask
    is_chosen_copy: Mask
    live: Mask
    names: NameTable
    entities: EntityTable
    parts: PartTable
    mentions: MentionTable
    sentences: SentenceTable
    times: TimeTable
    events: EventTable
    figures: FigureTable
    origins: OriginTable
    terms: TermTable
    stream: TokenStream
    country_rows: CountryCounts
    places: pd.DataFrame
    countries: Mapping[bool, FacetValues]
    regions: Mapping[bool, FacetValues]
    facets: Mapping[str, FacetValues]
    meta: Mapping[str, Any]
    decisions: tuple[Decision, ...] = ()
    pending: tuple[Decision, ...] = ()
    search_masks: Mapping[str, Mask] = field(default_factory=dict, repr=False, compare=False)
    name_terms: Mask | None = field(default=None, repr=False, compare=False)

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the analyst's own fields."""
        return tuple(name.removeprefix("field:") for name in self.facets if name.startswith("field:"))

    @property
    def labels(self) -> StringColumn:
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
        rows = find_rows(self.articles["key"], (key,))
        return int(rows[0]) if len(rows) else None

    def entity_key(self, entity: int) -> str:
        """Return the key of an entity in links, filters and decisions; no other entity has it."""
        name = int(self.entities.name[entity])
        same_key = self.names.same_key.get(name, ())
        is_alone = all(self.names.entity[other] == entity for other in same_key)
        return self._plain_key(name) if is_alone else self.key_of_name(name)

    def key_of_name(self, name: int) -> str:
        """Return the key of one name; no other name has it."""
        if name not in self.names.same_key:
            return self._plain_key(name)
        kind = KINDS[self.names.kind[name]]
        return format_name_key(kind, self.names.key.at(name), self._country_as_built(name))

    def _plain_key(self, name: int) -> str:
        return format_name_key(KINDS[self.names.kind[name]], self.names.key.at(name))

    def _country_as_built(self, name: int) -> str:
        return self._code_of_country(int(self.names.country_as_built[name]))

    def _code_of_country(self, number: int) -> str:
        return str(self.places.index[number]) if number >= 0 else ""

    def names_of_key(self, key: str) -> list[int]:
        """Return the names with a key ("person:Rex Tillerson"), or an empty list.

        A key without a country means all names of its spelling.
        """
        kind, form, country = parse_name_key(key)
        if kind not in KINDS:
            return []
        alias = self.entities.alias.get((kind, form))
        code = KINDS.index(Kind(kind))
        spelt = [row for row in self.names.key.rows_of(form) if self.names.kind[row] == code]
        names = spelt if alias is None else [alias]
        return [name for name in names if country is None or country == self._country_as_built(name)]

    def entities_of_key(self, key: str) -> list[int]:
        """Return the entities of a key: one, unless it has no country and two places share the name."""
        return sorted({int(self.names.entity[name]) for name in self.names_of_key(key)})

    def label_of(self, entity: int) -> str:
        """Return the label of an entity, with its country where another of its kind has the same label."""
        label = self.labels.at(entity)
        country = self._country_of(entity)
        is_unique = all(self._country_of(other) == country for other in self._same_label(entity, label))
        return label if is_unique else f"{label} ({self._country_words(country, label)})"

    def _same_label(self, entity: int, label: str) -> list[int]:
        """Return the entities of one kind that share a label; the build knew those that nobody renamed."""
        renamed = self.labels.patches
        candidates = (
            self.labels.rows_of(label)
            if entity in renamed or label in renamed.values()
            else self.entities.same_label.get(entity, ())
        )
        kinds, names = self.entities.kind, self.entities.name
        same = [e for e in candidates if kinds[e] == kinds[entity] and self.labels.at(e) == label]
        return [e for e in same if self.names.entity[names[e]] == e]

    def country_of(self, entity: int) -> str:
        """Return the code of the country that an entity belongs to, '' where it is not known."""
        return self._code_of_country(self._country_of(entity))

    def _country_of(self, entity: int) -> int:
        return int(self.names.country[self.entities.name[entity]])

    def _country_words(self, country: int, label: str) -> str:
        if country < 0:
            return "no country"
        name = str(self.places["name"].iloc[country])
        return "the country" if name == label else name
