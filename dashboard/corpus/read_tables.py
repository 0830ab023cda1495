"""The Arrow tables of a version -> the array tables of a Corpus."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar, get_type_hints

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.facet_values import build_entity_postings
from dashboard.corpus.name_keys import group_equal_names
from dashboard.corpus.postings import Array, Ints, build_postings
from dashboard.corpus.string_columns import CodedColumn, StringColumn
from dashboard.corpus.tables import (
    KINDS,
    ROLES,
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
from dashboard.schema import Mode, Part, Precision, Status
from dashboard.schema.columns import CATEGORY, DAY, column_names
from dashboard.schema.country_weights import WEIGHTS
from dashboard.schema.tables import ArticleRow

Tables = Mapping[str, pa.Table]
T = TypeVar("T")

# A corpus has these as arrays, which decisions may change; the frame has every other column.
_ARRAYS = {"doc", "story", *column_names(ArticleRow, DAY)}


def read_articles(articles: pa.Table) -> pd.DataFrame:
    """Return the articles with all columns but those that a corpus has as arrays."""
    columns = [name for name in column_names(ArticleRow) if name not in _ARRAYS]
    frame: pd.DataFrame = articles.select(columns).to_pandas()
    return frame.astype(dict.fromkeys(column_names(ArticleRow, CATEGORY), "category"))


def read_days(articles: pa.Table) -> PublicationDays:
    """Return the days on which articles were published."""
    return PublicationDays(
        *(read_ints(articles, name) for name in ("published", "published_first", "published_last"))
    )


def read_mentions(table: pa.Table) -> MentionTable:
    """Return the mentions of names."""
    return read_rows(MentionTable, table, counted=read_ints(table, "part") <= Part.BODY)


def read_parts(table: pa.Table) -> PartTable:
    """Return the spans of parts, sorted by article."""
    return read_rows(PartTable, table.take(np.argsort(read_ints(table, "article"), kind="stable")))


def read_sentences(table: pa.Table) -> SentenceTable:
    """Return the sentences."""
    return read_rows(SentenceTable, table, counted=read_ints(table, "part") <= Part.BODY)


def read_times(table: pa.Table) -> TimeTable:
    """Return the expressions of time."""
    first, last = read_ints(table, "first_day"), read_ints(table, "last_day")
    return read_rows(TimeTable, table, first=first, last=last)


def read_events(tables: Tables, country_codes: tuple[str, ...]) -> EventTable:
    """Return the events with their names and countries; the countries of events are sorted by country."""
    table, links, places = tables["events"], tables["event_names"], tables["event_countries"]
    kind, first = read_coded_column(table, "kind"), read_ints(table, "first_day")
    country, event = _codes(places, "country", country_codes).astype(np.int32), read_ints(places, "event")
    order = np.lexsort((event, country))
    return read_rows(
        EventTable,
        table,
        first=first,
        last=read_ints(table, "last_day"),
        precision=_codes(table, "precision", tuple(Precision)),
        kind=kind.codes,
        status=_codes(table, "status", tuple(Status)),
        mode=_codes(table, "mode", tuple(Mode)),
        live=np.ones(len(table), dtype=np.bool_),
        link_event=read_ints(links, "event"),
        link_name=read_ints(links, "name"),
        link_role=_codes(links, "role", tuple(ROLES)),
        place_event=event[order],
        place_country=country[order],
        happened_there=(_codes(places, "role", ("named", "where")) == 1)[order],
        first_as_built=first,
        kind_as_built=kind,
    )


def read_names(
    table: pa.Table, mentions: MentionTable, events: EventTable, country_codes: tuple[str, ...]
) -> NameTable:
    """Return the names with the rows of their mentions and of their links to events."""
    form, n = StringColumn.of(table["form"]), len(table)
    rows, links = (np.arange(len(each), dtype=np.int32) for each in (mentions.name, events.link_name))
    kind, country = _codes(table, "kind", KINDS), _codes(table, "country", country_codes)
    return NameTable(
        kind=kind,
        form=form,
        key=form,
        country=country,
        entity=read_ints(table, "entity"),
        mentions=build_postings(mentions.name, rows, n, len(rows)),
        links=build_postings(events.link_name, links, n, len(links)),
        country_as_built=country,
        same_key=group_equal_names(form.base, kind),
    )


def read_entities(
    table: pa.Table, names: NameTable, mentions: MentionTable, events: EventTable, sizes: tuple[int, int]
) -> EntityTable:
    """Return the entities; `sizes` are the numbers of articles and sentences."""
    articles, sentences, of_events = build_entity_postings(names, mentions, events, len(table), sizes)
    label = StringColumn.of(table["label"])
    return EntityTable(
        kind=_codes(table, "kind", KINDS),
        label=label,
        hidden=np.zeros(len(table), dtype=np.bool_),
        name=_key_names(names, table["label"]),
        articles=articles,
        sentences=sentences,
        events=of_events,
        alias={},
        same_label=group_equal_names(label.base),
    )


def read_country_counts(table: pa.Table, country_codes: tuple[str, ...]) -> CountryCounts:
    """Return how often each article names each country, by part."""
    counts = np.column_stack([read_ints(table, name) for name in WEIGHTS]).astype(np.int32)
    country = _codes(table, "country", country_codes).astype(np.int32)
    about = read_ints(table, "about").astype(np.bool_)
    return CountryCounts(read_ints(table, "article"), country, counts, about)


def read_rows(arrays: type[T], table: pa.Table, **given: object) -> T:
    """Return a table as arrays: each field is the column of its name, except those that are given."""
    kinds = get_type_hints(arrays)
    columns = {
        field.name: _read_column(table, field.name, kinds[field.name])
        for field in fields(arrays)  # type: ignore[arg-type]
        if field.name not in given
    }
    return arrays(**columns, **given)


def _read_column(table: pa.Table, name: str, kind: object) -> object:
    if kind is StringColumn:
        return StringColumn.of(table[name])
    return read_coded_column(table, name) if kind is CodedColumn else read_ints(table, name)


def read_ints(table: pa.Table, column: str) -> Ints:
    """Return a column of numbers as an array."""
    return np.ascontiguousarray(table[column].to_numpy())


def _codes(table: pa.Table, column: str, words: tuple[str, ...]) -> Array:
    """Return a column of words as small numbers; a word that is not among `words` is -1."""
    encoded = table[column].combine_chunks().dictionary_encode()
    code_of = {str(word): code for code, word in enumerate(words)}
    codes: Array = np.array(
        [code_of.get(word, -1) for word in encoded.dictionary.to_pylist()], dtype=np.int16
    )
    row_codes: Array = codes[encoded.indices.to_numpy()]
    return row_codes


def read_coded_column(table: pa.Table, column: str) -> CodedColumn:
    """Return a column of few different words."""
    words = tuple(sorted(set(table[column].unique().to_pylist())))
    return CodedColumn(_codes(table, column, words), words)


def _key_names(names: NameTable, labels: pa.ChunkedArray) -> Ints:
    """Return the name that each entity takes its key from: the one spelt like its label, else its first."""
    n = len(names.entity)
    is_label = names.form.to_numpy() == labels.to_numpy()[names.entity] if n else np.zeros(0, dtype=np.bool_)
    order = np.lexsort((np.arange(n), ~is_label, names.entity))
    first = np.ones(n, dtype=np.bool_)
    first[1:] = names.entity[order][1:] != names.entity[order][:-1]
    key_names = np.full(len(labels), -1, dtype=np.int32)
    key_names[names.entity[order[first]]] = order[first]
    return key_names
