"""Lists what decisions change, before they are taken: names, countries, publishers and their articles."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.corpus.tables import KINDS
from dashboard.decisions.log.notes import Note
from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.schema import Decision

HIDDEN = "hidden"
"""The kind given for a name that is hidden from lists and charts."""
UNSURE_COLUMNS = ("decision", "key", "label", "articles")


class DecisionEffect(NamedTuple):
    """A name, country or publisher before and after decisions; '' and 0 where it does not exist."""

    kind: str
    before: str
    articles_before: int
    after: str
    articles_after: int
    kind_before: str


COLUMNS = DecisionEffect._fields


def list_decision_effects(before: Corpus, after: Corpus) -> pd.DataFrame:
    """Return what differs between a corpus before and after decisions, in `COLUMNS`.

    A row is a name, country or publisher whose kind, label or number of articles changes, with '' and 0 where
    it does not exist. `kind` is the kind after, or before where it is gone: the kind of a name or `HIDDEN`,
    country or publisher. Articles are those of the whole corpus except off topic; countries those mentioned.
    """
    rows = [
        *_list_entity_changes(before, after),
        *_list_value_changes(before, after, "country"),
        *_list_value_changes(before, after, "publisher"),
    ]
    rows.sort(
        key=lambda row: (row.kind, -max(row.articles_before, row.articles_after), row.before, row.after)
    )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def count_changed_articles(before: Corpus, after: Corpus) -> int:
    """Return how many articles have other names, another country or another publisher afterwards."""
    mask = np.zeros(before.n, dtype=np.bool_)
    for entity in _find_changed_entities(before, after):
        mask[np.setxor1d(_find_rows(before, entity), _find_rows(after, entity))] = True
    for of_before, of_after in (
        (before.countries[False], after.countries[False]),
        _get_publishers(before, after),
    ):
        for key in {*of_before.keys, *of_after.keys} if of_before is not of_after else ():
            mask[np.setxor1d(_find_value_rows(of_before, key), _find_value_rows(of_after, key))] = True
    return int((mask & (before.live | after.live)).sum())


def list_unassigned_articles(corpus: Corpus) -> pd.DataFrame:
    """Return the split names with articles that match none of their bearers, or several, in `UNSURE_COLUMNS`.

    `decision` is the id of the split; `key` is that of what is left of the old name.
    """
    rows = []
    for decision in corpus.decisions:
        namesakes = (
            {e for key in list_namesake_keys(decision) for e in corpus.entities_of_key(key)}
            if decision.namesakes
            else set()
        )
        for entity in dict.fromkeys(
            e for key in list_entity_keys(decision) for e in corpus.entities_of_key(key)
        ):
            number = int(corpus.live[_find_rows(corpus, entity)].sum())
            if namesakes and entity not in namesakes and number:
                rows.append((decision.id, corpus.entity_key(entity), corpus.label_of(entity), number))
    return pd.DataFrame(rows, columns=list(UNSURE_COLUMNS))


def find_decisions_about(corpus: Corpus, keys: tuple[str, ...]) -> tuple[Decision, ...]:
    """Return the active decisions about some names or publishers, under any of their spellings."""
    entities = {e for key in keys for e in corpus.entities_of_key(key)}
    spellings = {*keys, *(f"publisher:{key}" for key in keys)}
    return tuple(each for each in corpus.decisions if _concerns(corpus, each, entities, spellings))


def _concerns(corpus: Corpus, decision: Decision, entities: set[int], spellings: set[str]) -> bool:
    if decision.kind == "publisher" or decision.verb == "set_publisher":
        return bool(spellings & {*decision.spellings, decision.value})
    if decision.events:
        return False
    decision_keys = (
        *list_entity_keys(decision),
        *(list_namesake_keys(decision) if decision.namesakes else ()),
    )
    return any(entity in entities for key in decision_keys for entity in corpus.entities_of_key(key))


def find_views_naming(corpus: Corpus, views: Iterable[Note], keys: set[str]) -> list[str]:
    """Return the names of the saved views that filter by a name or publisher of `keys`, in any spelling."""
    entities = {e for key in keys for e in corpus.entities_of_key(key)}
    members = np.flatnonzero(np.isin(corpus.names.entity, list(entities))).tolist()
    all_keys = keys | {corpus.key_of_name(name) for name in members}
    all_keys |= {corpus.entity_key(entity) for entity in entities}
    all_keys |= {key.removeprefix("publisher:") for key in keys}
    return [view.name for view in views if any(all_keys & set(values) for values in view.params.values())]


def _list_entity_changes(before: Corpus, after: Corpus) -> Iterator[DecisionEffect]:
    for entity in _find_changed_entities(before, after):
        old, new = _describe_entity(before, entity), _describe_entity(after, entity)
        if old != new:
            yield DecisionEffect(new[0] or old[0], *old[1:], *new[1:], old[0])


def _find_changed_entities(before: Corpus, after: Corpus) -> list[int]:
    """Return the entities whose articles, label, kind or visibility may differ."""
    one, other = before.entities, after.entities
    patched = {e for e, rows in other.articles.patches.items() if one.articles.patches.get(e) is not rows}
    relabelled = {e for e, label in other.label.patches.items() if one.label.patches.get(e) != label}
    n = len(one.kind)
    other_kind = np.flatnonzero((one.kind != other.kind[:n]) | (one.hidden != other.hidden[:n]))
    return sorted({*patched, *relabelled, *map(int, other_kind)})


def _describe_entity(corpus: Corpus, entity: int) -> tuple[str, str, int]:
    if entity >= len(corpus.entities.kind):
        return "", "", 0
    number = int(corpus.live[_find_rows(corpus, entity)].sum())
    if not number:
        return "", "", 0
    kind = HIDDEN if corpus.entities.hidden[entity] else str(KINDS[corpus.entities.kind[entity]])
    return kind, corpus.label_of(entity), number


def _find_rows(corpus: Corpus, entity: int) -> Longs:
    rows: Longs = corpus.entities.articles.of(entity).astype(np.int64)
    return rows


def _list_value_changes(before: Corpus, after: Corpus, name: str) -> Iterator[DecisionEffect]:
    pair = (
        _get_publishers(before, after)
        if name == "publisher"
        else (before.countries[False], after.countries[False])
    )
    if pair[0] is pair[1]:
        return
    counts = [
        dict(zip(values.keys, values.articles.count(corpus.live).tolist(), strict=True))
        for values, corpus in zip(pair, (before, after), strict=True)
    ]
    labels = dict(zip(pair[0].keys, pair[0].labels, strict=True)) | dict(
        zip(pair[1].keys, pair[1].labels, strict=True)
    )
    for key in sorted({*counts[0], *counts[1]}):
        old, new = counts[0].get(key, 0), counts[1].get(key, 0)
        if old != new:
            label = labels[key]
            yield DecisionEffect(
                name, label if old else "", old, label if new else "", new, name if old else ""
            )


def _get_publishers(before: Corpus, after: Corpus) -> tuple[FacetValues, FacetValues]:
    return before.facets["publisher"], after.facets["publisher"]


def _find_value_rows(values: FacetValues, key: str) -> Longs:
    rows: Longs = (
        values.articles.of(values.keys.index(key)).astype(np.int64)
        if key in values.keys
        else np.zeros(0, np.int64)
    )
    return rows
