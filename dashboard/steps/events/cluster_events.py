"""Events of many articles -> clusters: what they tell of the same days, people, places and words."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dashboard.steps.events.event_kinds import kind_words
from dashboard.steps.times.time_words import MONTHS, WEEKDAYS

# Kinds that different articles choose for one and the same happening.
_LIKE = {"visit": "meeting", "call": "meeting", "death": "attack", "remand": "hearing", "charge": "arrest"}
# Of these, one day sees many of one person: words must say which.
_SAYS_LITTLE = frozenset({"statement", "other"})
# What happens to a person once: two reports a few days apart contradict each other, and are of one happening.
_ONCE = frozenset({"death", "arrest", "release", "charge", "verdict", "sentence", "appointment", "transfer"})
_DAYS_APART = 3
_LONGEST_NARROW = 7
# A word that more than this share of the events have says nothing of which one is meant.
_COMMON = 0.02
_ALWAYS_RARE = 5
_SHORT = 2
# Events are compared by so many of their rarest words.
_COMPARED_BY = 6
_ALIKE = 0.4


@dataclass(frozen=True)
class Told:
    """An event as clustering sees it: its days, kind, status, who (entities), where, and its sentence's words.

    `is_copy`: its article is a copy of another, which is heard in its stead.
    """

    first: int
    last: int
    kind: str
    status: str
    entities: tuple[int, ...]
    countries: tuple[str, ...]
    words: str
    is_copy: bool = False

    @cached_property
    def like(self) -> Hashable:
        """What two events must share to be one, besides their days."""
        return self.status == "denied", _LIKE.get(self.kind, self.kind)

    @property
    def is_narrow(self) -> bool:
        """Whether its days are those of a week at the most."""
        return self.last - self.first < _LONGEST_NARROW


def cluster_events(events: Sequence[Told]) -> list[int]:
    """Return the cluster of each event; clusters are numbered by their first event.

    How rare a word is, is learnt from the events of articles that are no copy of another.

    Two events are one where they share their days, their kind and whether they are denied and, besides, their very words,
    or a country and a person, or a country and enough of the rarer words; a month or a year needs more than a day.
    What happens to a person once may be told of days that contradict each other. Events are looked up by what they
    share and never compared all with all.
    """
    parent = list(range(len(events)))
    rare = _rare_words(events)
    for one, other in (*_by_key(events), *_by_words(events, rare), *_by_person(events, rare)):
        _join(parent, one, other)
    numbers: dict[int, int] = defaultdict(lambda: len(numbers))
    return [numbers[_root(parent, index)] for index in range(len(events))]


def _rare_words(events: Sequence[Told]) -> list[list[str]]:
    """Return the words of each event that few events have, the rarest first."""
    telling = [set(event.words.split()) - _time_words() - kind_words() for event in events]
    heard = [words for words, event in zip(telling, events, strict=True) if not event.is_copy]
    counts = Counter(word for words in heard for word in words)
    most = max(_ALWAYS_RARE, int(_COMMON * len(heard)))
    return [
        sorted(
            (word for word in words if len(word) > _SHORT and counts[word] <= most),
            key=lambda word: (counts[word], word),
        )
        for words in telling
    ]


@cache
def _time_words() -> frozenset[str]:
    return frozenset((*MONTHS, *WEEKDAYS))


def _by_key(events: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield pairs with the same days and words, or with the same narrow days, a country and a person in common."""
    first_with: dict[Hashable, int] = {}
    for index, event in enumerate(events):
        for key in _keys(event):
            yield index, first_with.setdefault(key, index)


def _keys(event: Told) -> Iterator[Hashable]:
    when = (event.first, event.last, event.like)
    if event.words:
        yield (*when, event.words)
    if event.is_narrow and event.kind not in _SAYS_LITTLE:
        for country in event.countries:
            for entity in event.entities:
                yield (*when, country, entity)


def _by_words(events: Sequence[Told], rare: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the same days and kind that have enough of their rarer words in common."""
    words = [frozenset(each) for each in rare]
    seen: dict[Hashable, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        for word in rare[index][:_COMPARED_BY]:
            alike = seen[event.first, event.last, event.like, word]
            for other in alike:
                if _is_told_alike(event, events[other], words[index], words[other]):
                    yield index, other
            alike.append(index)


def _is_told_alike(one: Told, other: Told, words: frozenset[str], others: frozenset[str]) -> bool:
    common = len(words & others)
    if one.kind == "statement" or not set(one.countries) & set(other.countries):
        return common >= 4 and common >= _ALIKE * min(len(words), len(others))
    return common >= _needed(one, other)


def _needed(one: Told, other: Told) -> int:
    """Return how many rarer words two events of one kind, days and country must share to be one."""
    shared = bool(set(one.entities) & set(other.entities))
    if not one.is_narrow or one.kind == "other":
        return 2 if shared else 3
    others = bool(one.entities) and bool(other.entities) and not shared
    return 2 if others else 1


def _by_person(events: Sequence[Told], rare: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that tell of one person's arrest, death and the like on days that contradict each other."""
    seen: dict[Hashable, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        if event.kind not in _ONCE or event.first != event.last:
            continue
        for entity in event.entities:
            for country in event.countries:
                told = seen[event.like, entity, country]
                for other in told:
                    near = abs(events[other].first - event.first) <= _DAYS_APART
                    if near and len(set(rare[index]) & set(rare[other])) >= 2:
                        yield index, other
                told.append(index)


def _join(parent: list[int], one: int, other: int) -> None:
    a, b = _root(parent, one), _root(parent, other)
    parent[max(a, b)] = min(a, b)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
