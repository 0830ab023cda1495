"""Names of persons while they are being joined: groups, each known by the words that lead it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from dashboard.steps.resolve.entity import Entity, NameKey, best_name, make_entity
from dashboard.steps.resolve.join_reasons import Edge, Words, tell_joins
from dashboard.steps.resolve.name_folding import fold_name, split_person_name
from dashboard.steps.resolve.name_words import PARTICLES

_SHORT = ("surname", "initials")

_JUNIOR = "jr"
_SON = re.compile(r"\b(?:jr|sr)\.?$")
_FATHER = 5
"""A father is named so many times as often as his son of the same name; a "Jr." closer to that is the same person."""


def _worded(counts: Mapping[NameKey, int]) -> Iterator[tuple[NameKey, Words]]:
    """Yield each name with its words; "Jr." is one of them where a far better known person bears the rest alone."""
    of_words: dict[bool, Counter[Words]] = {True: Counter(), False: Counter()}
    keys = [
        (key, split_person_name(key[1]), _SON.search(fold_name(key[1])) is not None) for key in sorted(counts)
    ]
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
        self._counts = counts
        self._keys: dict[Words, list[NameKey]] = defaultdict(list)
        self._own: Counter[Words] = Counter()
        self._edges: dict[Words, Edge] = {}
        for key, words in _worded(counts):
            self._keys[words].append(key)
            self._own[words] += counts[key]
        self._articles = self._own.copy()
        self._group = {words: [words] for words in self._keys}
        self._leader = {words: words for words in self._keys}

    def leaders(self) -> list[Words]:
        """Return the words that lead a group, sorted."""
        return sorted(self._group)

    def leader(self, words: Words) -> Words:
        """Return the words that lead the group of these."""
        while self._leader[words] != words:
            words = self._leader[words]
        return words

    def articles(self, words: Words) -> int:
        """Return in how many articles the names of a group stand, added up."""
        return self._articles[self.leader(words)]

    def own_articles(self, words: Words) -> int:
        """Return in how many articles the names of just these words stand, added up."""
        return self._own[words]

    def group(self, words: Words) -> list[Words]:
        """Return all words that are in the group of these."""
        return self._group[self.leader(words)]

    def is_compound(self, words: Words, at: int) -> bool:
        """Whether the word at a place hangs on the one before by a hyphen: "jin" in "Chen Wan-jin"."""
        pair = f"{words[at - 1]}-{words[at]}"
        forms = (key[1] for one in self.group(words) for key in self._keys[one])
        return words[at - 1] not in PARTICLES and any(pair in fold_name(form) for form in forms)

    def join(self, words: Words, to: Words, rule: str) -> None:
        """Put the group of `words` under that of `to`, if they are two."""
        joined, leader = self.leader(words), self.leader(to)
        if joined == leader:
            return
        self._edges[joined] = Edge(words, to, rule)
        self._group[leader].extend(self._group.pop(joined))
        self._articles[leader] += self._articles.pop(joined)
        self._leader[joined] = leader

    def entities(self) -> Iterator[Entity]:
        """Yield each person, with why each name is that person's."""
        for _, group in sorted(self._group.items()):
            keys = {words: self._keys[words] for words in group}
            edges = [self._edges[words] for words in group if words in self._edges]
            short = {key for words in group if self._rule(words) in _SHORT for key in keys[words]}
            best = best_name((key for of_words in keys.values() for key in of_words), self._counts, short)
            yield make_entity(best, tell_joins(best, keys, edges, self._counts))

    def _rule(self, words: Words) -> str:
        return self._edges[words].rule if words in self._edges else ""
