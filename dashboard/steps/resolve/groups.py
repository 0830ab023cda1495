"""Names of persons while they are being joined: groups, each known by the words that lead it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from dashboard.steps.resolve.entity import NameKey
from dashboard.steps.resolve.fold import person_words, plain
from dashboard.steps.resolve.lexicon import PARTICLES

Words = tuple[str, ...]


_JUNIOR = "jr"
_SON = re.compile(r"\b(?:jr|sr)\.?$")
_FATHER = 5
"""A father is named so many times as often as his son of the same name; a "Jr." closer to that is the same person."""


def _worded(counts: Mapping[NameKey, int]) -> Iterator[tuple[NameKey, Words]]:
    """Yield each name with its words; "Jr." is one of them where a far better known person bears the rest alone."""
    of_words: dict[bool, Counter[Words]] = {True: Counter(), False: Counter()}
    keys = [(key, person_words(key[1]), _SON.search(plain(key[1])) is not None) for key in sorted(counts)]
    for key, words, is_son in keys:
        of_words[is_son][words] += counts[key]
    for key, words, is_son in keys:
        is_other = is_son and of_words[False][words] >= _FATHER * of_words[True][words]
        yield key, (*words, _JUNIOR) if is_other else words


def is_junior(words: Words) -> bool:
    """Whether words are those of a son beside his father."""
    return words[-1:] == (_JUNIOR,)


class Groups:
    """Names joined step by step; forms of the same words, case and titles apart, are one from the start."""

    def __init__(self, counts: Mapping[NameKey, int]) -> None:
        self._keys: dict[Words, list[NameKey]] = defaultdict(list)
        self._articles: Counter[Words] = Counter()
        self._rules: dict[NameKey, str] = {}
        for key, words in _worded(counts):
            self._keys[words].append(key)
            self._articles[words] += counts[key]
        self._leader = {words: words for words in self._keys}

    def leaders(self) -> list[Words]:
        """Return the words that lead a group, sorted."""
        return sorted(self._keys)

    def leader(self, words: Words) -> Words:
        """Return the words that lead the group of these."""
        while self._leader[words] != words:
            words = self._leader[words]
        return words

    def articles(self, words: Words) -> int:
        """Return in how many articles the names of a group stand, added up."""
        return self._articles[self.leader(words)]

    def is_compound(self, words: Words, at: int) -> bool:
        """Whether the word at a place hangs on the one before by a hyphen: "jin" in "Chen Wan-jin"."""
        pair = f"{words[at - 1]}-{words[at]}"
        return words[at - 1] not in PARTICLES and any(pair in plain(key[1]) for key in self._keys[words])

    def join(self, words: Words, to: Words, rule: str) -> None:
        """Put the group of `words` under that of `to`, if they are two."""
        joined, leader = self.leader(words), self.leader(to)
        if joined == leader:
            return
        for key in self._keys[joined]:
            self._rules.setdefault(key, rule)
        self._keys[leader].extend(self._keys.pop(joined))
        self._articles[leader] += self._articles.pop(joined)
        self._leader[joined] = leader

    def members(self) -> Iterator[dict[NameKey, str]]:
        """Yield the names of each group with their rules; those written alike have "spelling"."""
        for _, keys in sorted(self._keys.items()):
            yield {key: self._rules.get(key, "spelling" if len(keys) > 1 else "") for key in keys}
