"""Names of one country, or of one people, are one entity: what the gazetteer knows, not spelling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.schema import Country, Kind, Place
from dashboard.steps.resolve import Entity, NameKey
from dashboard.steps.resolve.entity import call, sort_entities

_Together = tuple[Kind, str, str]


def join_countries(
    entities: Iterable[Entity], places: Mapping[NameKey, Place], countries: Mapping[str, Country]
) -> list[Entity]:
    """Return the entities with "U.S." and "United States" as one, and "Russian" and "Russians" as one.

    Args:
        entities: What spelling alone has joined.
        places: The place of each name that has one.
        countries: Countries by code; an entity of a country bears the country's name.
    """
    groups: dict[_Together, list[Entity]] = defaultdict(list)
    alone: list[Entity] = []
    for entity in entities:
        together = _together(entity, places)
        if together is None:
            alone.append(entity)
        else:
            groups[together].append(entity)
    joined = [_join(group, countries) for group in groups.values()]
    return sort_entities([*alone, *joined])


def _together(entity: Entity, places: Mapping[NameKey, Place]) -> _Together | None:
    sorts = {places[key].sort for key in entity.members if key in places}
    if entity.kind is Kind.PLACE and "country" in sorts:
        return entity.kind, entity.country, ""
    if entity.kind is Kind.PEOPLE and entity.country:
        return entity.kind, entity.country, entity.label.casefold().removesuffix("s")
    return None


def _join(group: list[Entity], countries: Mapping[str, Country]) -> Entity:
    shortest = min(group, key=lambda entity: (len(entity.label), entity.label))
    country = countries.get(shortest.country)
    label = country.name if country and shortest.kind is Kind.PLACE else shortest.label
    rule = "country" if shortest.kind is Kind.PLACE else "plural"
    members = {key: join for entity in group for key, join in call(entity, label, rule).items()}
    return replace(shortest, label=label, members={key: members[key] for key in sorted(members)})
