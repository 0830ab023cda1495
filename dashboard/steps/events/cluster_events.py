"""Cluster the events of many articles that report the same thing: same days, people, places and words."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dashboard.steps.connected_groups import ConnectedGroups
from dashboard.steps.events.event_kinds import load_first_words
from dashboard.steps.times.time_words import MONTHS, WEEKDAYS

# Kinds that different articles give to one and the same event.
_SAME_KIND = {
    "visit": "meeting",
    "call": "meeting",
    "death": "attack",
    "remand": "hearing",
    "charge": "arrest",
}
# One person may have many of these on one day, so only their words distinguish them.
_FREQUENT_KINDS = frozenset({"statement", "other"})
# What happens to a person once: two reports a few days apart contradict each other about one event.
_ONCE_IN_A_LIFE = frozenset(
    {"death", "arrest", "release", "charge", "verdict", "sentence", "appointment", "transfer"}
)
_MOST_DAYS_APART = 3
_WEEK_DAYS = 7
# A word that more than this share of the events have does not identify any of them.
_COMMON_SHARE = 0.02
_ALWAYS_RARE_COUNT = 5
_LONGEST_SHORT_WORD = 2
# Only this many of the rarest words of an event are compared.
_WORDS_COMPARED = 6
_LEAST_SHARED_WORDS = 0.4


@dataclass(frozen=True)
class EventFeatures:
    """What clustering compares of an event: its days, kind, status, entities, countries and words.

    Days are ordinals; `words` are those of its sentence. `is_copy` marks an event of an article that is a
    copy of another; only originals count for the rarity of words.
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
    def match_key(self) -> Hashable:
        """What two events must share to be the same, besides their days."""
        return self.status == "denied", _SAME_KIND.get(self.kind, self.kind)

    @property
    def is_narrow(self) -> bool:
        """Whether its days span a week at most."""
        return self.last - self.first < _WEEK_DAYS


def cluster_events(events: Sequence[EventFeatures]) -> list[int]:
    """Return the cluster of each event; clusters are numbered by their first event.

    Two events are the same where they share their days, their kind and whether they are denied and, besides,
    all their words, or a country and a person, or a country and enough rare words. A month or a year needs
    more in common than a day does. Reports of what happens to a person once may differ by a few days.

    Events are looked up by what they share, so the work stays far below comparing all with all. The rarity of
    words is counted over the events of articles that are not copies.
    """
    groups = ConnectedGroups(range(len(events)))
    rare = _list_rare_words(events)
    for one, other in (*_pair_by_key(events), *_pair_by_words(events, rare), *_pair_by_person(events, rare)):
        groups.join(one, other)
    numbers = groups.number_groups()
    return [numbers[index] for index in range(len(events))]


def _list_rare_words(events: Sequence[EventFeatures]) -> list[list[str]]:
    """Return the rare words of each event, the rarest first."""
    content_words = [set(event.words.split()) - _list_time_words() - load_first_words() for event in events]
    originals = [words for words, event in zip(content_words, events, strict=True) if not event.is_copy]
    counts = Counter(word for words in originals for word in words)
    most_events = max(_ALWAYS_RARE_COUNT, int(_COMMON_SHARE * len(originals)))
    return [
        sorted(
            (word for word in words if len(word) > _LONGEST_SHORT_WORD and counts[word] <= most_events),
            key=lambda word: (counts[word], word),
        )
        for words in content_words
    ]


@cache
def _list_time_words() -> frozenset[str]:
    return frozenset((*MONTHS, *WEEKDAYS))


def _pair_by_key(events: Sequence[EventFeatures]) -> Iterator[tuple[int, int]]:
    """Yield pairs with the same days and words, or with the same days of a week, country and person."""
    first_with: dict[Hashable, int] = {}
    for index, event in enumerate(events):
        for key in _list_keys(event):
            yield index, first_with.setdefault(key, index)


def _list_keys(event: EventFeatures) -> Iterator[Hashable]:
    when = (event.first, event.last, event.match_key)
    if event.words:
        yield (*when, event.words)
    if event.is_narrow and event.kind not in _FREQUENT_KINDS:
        for country in event.countries:
            for entity in event.entities:
                yield (*when, country, entity)


def _pair_by_words(events: Sequence[EventFeatures], rare: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the same days and kind that share enough of their rare words."""
    words = [frozenset(each) for each in rare]
    events_with: dict[Hashable, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        for word in rare[index][:_WORDS_COMPARED]:
            earlier = events_with[event.first, event.last, event.match_key, word]
            for other in earlier:
                if _share_enough_words(event, events[other], words[index], words[other]):
                    yield index, other
            earlier.append(index)


def _share_enough_words(
    one: EventFeatures, other: EventFeatures, words: frozenset[str], other_words: frozenset[str]
) -> bool:
    common = len(words & other_words)
    if one.kind == "statement" or not set(one.countries) & set(other.countries):
        return common >= 4 and common >= _LEAST_SHARED_WORDS * min(len(words), len(other_words))
    return common >= _count_words_needed(one, other)


def _count_words_needed(one: EventFeatures, other: EventFeatures) -> int:
    """Return how many rare words two events of the same kind, days and country must share to be the same."""
    share_person = bool(set(one.entities) & set(other.entities))
    if not one.is_narrow or one.kind == "other":
        return 2 if share_person else 3
    differ_in_persons = bool(one.entities) and bool(other.entities) and not share_person
    return 2 if differ_in_persons else 1


def _pair_by_person(events: Sequence[EventFeatures], rare: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that report one person's arrest, death and the like on days that contradict each other."""
    events_of: dict[Hashable, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        if event.kind not in _ONCE_IN_A_LIFE or event.first != event.last:
            continue
        for entity in event.entities:
            for country in event.countries:
                earlier = events_of[event.match_key, entity, country]
                for other in earlier:
                    is_near = abs(events[other].first - event.first) <= _MOST_DAYS_APART
                    if is_near and len(set(rare[index]) & set(rare[other])) >= 2:
                        yield index, other
                earlier.append(index)
