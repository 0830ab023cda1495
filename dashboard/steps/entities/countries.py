"""Join the names of one country, and those of one people, by the gazetteer rather than by spelling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.schema import Country, Kind, Place
from dashboard.steps.resolve import Entity, NameKey
from dashboard.steps.resolve.entity import relabel, sort_entities

_GroupKey = tuple[Kind, str, str]


def join_countries(
    entities: Iterable[Entity], places: Mapping[NameKey, Place], countries: Mapping[str, Country]
) -> list[Entity]:
    """Return the entities with "U.S." and "United States" as one, and "Russian" and "Russians" as one.

    Args:
        entities: The entities that spelling alone joins.
        places: The place of each name that has one.
        countries: Countries by code; the entity of a country gets its name.
    """
    groups: dict[_GroupKey, list[Entity]] = defaultdict(list)
    alone: list[Entity] = []
    for entity in entities:
        key = _get_group_key(entity, places)
        if key is None:
            alone.append(entity)
        else:
            groups[key].append(entity)
    joined = [_join_group(group, countries) for group in groups.values()]
    return sort_entities([*alone, *joined])


def _get_group_key(entity: Entity, places: Mapping[NameKey, Place]) -> _GroupKey | None:
    sorts = {places[key].sort for key in entity.members if key in places}
    if entity.kind is Kind.PLACE and "country" in sorts:
        return entity.kind, entity.country, ""
    if entity.kind is Kind.PEOPLE and entity.country:
        return entity.kind, entity.country, entity.label.casefold().removesuffix("s")
    return None


def _join_group(group: list[Entity], countries: Mapping[str, Country]) -> Entity:
    shortest = min(group, key=lambda entity: (len(entity.label), entity.label))
    country = countries.get(shortest.country)
    label = country.name if country and shortest.kind is Kind.PLACE else shortest.label
    rule = "country" if shortest.kind is Kind.PLACE else "plural"
    members = {key: join for entity in group for key, join in relabel(entity, label, rule).items()}
    return replace(shortest, label=label, members={key: members[key] for key in sorted(members)})
