"""All names of a corpus, with their counts, joined into entities."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dashboard.schema import Kind
from dashboard.steps.resolve.entity import (
    Entity,
    NameKey,
    choose_best_name,
    make_entity,
    make_join,
    sort_entities,
)
from dashboard.steps.resolve.name_folding import fold_name
from dashboard.steps.resolve.organisations import join_organisations
from dashboard.steps.resolve.persons import join_persons

VERSION = "6"


def resolve_names(counts: Mapping[NameKey, int]) -> list[Entity]:
    """Return the entities of all names, in a fixed order.

    Args:
        counts: The number of articles that have a name, by kind, fullest form of the article, and country.
    """
    of_kind: dict[Kind, dict[NameKey, int]] = {kind: {} for kind in Kind}
    for key, n_articles in counts.items():
        of_kind[key[0]][key] = n_articles
    persons = join_persons(of_kind[Kind.PERSON])
    organisations = join_organisations(of_kind[Kind.ORGANISATION])
    places, peoples = (_join_places(of_kind[kind]) for kind in (Kind.PLACE, Kind.PEOPLE))
    return sort_entities([*persons, *organisations, *places, *peoples])


def _join_places(counts: Mapping[NameKey, int]) -> Iterator[Entity]:
    """Yield each place or people: its forms differ only in case, accents, dots and hyphens."""
    groups: dict[tuple[str, str], list[NameKey]] = defaultdict(list)
    for key in sorted(counts):
        groups[fold_name(key[1]).replace(".", "").replace("-", " "), key[2]].append(key)
    for keys in groups.values():
        best = choose_best_name(keys, counts)
        yield make_entity(best, {key: make_join(best[1], key[1], "spelling") for key in keys})
