"""Decisions on the countries where events happened and on who took part."""

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


def set_event_countries(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move events to the countries in `value` ("RUS TUR", '' for none); countries only named stay."""
    rows, countries = find_events(corpus, decision), _parse_countries(corpus, decision.value)
    if not len(rows) or countries is None:
        return None
    table = corpus.events
    before = np.isin(table.place_event, rows)
    leaving = before & (table.happened_there | np.isin(table.place_country, countries))
    happened = np.ones(len(rows) * len(countries), dtype=np.bool_)
    events = replace(
        table,
        place_event=np.concatenate([table.place_event[~leaving], np.repeat(rows, len(countries))]),
        place_country=np.concatenate([table.place_country[~leaving], np.tile(countries, len(rows))]),
        happened_there=np.concatenate([table.happened_there[~leaving], happened]),
    )
    touched = np.union1d(table.place_country[before], countries)
    rows_of = {int(value): np.unique(events.place_event[events.place_country == value]) for value in touched}
    return replace(
        corpus,
        events=events,
        countries={about: _replace_event_rows(values, rows_of) for about, values in corpus.countries.items()},
        regions={
            about: _replace_region_rows(corpus, values, events, touched)
            for about, values in corpus.regions.items()
        },
    )


def set_event_actors(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Set who took part in events: the names in `spellings`, by entity key; other names are only named."""
    rows = find_events(corpus, decision)
    names_of_keys = [corpus.names_of_key(key) for key in decision.spellings]
    if not len(rows) or not all(names_of_keys):
        return None
    named = [name for names in reversed(names_of_keys) for name in reversed(names)]
    # An entity that is named twice is linked by its first spelling.
    actors = {int(corpus.names.entity[name]): name for name in named}
    for event in rows.tolist():
        corpus = _set_actors_of_event(corpus, event, actors)
    return corpus


def _parse_countries(corpus: Corpus, value: str) -> Ints | None:
    """Return the numbers of countries, None where one of them does not exist."""
    codes = {str(code): number for number, code in enumerate(corpus.places.index)}
    countries = sorted(set(value.split()))
    if not set(countries) <= set(codes):
        return None
    return np.array([codes[code] for code in countries], dtype=np.int32)


def _replace_event_rows(values: FacetValues, rows_of: Mapping[int, Ints]) -> FacetValues:
    assert values.events is not None
    return replace(
        values,
        events=values.events.changed({value: rows.astype(np.int32) for value, rows in rows_of.items()}),
    )


def _replace_region_rows(
    corpus: Corpus, values: FacetValues, events: EventTable, countries: Ints
) -> FacetValues:
    """Return the region facet with the events of some regions collected anew.

    The regions are those of `countries`; the events of a region are those placed in any of its countries.
    """
    region_of = corpus.places["region"].to_numpy()
    rows_of = {}
    for region in {*region_of[countries]} - {""}:
        inside = np.flatnonzero(region_of == region)
        rows_of[values.keys.index(region)] = np.unique(
            events.place_event[np.isin(events.place_country, inside)]
        )
    return _replace_event_rows(values, rows_of)


def _set_actors_of_event(corpus: Corpus, event: int, actors: Mapping[int, int]) -> Corpus:
    """Return the corpus with new roles for the names of an event, and links to actors that it lacked."""
    table, names = corpus.events, corpus.names
    start, stop = np.searchsorted(table.link_event, [event, event + 1]).tolist()
    entities = names.entity[table.link_name[start:stop]]
    role = table.link_role.copy()
    acting = np.isin(entities, list(actors))
    current = role[start:stop]
    role[start:stop] = np.where(acting, np.where(current == _NAMED, _ACTOR, current), _NAMED)
    new = [entity for entity in actors if entity not in entities]
    added = np.array([actors[entity] for entity in new], dtype=np.int32)
    events = replace(
        table,
        link_event=np.insert(table.link_event, stop, np.full(len(new), event, dtype=np.int32)),
        link_name=np.insert(table.link_name, stop, added),
        link_role=np.insert(role, stop, np.full(len(new), _ACTOR, dtype=role.dtype)),
    )
    return replace(
        corpus,
        events=events,
        names=replace(names, links=_insert_links(names, stop, added)),
        entities=_add_event(corpus.entities, event, new),
    )


def _insert_links(names: NameTable, at: int, added: Ints) -> Postings:
    """Return the links of names after new ones were inserted before row `at`."""
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


def _add_event(entities: EntityTable, event: int, new: Iterable[int]) -> EntityTable:
    changed = {entity: np.union1d(entities.events.of(entity), [event]).astype(np.int32) for entity in new}
    return replace(entities, events=entities.events.changed(changed))
