"""A person, organisation, place or people with all its names, and the reason for each of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.schema import Kind
from dashboard.steps.resolve.name_folding import fold_name

_LONGEST_ACRONYM = 5
NameKey = tuple[Kind, str, str]
"""A name as counted: its kind, its form, and the country of a place or people ('' otherwise)."""


class Join(NamedTuple):
    """The rule that joined a name to an entity, and the form it was joined to; both '' for the label."""

    rule: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or people; `members` gives for each of its names how it was joined."""

    kind: Kind
    label: str
    country: str
    members: Mapping[NameKey, Join]


def make_entity(best: NameKey, members: Mapping[NameKey, Join], label: str = "") -> Entity:
    """Return the entity of some names, with `label`, or else the form of the best name, as its label."""
    return Entity(best[0], label or best[1], best[2], {key: members[key] for key in sorted(members)})


def choose_best_name(
    names: Iterable[NameKey], counts: Mapping[NameKey, int], short: Collection[NameKey] = ()
) -> NameKey:
    """Return the name that makes the best label: not a `short` one, not in capitals, in most articles."""

    def fitness(key: NameKey) -> tuple[bool, bool, int, int, str]:
        kind, form, _ = key
        is_full = key not in short and (kind is not Kind.PERSON or " " in form)
        is_in_capitals = form.isupper() and len(form) > _LONGEST_ACRONYM
        return is_full, not is_in_capitals, counts[key], -len(form), form

    return max(names, key=fitness)


def make_join(label: str, form: str, rule: str) -> Join:
    """Return how a form is joined to a label: by "spelling" if only case and marks differ, else by `rule`."""
    if form == label:
        return Join()
    return Join("spelling" if _letters(form) == _letters(label) else rule, label)


def _letters(form: str) -> str:
    return "".join(filter(str.isalnum, fold_name(form)))


def relabel(entity: Entity, label: str, rule: str) -> dict[NameKey, Join]:
    """Return the members of an entity under another label, to which its own form is joined by `rule`.

    Names that were joined to the old label are joined to the new one, if no text has the old label.
    """
    forms = {form for _, form, _ in entity.members}
    replaced = {"", entity.label} - (forms | {label})
    return {
        key: make_join(label, key[1], rule) if key[1] == label or join.to in replaced else join
        for key, join in entity.members.items()
    }


def sort_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Return entities in an order that does not depend on how they were made."""
    return sorted(
        entities, key=lambda entity: (entity.kind, entity.label, entity.country, min(entity.members))
    )
