"""Events of many articles -> clusters: what they tell of the same days, people and places."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

# Kinds that different articles choose for one and the same happening.
_LIKE = {"visit": "meeting", "call": "meeting", "death": "attack", "remand": "hearing", "charge": "arrest"}


@dataclass(frozen=True, slots=True)
class Told:
    """An event as clustering sees it: its days, kind, status, who (entities), where, and its sentence's words."""

    first: int
    last: int
    kind: str
    status: str
    entities: tuple[int, ...]
    countries: tuple[str, ...]
    words: str


def cluster_events(events: Sequence[Told]) -> list[int]:
    """Return the cluster of each event; clusters are numbered by their first event.

    Two events are one where they share their days, their kind and whether they are denied and, besides, a
    country and a person, or the country alone where no person is named, or their very words. That is a rule on shared keys,
    never a comparison of pairs, so it stays linear in the number of events.
    """
    parent = list(range(len(events)))
    first_with: dict[Hashable, int] = {}
    for index, event in enumerate(events):
        for key in _keys(event):
            _join(parent, index, first_with.setdefault(key, index))
    numbers: dict[int, int] = defaultdict(lambda: len(numbers))
    return [numbers[_root(parent, index)] for index in range(len(events))]


def _keys(event: Told) -> Iterator[Hashable]:
    when = (event.first, event.last, event.status == "denied", _LIKE.get(event.kind, event.kind))
    if event.words:
        yield (*when, event.words)
    if event.kind == "statement":
        return
    for country in event.countries:
        for entity in event.entities:
            yield (*when, country, entity)
        if not event.entities and event.kind != "other":
            yield (*when, country)


def _join(parent: list[int], one: int, other: int) -> None:
    a, b = _root(parent, one), _root(parent, other)
    parent[max(a, b)] = min(a, b)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
