"""Splitting an entity: by name, or by name in named articles."""

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


def split(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Part names from their entity: they form a new one, called by the decision's value.

    With articles, only their mentions in these are parted, as second names of the same spelling.
    """
    parted = [name for key in list_entity_keys(decision) for name in corpus.names_of_key(key)]
    if decision.articles:
        articles = find_rows(corpus.articles["key"], decision.articles).astype(np.int32)
        corpus, parted = add_second_names(corpus, parted, articles, decision.id[:8])
    if not parted or _is_whole(corpus, parted):
        return None
    return add_entity(corpus, parted, decision.value)


def _is_whole(corpus: Corpus, parted: list[int]) -> bool:
    """Whether the names are all that their entity has, so that nothing would be parted."""
    entities = corpus.names.entity[parted]
    members = np.flatnonzero(np.isin(corpus.names.entity, entities))
    return len(np.unique(entities)) == 1 and len(members) == len(parted)


def add_entity(corpus: Corpus, parted: list[int], label: str) -> Corpus:
    """Return the corpus with an entity more, of the first name's kind: some names leave theirs for it."""
    found, new = corpus.entities, len(corpus.entities.kind)
    entities = replace(
        found,
        kind=np.append(found.kind, found.kind[corpus.names.entity[parted[0]]]),
        label=found.label.changed({new: label or corpus.names.form.at(parted[0])}),
        hidden=np.append(found.hidden, False),
        name=np.append(found.name, np.int32(parted[0])).astype(np.int32),
    )
    return move_names(replace(corpus, entities=entities), parted, new)


def move_names(corpus: Corpus, parted: list[int], target: int) -> Corpus:
    """Return the corpus with some names moved to another entity, and the rows of all that are touched."""
    left = sorted({int(corpus.names.entity[name]) for name in parted} - {target})
    entity = corpus.names.entity.copy()
    entity[parted] = target
    names, entities = replace(corpus.names, entity=entity), corpus.entities
    for each in [*left, target]:
        members = np.flatnonzero(entity == each).astype(np.int32)
        rows = find_entity_rows(names, corpus.mentions, corpus.events, members)
        entities = replace_entity_rows(entities, each, rows, len(entities.kind))
        if each != target and len(members) and int(entities.name[each]) in parted:
            name = entities.name.copy()
            name[each] = members[0]
            entities = replace(entities, name=name)
    return replace(corpus, names=names, entities=entities)


def add_second_names(
    corpus: Corpus, names: Iterable[int], articles: Ints, mark: str, always: int | None = None
) -> tuple[Corpus, list[int]]:
    """Return the corpus with second names of some spellings, which hold their mentions in some articles.

    A spelling that none of the articles has gets no second name, unless it is `always`, which comes first.
    """
    second = []
    for name in sorted(names, key=lambda each: each != always):
        mentions = corpus.names.mentions.of(name)
        moved = mentions[np.isin(corpus.mentions.article[mentions], articles)]
        if len(moved) or name == always:
            second.append(len(corpus.names.entity))
            corpus = _with_second_name(corpus, name, moved, articles, mark)
    return corpus, second


def _with_second_name(corpus: Corpus, name: int, moved: Ints, articles: Ints, mark: str) -> Corpus:
    names, new = corpus.names, len(corpus.names.entity)
    links = names.links.of(name)
    of_articles = np.isin(corpus.events.article[corpus.events.link_event[links]], articles)
    form = names.form.at(name)
    key = f"{form}#{mark}"
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
        same_key=_with_twin(names, name, new, key),
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


def _with_twin(names: NameTable, name: int, new: int, key: str) -> Mapping[int, tuple[int, ...]]:
    """Return the twins of names with one name more: the second names of twins are twins again."""
    spelt = names.key.rows_of(key) if name in names.same_key else []
    twins = (*(row for row in spelt if names.kind[row] == names.kind[name]), new)
    return {**names.same_key, **dict.fromkeys(twins, twins)} if len(twins) > 1 else names.same_key
