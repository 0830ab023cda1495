"""Bodies of one country under one name are one entity: its Foreign Ministry, however an article calls it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.schema import Kind
from dashboard.steps.place import Gazetteer, find_place, read_body
from dashboard.steps.resolve import Entity, NameKey, listed_names
from dashboard.steps.resolve.entity import call, sort_entities

_SHARE = 0.9


class _Body(NamedTuple):
    """A body by its name in a table, and its country ('' where none is told)."""

    name: str
    country: str


def join_bodies(
    entities: Iterable[Entity], counts: Mapping[NameKey, int], gazetteer: Gazetteer
) -> list[Entity]:
    """Return the entities with the bodies of a country as one: "Senate (Italy)", and the Dáil however it is spelt.

    One that many lands have, and whose country no article tells, goes to the country that nine tenths of the articles
    tell of such a body; else it stays a name of its own, as a lone surname does.

    Args:
        entities: What spelling alone has joined.
        counts: In how many articles each name stands.
        gazetteer: The tables.
    """
    own: dict[_Body, list[Entity]] = defaultdict(list)
    alone: list[Entity] = []
    for entity in entities:
        body = _body_of(entity, gazetteer)
        (alone if body is None else own[body]).append(entity)
    taken = {meant: own.pop(body) for body, meant in _meant(own, counts).items()}
    joined = [_join(body, group, taken.get(body, ()), gazetteer) for body, group in own.items()]
    return sort_entities([*alone, *joined])


def _body_of(entity: Entity, gazetteer: Gazetteer) -> _Body | None:
    """Return the body that an entity is, with its country where one of its names tells it."""
    if entity.kind is not Kind.ORGANISATION:
        return None
    forms = [form for _, form, _ in entity.members]
    national = [_Body(found[0].name, found[1]) for form in forms if (found := read_body(form, gazetteer))]
    if national:
        return max(national, key=lambda body: (body.country, body.name))
    places = (find_place(form, Kind.ORGANISATION, gazetteer) for form in forms)
    return next(
        (_Body(place.name, place.country) for place in places if place and place.sort == "body"), None
    )


def _meant(groups: Mapping[_Body, list[Entity]], counts: Mapping[NameKey, int]) -> dict[_Body, _Body]:
    """Return for each body without a country the one of its name that has nearly all articles."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for body, group in groups.items():
        if body.country:
            told[body.name][body.country] = sum(counts[key] for entity in group for key in entity.members)
    meant = {}
    for body in groups:
        articles = told.get(body.name)
        if not body.country and articles:
            country, most = articles.most_common(1)[0]
            if most >= _SHARE * articles.total():
                meant[body] = _Body(body.name, country)
    return meant


def _join(body: _Body, own: Sequence[Entity], taken: Sequence[Entity], gazetteer: Gazetteer) -> Entity:
    """Return the entities of a body as one, called as in the list of bodies, or by its name and country.

    Those `taken` tell no country, and nearly all articles mean this one's.
    """
    group = [*own, *taken]
    label = next((entity.label for entity in group if entity.label in listed_names()), body.name)
    if label == body.name and body.country and read_body(label, gazetteer):
        label = f"{label} ({gazetteer.countries[body.country].name})"
    joins = [call(entity, label, "national") for entity in own]
    joins += [call(entity, label, "most articles") for entity in taken]
    members = {key: join for joined in joins for key, join in joined.items()}
    return replace(
        group[0], label=label, country=body.country, members={key: members[key] for key in sorted(members)}
    )
