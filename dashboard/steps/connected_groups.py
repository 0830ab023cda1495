"""Join keys step by step into connected groups."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", str, int)


class ConnectedGroups(Generic[Key]):
    """Groups of connected keys; the smallest key of a group is its leader."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._leader: dict[Key, Key] = {key: key for key in keys}

    def are_joined(self, one: Key, other: Key) -> bool:
        """Return whether two keys are in one group."""
        return self._find_leader(one) == self._find_leader(other)

    def join(self, one: Key, other: Key) -> None:
        """Make the groups of two keys one."""
        low, high = sorted((self._find_leader(one), self._find_leader(other)))
        self._leader[high] = low

    def number_groups(self) -> dict[Key, int]:
        """Return the number of each key's group; groups are numbered in the order of their leaders."""
        leaders = sorted({self._find_leader(key) for key in self._leader})
        number = {leader: index for index, leader in enumerate(leaders)}
        return {key: number[self._find_leader(key)] for key in self._leader}

    def _find_leader(self, key: Key) -> Key:
        while self._leader[key] != key:
            self._leader[key] = self._leader[self._leader[key]]
            key = self._leader[key]
        return key
