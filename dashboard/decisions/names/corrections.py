"""Decisions on names: merge, keep apart, rename, hide, another kind."""

from dataclasses import replace

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.name_keys import is_name_key
from dashboard.corpus.postings import Ints, Postings
from dashboard.corpus.tables import KINDS, EntityTable
from dashboard.schema import Decision, Kind


def list_entity_keys(decision: Decision) -> list[str]:
    """Return the entity keys of a decision, whether it states the kind with each or once."""
    return [
        spelling if is_name_key(spelling) else f"{decision.kind}:{spelling}"
        for spelling in decision.spellings
    ]


def find_entities(corpus: Corpus, decision: Decision) -> list[int]:
    """Return the entities of a decision, in its order, each once."""
    entities = [entity for key in list_entity_keys(decision) for entity in corpus.entities_of_key(key)]
    return list(dict.fromkeys(entities))


def find_member_names(corpus: Corpus, entities: list[int]) -> list[int]:
    """Return the names of some entities."""
    return [int(name) for name in np.flatnonzero(np.isin(corpus.names.entity, entities))]


def keep_entities_apart(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Keep several entities apart: nothing changes, and no page suggests merging them again."""
    return corpus if len(find_entities(corpus, decision)) > 1 else None


def merge_entities(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Merge several entities into one: its rows are the union of theirs."""
    merged = find_entities(corpus, decision)
    if len(merged) < 2:
        return None
    new_label = decision.value.strip()
    target = _find_target(corpus, merged, new_label)
    entity = corpus.names.entity.copy()
    entity[np.isin(entity, merged)] = target
    before = corpus.entities
    label = before.label.changed({target: new_label}) if new_label else before.label
    entities = replace(
        before,
        label=label,
        articles=_unite_postings(before.articles, merged, target),
        sentences=_unite_postings(before.sentences, merged, target),
        events=_unite_postings(before.events, merged, target),
    )
    return replace(corpus, names=replace(corpus.names, entity=entity), entities=entities)


def rename_entity(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give an entity another label."""
    entities = find_entities(corpus, decision)
    if not entities or not decision.value.strip():
        return None
    label = corpus.entities.label.changed(dict.fromkeys(entities, decision.value.strip()))
    return replace(corpus, entities=replace(corpus.entities, label=label))


def hide_entity(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Remove an entity from lists and charts; its articles stay."""
    return _set_hidden(corpus, decision, hidden=True)


def unhide_entity(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Put a hidden entity back on lists and charts."""
    return _set_hidden(corpus, decision, hidden=False)


def set_entity_kind(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Change the kind of an entity."""
    entities = find_entities(corpus, decision)
    if not entities or decision.value not in KINDS:
        return None
    kind = corpus.entities.kind.copy()
    kind[entities] = KINDS.index(Kind(decision.value))
    alias = {**corpus.entities.alias, **_list_aliases(corpus, entities, decision.value)}
    return replace(corpus, entities=replace(corpus.entities, kind=kind, alias=alias))


def _list_aliases(corpus: Corpus, entities: list[int], kind: str) -> dict[tuple[str, str], int]:
    """Return the keys with the new kind that lead to entities, unless a name has that key already."""
    names = [int(corpus.entities.name[entity]) for entity in entities]
    keys = {name: corpus.names.key.at(name) for name in names}
    return {(kind, key): name for name, key in keys.items() if not corpus.names_of_key(f"{kind}:{key}")}


def _find_target(corpus: Corpus, merged: list[int], label: str) -> int:
    """Return the entity that the others join: the one with that label, else the first."""
    return next((entity for entity in merged if corpus.entities.label.at(entity) == label), merged[0])


def _unite_postings(postings: Postings, merged: list[int], target: int) -> Postings:
    union = np.unique(np.concatenate([postings.of(entity) for entity in merged]))
    empty: Ints = union[:0]
    return postings.changed({**dict.fromkeys(merged, empty), target: union})


def _set_hidden(corpus: Corpus, decision: Decision, *, hidden: bool) -> Corpus | None:
    entities = find_entities(corpus, decision)
    if not entities:
        return None
    mask = corpus.entities.hidden.copy()
    mask[entities] = hidden
    return replace(corpus, entities=replace(corpus.entities, hidden=mask))


def replace_entity_rows(
    entities: EntityTable, entity: int, rows: tuple[Ints, Ints, Ints], n: int
) -> EntityTable:
    """Return the `n` entities with new articles, sentences and events for one of them."""
    articles, sentences, events = rows
    return replace(
        entities,
        articles=entities.articles.changed({entity: articles.astype(np.int32)}, n),
        sentences=entities.sentences.changed({entity: sentences.astype(np.int32)}, n),
        events=entities.events.changed({entity: events.astype(np.int32)}, n),
    )
