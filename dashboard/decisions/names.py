"""Decisions on names: merge, rename, hide, another kind, another country."""

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.corpus.gazetteer import country_values
from dashboard.corpus.model import KINDS, Array, Corpus, CountryRows, Entities, Events, Names
from dashboard.corpus.postings import Ints, Mask, Postings
from dashboard.schema import Decision, Kind, Part

# The columns of CountryRows, by the part that a name stands in; any other part counts in the last.
_COLUMN_OF = {Part.TITLE: 0, Part.STANDFIRST: 1, Part.LEAD: 2, Part.BODY: 3, Part.DATELINE: 4, Part.LABEL: 5}
_N_COLUMNS = 7


def keys_of(decision: Decision) -> list[str]:
    """Return the entity keys that a decision speaks of, whether it names the kind with each or once."""
    kinds = {f"{kind}:" for kind in Kind}
    return [
        spelling if any(spelling.startswith(kind) for kind in kinds) else f"{decision.kind}:{spelling}"
        for spelling in decision.spellings
    ]


def entities_of(corpus: Corpus, decision: Decision) -> list[int]:
    """Return the entities that a decision speaks of, in the order it names them, each once."""
    found = [entity for key in keys_of(decision) for entity in corpus.entities_of_key(key)]
    return list(dict.fromkeys(found))


def merge(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make several entities one: its rows are the union of theirs."""
    merged = entities_of(corpus, decision)
    if len(merged) < 2:
        return None
    target = _target(corpus, merged, decision.value)
    entity = corpus.names.entity.copy()
    entity[np.isin(entity, merged)] = target
    found = corpus.entities
    label = found.label.changed({target: decision.value}) if decision.value else found.label
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
    found = entities_of(corpus, decision)
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
    found = entities_of(corpus, decision)
    if not found or decision.value not in KINDS:
        return None
    kind = corpus.entities.kind.copy()
    kind[found] = KINDS.index(Kind(decision.value))
    return replace(corpus, entities=replace(corpus.entities, kind=kind))


def set_country(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move an entity to another country ('' for none); counts of countries and regions follow."""
    found = entities_of(corpus, decision)
    codes = list(map(str, corpus.places.index))
    if not found or (decision.value and decision.value not in codes):
        return None
    code = codes.index(decision.value) if decision.value else -1
    touched = np.isin(corpus.names.entity, found)
    country = corpus.names.country.copy()
    country[touched] = code
    names = replace(corpus.names, country=country)
    mentions = np.flatnonzero(touched[corpus.mentions.name]).astype(np.int32)
    rows = _country_rows(corpus, names, np.unique(corpus.mentions.article[mentions]))
    events = _moved_events(corpus, names, mentions, code)
    sizes = (corpus.n, len(corpus.sentences.article))
    countries, regions = country_values(corpus.places, rows, names, corpus.mentions, events, sizes)
    return replace(
        corpus, names=names, country_rows=rows, events=events, countries=countries, regions=regions
    )


def _target(corpus: Corpus, merged: list[int], label: str) -> int:
    """Return the entity that the others become: the one that is called so, else the first named."""
    return next((entity for entity in merged if corpus.entities.label.at(entity) == label), merged[0])


def _united(postings: Postings, merged: list[int], target: int) -> Postings:
    union = np.unique(np.concatenate([postings.of(entity) for entity in merged]))
    empty: Ints = union[:0]
    return postings.changed({**dict.fromkeys(merged, empty), target: union})


def _set_hidden(corpus: Corpus, decision: Decision, *, hidden: bool) -> Corpus | None:
    found = entities_of(corpus, decision)
    if not found:
        return None
    mask = corpus.entities.hidden.copy()
    mask[found] = hidden
    return replace(corpus, entities=replace(corpus.entities, hidden=mask))


def _country_rows(corpus: Corpus, names: Names, articles: Ints) -> CountryRows:
    """Return the rows of countries with those of some articles counted anew."""
    before, mentions = corpus.country_rows, corpus.mentions
    kept = ~np.isin(before.article, articles)
    here = np.flatnonzero(np.isin(mentions.article, articles) & (names.country[mentions.name] >= 0))
    column = _columns(corpus, here.astype(np.int32))
    pairs = np.stack([mentions.article[here], names.country[mentions.name[here]].astype(np.int32)])
    distinct, at = np.unique(pairs, axis=1, return_inverse=True)
    counts = np.zeros((distinct.shape[1], _N_COLUMNS), dtype=np.int32)
    np.add.at(counts, (at.reshape(-1), column), 1)
    told = counts[:, :-1].any(axis=1)
    return CountryRows(
        np.concatenate([before.article[kept], distinct[0][told]]),
        np.concatenate([before.country[kept], distinct[1][told]]),
        np.concatenate([before.counts[kept], counts[told]]),
    )


def _columns(corpus: Corpus, mentions: Ints) -> Array:
    """Return the column that each mention counts in, by the part of its sentence."""
    by_part = np.full(max(map(int, Part)) + 1, _N_COLUMNS - 1)
    by_part[[int(part) for part in _COLUMN_OF]] = list(_COLUMN_OF.values())
    sentence = corpus.mentions.sentence[mentions]
    part = np.where(sentence >= 0, corpus.sentences.part[np.maximum(sentence, 0)], int(Part.FURNITURE))
    return by_part[part]


def _moved_events(corpus: Corpus, names: Names, mentions: Ints, code: int) -> Events:
    """Return the events with the countries of those that name what has moved."""
    told = corpus.events
    sentences = np.unique(corpus.mentions.sentence[mentions])
    touched: Mask = np.isin(told.sentence, sentences[sentences >= 0])
    left = {int(c) for c in np.unique(corpus.names.country[corpus.mentions.name[mentions]]) if c >= 0}
    still = _named_in(corpus, names, told.sentence[np.flatnonzero(touched)])
    pairs = [
        (int(event), int(country))
        for event, country in zip(told.place_event, told.place_country, strict=True)
        if not touched[event]
        or int(country) not in left
        or (int(told.sentence[event]), int(country)) in still
    ]
    if code >= 0:
        pairs += [(int(event), code) for event in np.flatnonzero(touched)]
    ordered = np.array(sorted(set(pairs)), dtype=np.int32).reshape(-1, 2)
    return replace(told, place_event=ordered[:, 0].copy(), place_country=ordered[:, 1].copy())


def _named_in(corpus: Corpus, names: Names, sentences: Any) -> set[tuple[int, int]]:
    """Return (sentence, country) for every name of some sentences that has a country now."""
    rows = np.flatnonzero(np.isin(corpus.mentions.sentence, sentences))
    countries = names.country[corpus.mentions.name[rows]]
    return {
        (int(s), int(c)) for s, c in zip(corpus.mentions.sentence[rows], countries, strict=True) if c >= 0
    }


def with_rows(entities: Entities, entity: int, rows: tuple[Ints, Ints, Ints], n: int) -> Entities:
    """Return the entities with the articles, sentences and events of one replaced; there are `n` of them."""
    articles, sentences, events = rows
    return replace(
        entities,
        articles=entities.articles.changed({entity: articles.astype(np.int32)}, n),
        sentences=entities.sentences.changed({entity: sentences.astype(np.int32)}, n),
        events=entities.events.changed({entity: events.astype(np.int32)}, n),
    )
