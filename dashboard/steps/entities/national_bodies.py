"""Join the names of one national body: the Foreign Ministry of a country, whatever articles call it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.schema import Kind
from dashboard.steps.place import Gazetteer, find_place, parse_national_body
from dashboard.steps.resolve import Entity, NameKey, load_body_names
from dashboard.steps.resolve.entity import relabel, sort_entities

_LEAST_SHARE = 0.9


class _Body(NamedTuple):
    """A body by its name in a table, and its country ('' where the text does not give it)."""

    name: str
    country: str


def join_bodies(
    entities: Iterable[Entity], counts: Mapping[NameKey, int], gazetteer: Gazetteer
) -> list[Entity]:
    """Return the entities with each national body as one: "Senate (Italy)", and the Dáil in every spelling.

    A body that many countries have, named without its country, joins the country of nine tenths of the
    articles on such a body; otherwise it remains an entity of its own, as a surname alone does.

    Args:
        entities: The entities that spelling alone joins.
        counts: The number of articles with each name.
        gazetteer: The gazetteer with its tables.
    """
    groups: dict[_Body, list[Entity]] = defaultdict(list)
    alone: list[Entity] = []
    for entity in entities:
        body = _find_body(entity, gazetteer)
        (alone if body is None else groups[body]).append(entity)
    borrowed = {likely: groups.pop(body) for body, likely in _find_likely_bodies(groups, counts).items()}
    joined = [_join_body(body, group, borrowed.get(body, ()), gazetteer) for body, group in groups.items()]
    return sort_entities([*alone, *joined])


def _find_body(entity: Entity, gazetteer: Gazetteer) -> _Body | None:
    """Return the body of an entity, with its country where one of its names gives it; None for no body."""
    if entity.kind is not Kind.ORGANISATION:
        return None
    forms = [form for _, form, _ in entity.members]
    national = [
        _Body(match[0].name, match[1]) for form in forms if (match := parse_national_body(form, gazetteer))
    ]
    if national:
        return max(national, key=lambda body: (body.country, body.name))
    places = (find_place(form, Kind.ORGANISATION, gazetteer) for form in forms)
    return next(
        (_Body(place.name, place.country) for place in places if place and place.sort == "body"), None
    )


def _find_likely_bodies(
    groups: Mapping[_Body, list[Entity]], counts: Mapping[NameKey, int]
) -> dict[_Body, _Body]:
    """Return for each body without a country the national body of that name with nearly all articles."""
    articles_by_country: dict[str, Counter[str]] = defaultdict(Counter)
    for body, group in groups.items():
        if body.country:
            articles_by_country[body.name][body.country] = sum(
                counts[key] for entity in group for key in entity.members
            )
    likely = {}
    for body in groups:
        articles = articles_by_country.get(body.name)
        if not body.country and articles:
            country, most = articles.most_common(1)[0]
            if most >= _LEAST_SHARE * articles.total():
                likely[body] = _Body(body.name, country)
    return likely


def _join_body(
    body: _Body, own: Sequence[Entity], borrowed: Sequence[Entity], gazetteer: Gazetteer
) -> Entity:
    """Return the entities of a body as one, labelled as in the list of bodies, or by name and country.

    The `borrowed` ones have no country of their own; nearly all articles refer to this one.
    """
    group = [*own, *borrowed]
    label = next((entity.label for entity in group if entity.label in load_body_names()), body.name)
    if label == body.name and body.country and parse_national_body(label, gazetteer):
        label = f"{label} ({gazetteer.countries[body.country].name})"
    joins = [relabel(entity, label, "national") for entity in own]
    joins += [relabel(entity, label, "most articles") for entity in borrowed]
    members = {key: join for joined in joins for key, join in joined.items()}
    return replace(
        group[0], label=label, country=body.country, members={key: members[key] for key in sorted(members)}
    )
