"""The rows of all articles -> the tables and arrays of a version: copies, entities, clusters and terms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from scipy import sparse

from dashboard.corpus import mark_main_countries
from dashboard.pipeline.article_rows import ArticleRows
from dashboard.pipeline.term_tables import build_term_tables
from dashboard.schema import Place
from dashboard.schema.country_weights import WEIGHTS
from dashboard.schema.event_tables import EventNameRow, EventRow
from dashboard.schema.tables import ArticleRow, CountryRow, EntityRow, MentionRow, NameRow
from dashboard.steps.entities.countries import join_countries
from dashboard.steps.entities.national_bodies import join_bodies
from dashboard.steps.events import EventFeatures, cluster_events
from dashboard.steps.metadata.doubtful_dates import CONFIDENCE, FLAG, find_too_early_rows
from dashboard.steps.near_copies import group_copies
from dashboard.steps.place import Gazetteer
from dashboard.steps.resolve import Entity, Join, NameKey, correct_name_kinds, resolve_names
from dashboard.store.table_rows import build_table

Array = np.ndarray[Any, Any]
Counts = Counter[NameKey]
"""In how many distinct articles each name stands."""


def assemble_tables(rows: ArticleRows, gazetteer: Gazetteer) -> tuple[dict[str, pa.Table], dict[str, Array]]:
    """Return the tables and arrays of a version."""
    stories = _group_copies(rows)
    rows.rows_of(ArticleRow).set_column("story", stories)
    is_first = np.zeros(len(stories), dtype=np.bool_)
    is_first[np.unique(stories, return_index=True)[1]] = True
    counts = _count_names(rows, stories)
    settled = correct_name_kinds(counts)
    names = sorted({settled.get(key, key) for key in rows.names})
    numbers = _renumber_names(rows, names, settled, counts)
    entities = _join_names(names, counts, rows.places, gazetteer)
    name_table, entity_of = _name_table(names, entities)
    _cluster_events(rows, numbers, entity_of, is_first)
    term_tables, arrays = build_term_tables(rows.stream.build_stream(), rows.languages, is_first)
    _flag_doubtful_days(rows, term_tables["terms"], arrays, stories)
    entity_table = _entity_table(entities, counts, rows.places, gazetteer)
    _mark_main_countries(rows)
    return {**rows.tables(), "names": name_table, "entities": entity_table, **term_tables}, arrays


def _mark_main_countries(rows: ArticleRows) -> None:
    """Mark the countries that each article is about."""
    countries = rows.rows_of(CountryRow)
    frame = pd.DataFrame({name: countries.column(name) for name in ("article", "country", *WEIGHTS)})
    countries.set_column("about", mark_main_countries(frame)[0])


def _group_copies(rows: ArticleRows) -> NDArray[np.int32]:
    """Return the story of each article: near-copies share one."""
    row_of = {key: row for row, key in enumerate(rows.signatures)}
    stories = group_copies(rows.signatures, lambda key: rows.stream.get_words(row_of[key]))
    return np.array([stories[key] for key in row_of], dtype=np.int32)


def _count_names(rows: ArticleRows, stories: Array) -> Counts:
    """Count in how many articles each name stands, copies once: a copy adds nothing about who is meant."""
    mentions = rows.rows_of(MentionRow)
    articles, names = (np.asarray(mentions.column(column)) for column in ("article", "name"))
    pairs = np.unique(np.stack([stories[articles], names]), axis=1)
    counts = np.bincount(pairs[1], minlength=len(rows.names)).tolist()
    return Counter(dict(zip(rows.names, counts, strict=True)))


def _renumber_names(
    rows: ArticleRows, names: Sequence[NameKey], settled: Mapping[NameKey, NameKey], counts: Counts
) -> NDArray[np.int32]:
    """Give names their final numbers in all rows, and return these by the first numbers.

    Where a form changes its kind, its mentions and counts follow.
    """
    for key, other in settled.items():
        counts[other] += counts.pop(key)
    place = {key: number for number, key in enumerate(names)}
    numbers = np.empty(len(rows.names), dtype=np.int32)
    for key, number in rows.names.items():
        numbers[number] = place[settled.get(key, key)]
    for table in (rows.rows_of(MentionRow), rows.rows_of(EventNameRow)):
        first_numbers = np.asarray(table.column("name"), dtype=np.int32)
        table.set_column("name", numbers[first_numbers])
    if settled:
        kinds = [names[name][0].value for name in rows.rows_of(MentionRow).column("name")]
        rows.rows_of(MentionRow).set_column("kind", kinds)
    return numbers


def _join_names(
    names: Sequence[NameKey], counts: Counts, places: Mapping[NameKey, Place], gazetteer: Gazetteer
) -> list[Entity]:
    by_spelling = resolve_names({key: counts[key] for key in names})
    by_country = join_countries(by_spelling, places, gazetteer.countries)
    return join_bodies(by_country, counts, gazetteer)


def _name_table(names: Sequence[NameKey], entities: Sequence[Entity]) -> tuple[pa.Table, list[int]]:
    """Return the table of names, and the number of the entity of each."""
    joins: dict[NameKey, tuple[int, Join]] = {
        key: (number, join) for number, entity in enumerate(entities) for key, join in entity.members.items()
    }
    rows = [
        NameRow(kind.value, form, country, entity=number, rule=join.rule, joined_to=join.to)
        for (kind, form, country), (number, join) in ((key, joins[key]) for key in names)
    ]
    return build_table(NameRow, rows), [row.entity for row in rows]


def _entity_table(
    entities: Sequence[Entity], counts: Counts, places: Mapping[NameKey, Place], gazetteer: Gazetteer
) -> pa.Table:
    def describe(entity: Entity) -> EntityRow:
        place = places.get(max(entity.members, key=lambda key: (counts[key], key)))
        country = gazetteer.countries.get(entity.country)
        return EntityRow(
            kind=entity.kind.value,
            label=entity.label,
            country=entity.country,
            region=country.region if country else "",
            latitude=place.latitude if place and place.latitude is not None else float("nan"),
            longitude=place.longitude if place and place.longitude is not None else float("nan"),
        )

    return build_table(EntityRow, map(describe, entities))


def _cluster_events(rows: ArticleRows, numbers: Array, entity_of: Sequence[int], is_first: Array) -> None:
    """Give each event the number of its cluster."""
    events = rows.rows_of(EventRow)
    first_day, last_day, kind, status = map(events.column, ("first_day", "last_day", "kind", "status"))
    articles = events.column("article")
    features = [
        EventFeatures(
            first_day[content.event],
            last_day[content.event],
            kind[content.event],
            status[content.event],
            tuple(sorted({entity_of[numbers[name]] for name in content.persons})),
            content.countries,
            content.words,
            not is_first[articles[content.event]],
        )
        for content in rows.event_contents
    ]
    events.set_column("cluster", np.asarray(cluster_events(features), dtype=np.int32))


def _flag_doubtful_days(
    rows: ArticleRows, terms: pa.Table, arrays: Mapping[str, Array], stories: Array
) -> None:
    """Flag each day of publication that lies before those of all articles with the same report."""
    articles = rows.rows_of(ArticleRow)
    counts = sparse.csr_matrix(
        (arrays["term_counts"], arrays["term_ids"], arrays["term_indptr"]), shape=(len(articles), len(terms))
    )
    days, flags = np.asarray(articles.column("published")), articles.column("flags")
    for row in find_too_early_rows(counts, terms["size"].to_numpy() == 1, days, stories):
        if rows.unconfirmed[row]:
            flags[row] = ";".join(filter(None, (flags[row], FLAG)))
            articles.column("confidence")[row] = CONFIDENCE
