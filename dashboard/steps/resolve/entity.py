"""Who or where one or more names mean, and why each of them does."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.schema import Kind
from dashboard.steps.resolve.name_folding import fold_name

NameKey = tuple[Kind, str, str]
"""A name as counted: its kind, its form, and the country of a place or people ('' otherwise)."""


class Join(NamedTuple):
    """The rule that joined a name to an entity, and the form it was joined to; both '' for the entity's own form."""

    rule: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or people; `members` holds why each name is one of its names."""

    kind: Kind
    label: str
    country: str
    members: Mapping[NameKey, Join]


def make_entity(best: NameKey, members: Mapping[NameKey, Join], label: str = "") -> Entity:
    """Return the entity of some names, called by `label` or by the best of them."""
    return Entity(best[0], label or best[1], best[2], {key: members[key] for key in sorted(members)})


def best_name(
    names: Iterable[NameKey], counts: Mapping[NameKey, int], short: Collection[NameKey] = ()
) -> NameKey:
    """Return the name that serves as a label: whole before `short`, capitals last, then by use."""

    def fitness(key: NameKey) -> tuple[bool, bool, int, int, str]:
        kind, form, _ = key
        is_full = key not in short and (kind is not Kind.PERSON or " " in form)
        is_shouted = form.isupper() and len(form) > 5
        return is_full, not is_shouted, counts[key], -len(form), form

    return max(names, key=fitness)


def join_to(label: str, form: str, rule: str) -> Join:
    """Return how a form is joined to a label: its own, "spelling" where case and marks alone differ, or by `rule`."""
    if form == label:
        return Join()
    return Join("spelling" if _letters(form) == _letters(label) else rule, label)


def _letters(form: str) -> str:
    return "".join(filter(str.isalnum, fold_name(form)))


def call(entity: Entity, label: str, rule: str) -> dict[NameKey, Join]:
    """Return why each name is the entity's under another label, to which its own form is joined by `rule`.

    Names that were joined to the old label though no text has it are joined to the new one.
    """
    written = {form for _, form, _ in entity.members}
    loose = {"", entity.label} - (written | {label})
    return {
        key: join_to(label, key[1], rule) if key[1] == label or join.to in loose else join
        for key, join in entity.members.items()
    }


def sort_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Return entities in an order that does not depend on how they came about."""
    return sorted(
        entities, key=lambda entity: (entity.kind, entity.label, entity.country, min(entity.members))
    )
