"""Decisions on what events are linked to: the countries where they happened, and who took part."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Postings
from dashboard.corpus.tables import ROLES, EntityTable, EventTable, NameTable
from dashboard.decisions.events.event_reference import find_events
from dashboard.schema import Decision, Role

_ACTOR, _NAMED = ROLES.index(Role.ACTOR), ROLES.index(Role.NAMED)


def place(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move events to the countries in `value` ("RUS TUR", '' for none known); those merely named stay."""
    rows, countries = find_events(corpus, decision), _countries(corpus, decision.value)
    if not len(rows) or countries is None:
        return None
    told = corpus.events
    before = np.isin(told.place_event, rows)
    leaving = before & (told.happened_there | np.isin(told.place_country, countries))
    events = replace(
        told,
        place_event=np.concatenate([told.place_event[~leaving], np.repeat(rows, len(countries))]),
        place_country=np.concatenate([told.place_country[~leaving], np.tile(countries, len(rows))]),
        happened_there=np.concatenate([told.happened_there[~leaving], np.ones(len(rows) * len(countries), dtype=np.bool_)]),
    )  # fmt: skip
    touched = np.union1d(told.place_country[before], countries)
    held = {int(value): np.unique(events.place_event[events.place_country == value]) for value in touched}
    return replace(
        corpus,
        events=events,
        countries={about: _put(values, held) for about, values in corpus.countries.items()},
        regions={about: _put_regions(corpus, values, events, touched) for about, values in corpus.regions.items()},
    )  # fmt: skip


def set_actors(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Say who took part in events: the names in `spellings`, by entity key; other names are merely named."""
    rows = find_events(corpus, decision)
    found = [corpus.names_of_key(key) for key in decision.spellings]
    if not len(rows) or not all(found):
        return None
    named = [name for names in reversed(found) for name in reversed(names)]
    # An entity that is named twice is linked by the spelling that came first.
    actors = {int(corpus.names.entity[name]): name for name in named}
    for event in rows.tolist():
        corpus = _with_actors(corpus, event, actors)
    return corpus


def _countries(corpus: Corpus, value: str) -> Ints | None:
    """Return the numbers of countries, None where one of them is none."""
    codes = {str(code): number for number, code in enumerate(corpus.places.index)}
    asked = sorted(set(value.split()))
    return np.array([codes[code] for code in asked], dtype=np.int32) if set(asked) <= set(codes) else None


def _put(values: FacetValues, held: Mapping[int, Ints]) -> FacetValues:
    assert values.events is not None
    return replace(
        values, events=values.events.changed({value: rows.astype(np.int32) for value, rows in held.items()})
    )


def _put_regions(corpus: Corpus, values: FacetValues, events: EventTable, countries: Ints) -> FacetValues:
    """Return the regions with the events of those that some countries lie in: the union of their countries."""
    region_of = corpus.places["region"].to_numpy()
    held = {}
    for region in {*region_of[countries]} - {""}:
        inside = np.flatnonzero(region_of == region)
        held[values.keys.index(region)] = np.unique(events.place_event[np.isin(events.place_country, inside)])
    return _put(values, held)


def _with_actors(corpus: Corpus, event: int, actors: Mapping[int, int]) -> Corpus:
    """Return the corpus with the roles of one event's names set anew, and links to those it did not name."""
    told, names = corpus.events, corpus.names
    start, stop = np.searchsorted(told.link_event, [event, event + 1]).tolist()
    entities = names.entity[told.link_name[start:stop]]
    role = told.link_role.copy()
    acting = np.isin(entities, list(actors))
    kept = role[start:stop]
    role[start:stop] = np.where(acting, np.where(kept == _NAMED, _ACTOR, kept), _NAMED)
    new = [entity for entity in actors if entity not in entities]
    added = np.array([actors[entity] for entity in new], dtype=np.int32)
    events = replace(
        told,
        link_event=np.insert(told.link_event, stop, np.full(len(new), event, dtype=np.int32)),
        link_name=np.insert(told.link_name, stop, added),
        link_role=np.insert(role, stop, np.full(len(new), _ACTOR, dtype=role.dtype)),
    )
    return replace(
        corpus,
        events=events,
        names=replace(names, links=_with_links(names, stop, added)),
        entities=_naming(corpus.entities, event, new),
    )


def _with_links(names: NameTable, at: int, added: Ints) -> Postings:
    """Return the links of names after new ones were put in before row `at`."""
    links, n = names.links, len(added)

    def shifted(rows: Ints) -> Ints:
        return (rows + n * (rows >= at)).astype(np.int32)

    moved = Postings(
        links.indptr,
        shifted(links.rows),
        links.n_rows + n,
        links.n_values,
        {name: shifted(rows) for name, rows in links.patches.items()},
    )
    for offset, name in enumerate(added.tolist()):
        moved = moved.changed({name: np.union1d(moved.of(name), [at + offset]).astype(np.int32)})
    return moved


def _naming(entities: EntityTable, event: int, new: Iterable[int]) -> EntityTable:
    changed = {entity: np.union1d(entities.events.of(entity), [event]).astype(np.int32) for entity in new}
    return replace(entities, events=entities.events.changed(changed))
