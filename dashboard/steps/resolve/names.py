"""All names of a corpus, as counted -> entities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dashboard.schema import Kind
from dashboard.steps.resolve.bodies import join_organisations
from dashboard.steps.resolve.entity import Entity, NameKey, make_entity, sort_entities
from dashboard.steps.resolve.fold import plain
from dashboard.steps.resolve.persons import join_persons

VERSION = "5"


def resolve_names(counts: Mapping[NameKey, int]) -> list[Entity]:
    """Return the entities of all names, in an order of their own.

    Args:
        counts: By (kind, form, country): in how many articles a name stands, in its article's fullest form.
    """
    of_kind: dict[Kind, dict[NameKey, int]] = {kind: {} for kind in Kind}
    for key, n_articles in counts.items():
        of_kind[key[0]][key] = n_articles
    entities = [make_entity(members, counts) for members in join_persons(of_kind[Kind.PERSON])]
    entities += [
        make_entity(members, counts, label)
        for label, members in join_organisations(of_kind[Kind.ORGANISATION])
    ]
    for kind in (Kind.PLACE, Kind.PEOPLE):
        entities += [make_entity(members, counts) for members in _join_places(of_kind[kind])]
    return sort_entities(entities)


def _join_places(keys: Iterable[NameKey]) -> Iterator[dict[NameKey, str]]:
    """Yield the names of each place: what differs in case, accents and dots only, in one country."""
    groups: dict[tuple[str, str], list[NameKey]] = defaultdict(list)
    for key in sorted(keys):
        groups[plain(key[1]).replace(".", "").replace("-", " "), key[2]].append(key)
    for members in groups.values():
        yield dict.fromkeys(members, "spelling" if len(members) > 1 else "")
