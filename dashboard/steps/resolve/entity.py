"""Who or where one or more names mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.schema import Kind

NameKey = tuple[Kind, str, str]
"""A name as counted: its kind, its form, and the country of a place or people ('' otherwise)."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or people; `members` holds the rule that joined each name to it."""

    kind: Kind
    label: str
    country: str
    members: Mapping[NameKey, str]


def make_entity(members: Mapping[NameKey, str], counts: Mapping[NameKey, int], label: str = "") -> Entity:
    """Return the entity of some names, called by `label` or by its best form."""
    best = max(members, key=lambda key: _fitness(key, members[key], counts[key]))
    ordered = {key: members[key] for key in sorted(members)}
    return Entity(best[0], label or best[1], best[2], ordered)


def _fitness(key: NameKey, rule: str, n_articles: int) -> tuple[bool, bool, int, int, str]:
    """Rank forms as labels: whole names before surnames and acronyms, capitals last, then by use."""
    kind, form, _ = key
    is_full = rule not in ("surname", "initials") and (kind is not Kind.PERSON or " " in form)
    is_shouted = form.isupper() and len(form) > 5
    return is_full, not is_shouted, n_articles, -len(form), form


def sort_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Return entities in an order that does not depend on how they came about."""
    return sorted(
        entities, key=lambda entity: (entity.kind, entity.label, entity.country, min(entity.members))
    )
