"""Decisions on names: merge, keep apart, rename, hide, another kind."""

from dataclasses import replace

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.name_keys import is_name_key
from dashboard.corpus.postings import Ints, Postings
from dashboard.corpus.tables import KINDS, EntityTable
from dashboard.schema import Decision, Kind


def list_entity_keys(decision: Decision) -> list[str]:
    """Return the entity keys that a decision speaks of, whether it names the kind with each or once."""
    return [
        spelling if is_name_key(spelling) else f"{decision.kind}:{spelling}"
        for spelling in decision.spellings
    ]


def find_entities(corpus: Corpus, decision: Decision) -> list[int]:
    """Return the entities that a decision speaks of, in the order it names them, each once."""
    found = [entity for key in list_entity_keys(decision) for entity in corpus.entities_of_key(key)]
    return list(dict.fromkeys(found))


def find_member_names(corpus: Corpus, entities: list[int]) -> list[int]:
    """Return the names of some entities."""
    return [int(name) for name in np.flatnonzero(np.isin(corpus.names.entity, entities))]


def keep_apart(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Leave several entities as they are: they are not one, and are not suggested as one again."""
    return corpus if len(find_entities(corpus, decision)) > 1 else None


def merge(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make several entities one: its rows are the union of theirs."""
    merged = find_entities(corpus, decision)
    if len(merged) < 2:
        return None
    called = decision.value.strip()
    target = _target(corpus, merged, called)
    entity = corpus.names.entity.copy()
    entity[np.isin(entity, merged)] = target
    found = corpus.entities
    label = found.label.changed({target: called}) if called else found.label
    entities = replace(
        found,
        label=label,
        articles=_united(found.articles, merged, target),
        sentences=_united(found.sentences, merged, target),
        events=_united(found.events, merged, target),
    )
    return replace(corpus, names=replace(corpus.names, entity=entity), entities=entities)


def rename(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Call an entity by another label."""
    found = find_entities(corpus, decision)
    if not found or not decision.value.strip():
        return None
    label = corpus.entities.label.changed(dict.fromkeys(found, decision.value.strip()))
    return replace(corpus, entities=replace(corpus.entities, label=label))


def hide(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take an entity off lists and charts; its articles stay."""
    return _set_hidden(corpus, decision, hidden=True)


def show(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Put a hidden entity back on lists and charts."""
    return _set_hidden(corpus, decision, hidden=False)


def set_kind(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make an entity one of another kind."""
    found = find_entities(corpus, decision)
    if not found or decision.value not in KINDS:
        return None
    kind = corpus.entities.kind.copy()
    kind[found] = KINDS.index(Kind(decision.value))
    alias = {**corpus.entities.alias, **_aliases(corpus, found, decision.value)}
    return replace(corpus, entities=replace(corpus.entities, kind=kind, alias=alias))


def _aliases(corpus: Corpus, entities: list[int], kind: str) -> dict[tuple[str, str], int]:
    """Return the keys of another kind that now lead to entities, where no name has such a key already."""
    names = [int(corpus.entities.name[entity]) for entity in entities]
    keys = {name: corpus.names.key.at(name) for name in names}
    return {(kind, key): name for name, key in keys.items() if not corpus.names_of_key(f"{kind}:{key}")}


def _target(corpus: Corpus, merged: list[int], label: str) -> int:
    """Return the entity that the others become: the one that is called so, else the first named."""
    return next((entity for entity in merged if corpus.entities.label.at(entity) == label), merged[0])


def _united(postings: Postings, merged: list[int], target: int) -> Postings:
    union = np.unique(np.concatenate([postings.of(entity) for entity in merged]))
    empty: Ints = union[:0]
    return postings.changed({**dict.fromkeys(merged, empty), target: union})


def _set_hidden(corpus: Corpus, decision: Decision, *, hidden: bool) -> Corpus | None:
    found = find_entities(corpus, decision)
    if not found:
        return None
    mask = corpus.entities.hidden.copy()
    mask[found] = hidden
    return replace(corpus, entities=replace(corpus.entities, hidden=mask))


def replace_entity_rows(
    entities: EntityTable, entity: int, rows: tuple[Ints, Ints, Ints], n: int
) -> EntityTable:
    """Return the entities with the articles, sentences and events of one replaced; there are `n` of them."""
    articles, sentences, events = rows
    return replace(
        entities,
        articles=entities.articles.changed({entity: articles.astype(np.int32)}, n),
        sentences=entities.sentences.changed({entity: sentences.astype(np.int32)}, n),
        events=entities.events.changed({entity: events.astype(np.int32)}, n),
    )
