"""Splitting an entity by its spellings, in all articles or in some."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from dashboard.corpus.columns import find_rows
from dashboard.corpus.facet_values import find_entity_rows
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints
from dashboard.corpus.tables import NameTable
from dashboard.decisions.names.corrections import list_entity_keys, replace_entity_rows
from dashboard.schema import Decision


def split_off_names(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Split names from their entity: they form a new one, with the decision's value as label.

    If the decision has articles, only the mentions in these are split off, as second names of one spelling.
    """
    split_names = [name for key in list_entity_keys(decision) for name in corpus.names_of_key(key)]
    if decision.articles:
        articles = find_rows(corpus.articles["key"], decision.articles).astype(np.int32)
        corpus, split_names = add_second_names(corpus, split_names, articles, decision.id[:8])
    if not split_names or _are_all_names_of_entity(corpus, split_names):
        return None
    return add_entity(corpus, split_names, decision.value)


def _are_all_names_of_entity(corpus: Corpus, split_names: list[int]) -> bool:
    """Return whether the names are all names of their entity, so that a split would change nothing."""
    entities = corpus.names.entity[split_names]
    members = np.flatnonzero(np.isin(corpus.names.entity, entities))
    return len(np.unique(entities)) == 1 and len(members) == len(split_names)


def add_entity(corpus: Corpus, split_names: list[int], label: str) -> Corpus:
    """Return the corpus with a new entity, of the first name's kind, to which some names move."""
    before, new = corpus.entities, len(corpus.entities.kind)
    entities = replace(
        before,
        kind=np.append(before.kind, before.kind[corpus.names.entity[split_names[0]]]),
        label=before.label.changed({new: label or corpus.names.form.at(split_names[0])}),
        hidden=np.append(before.hidden, False),
        name=np.append(before.name, np.int32(split_names[0])).astype(np.int32),
    )
    return move_names(replace(corpus, entities=entities), split_names, new)


def move_names(corpus: Corpus, split_names: list[int], target: int) -> Corpus:
    """Return the corpus with some names moved to another entity, and new rows for all entities concerned."""
    left = sorted({int(corpus.names.entity[name]) for name in split_names} - {target})
    entity = corpus.names.entity.copy()
    entity[split_names] = target
    names, entities = replace(corpus.names, entity=entity), corpus.entities
    for each in [*left, target]:
        members = np.flatnonzero(entity == each).astype(np.int32)
        rows = find_entity_rows(names, corpus.mentions, corpus.events, members)
        entities = replace_entity_rows(entities, each, rows, len(entities.kind))
        if each != target and len(members) and int(entities.name[each]) in split_names:
            name = entities.name.copy()
            name[each] = members[0]
            entities = replace(entities, name=name)
    return replace(corpus, names=names, entities=entities)


def add_second_names(
    corpus: Corpus, names: Iterable[int], articles: Ints, suffix: str, always: int | None = None
) -> tuple[Corpus, list[int]]:
    """Return the corpus with second names of some spellings, which take their mentions in some articles.

    A spelling that no article mentions gets no second name, unless it is `always`, which comes first.
    """
    second = []
    for name in sorted(names, key=lambda each: each != always):
        mentions = corpus.names.mentions.of(name)
        moved = mentions[np.isin(corpus.mentions.article[mentions], articles)]
        if len(moved) or name == always:
            second.append(len(corpus.names.entity))
            corpus = _add_second_name(corpus, name, moved, articles, suffix)
    return corpus, second


def _add_second_name(corpus: Corpus, name: int, moved: Ints, articles: Ints, suffix: str) -> Corpus:
    names, new = corpus.names, len(corpus.names.entity)
    links = names.links.of(name)
    of_articles = np.isin(corpus.events.article[corpus.events.link_event[links]], articles)
    form = names.form.at(name)
    key = f"{form}#{suffix}"
    changed = replace(
        names,
        kind=np.append(names.kind, names.kind[name]),
        form=names.form.changed({new: form}),
        key=names.key.changed({new: key}),
        country=np.append(names.country, names.country[name]),
        entity=np.append(names.entity, names.entity[name]).astype(np.int32),
        mentions=names.mentions.changed(
            {name: np.setdiff1d(names.mentions.of(name), moved), new: moved}, new + 1
        ),
        links=names.links.changed({name: links[~of_articles], new: links[of_articles]}, new + 1),
        country_as_built=np.append(names.country_as_built, names.country_as_built[name]),
        same_key=_add_same_key(names, name, new, key),
    )
    of_mention, of_link = corpus.mentions.name.copy(), corpus.events.link_name.copy()
    of_mention[moved] = new
    of_link[links[of_articles]] = new
    return replace(
        corpus,
        names=changed,
        mentions=replace(corpus.mentions, name=of_mention),
        events=replace(corpus.events, link_name=of_link),
    )


def _add_same_key(names: NameTable, name: int, new: int, key: str) -> Mapping[int, tuple[int, ...]]:
    """Return the groups of names with one key, with a new name added to its group."""
    spelt = names.key.rows_of(key) if name in names.same_key else []
    group = (*(row for row in spelt if names.kind[row] == names.kind[name]), new)
    return {**names.same_key, **dict.fromkeys(group, group)} if len(group) > 1 else names.same_key
