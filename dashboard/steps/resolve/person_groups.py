"""The names of persons in groups, while they are being joined; one name leads each group."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from dashboard.steps.resolve.entity import Entity, NameKey, choose_best_name, make_entity
from dashboard.steps.resolve.join_reasons import NameEdge, NameWords, explain_joins
from dashboard.steps.resolve.name_folding import fold_name, split_person_name
from dashboard.steps.resolve.name_words import PARTICLES

_SHORT_RULES = ("surname", "initials")
_JUNIOR = "jr"
_JUNIOR_OR_SENIOR = re.compile(r"\b(?:jr|sr)\.?$")
_FATHER_SHARE = 5
"""A father is in so many times the articles of his son; below that, a "Jr." is the same person."""


def _split_names(counts: Mapping[NameKey, int]) -> Iterator[tuple[NameKey, NameWords]]:
    """Yield each name with its words; "Jr." is one of them where a far better known person has the rest."""
    articles: dict[bool, Counter[NameWords]] = {True: Counter(), False: Counter()}
    keys = [
        (key, split_person_name(key[1]), _JUNIOR_OR_SENIOR.search(fold_name(key[1])) is not None)
        for key in sorted(counts)
    ]
    for key, words, is_marked in keys:
        articles[is_marked][words] += counts[key]
    for key, words, is_marked in keys:
        is_son = is_marked and articles[False][words] >= _FATHER_SHARE * articles[True][words]
        yield key, (*words, _JUNIOR) if is_son else words


class PersonGroups:
    """Names joined step by step; forms that differ only in case and titles are together from the start."""

    def __init__(self, counts: Mapping[NameKey, int]) -> None:
        self._counts = counts
        self._keys: dict[NameWords, list[NameKey]] = defaultdict(list)
        self._own_articles: Counter[NameWords] = Counter()
        self._edges: dict[NameWords, NameEdge] = {}
        for key, words in _split_names(counts):
            self._keys[words].append(key)
            self._own_articles[words] += counts[key]
        self._articles = self._own_articles.copy()
        self._members = {words: [words] for words in self._keys}
        self._leader = {words: words for words in self._keys}

    def leaders(self) -> list[NameWords]:
        """Return the words that lead each group, sorted."""
        return sorted(self._members)

    def full_names(self) -> list[NameWords]:
        """Return the leaders of several words, without sons that have their father's name."""
        return [words for words in self.leaders() if len(words) > 1 and words[-1] != _JUNIOR]

    def leader_of(self, words: NameWords) -> NameWords:
        """Return the words that lead the group of some words."""
        while self._leader[words] != words:
            words = self._leader[words]
        return words

    def members_of(self, words: NameWords) -> list[NameWords]:
        """Return all words in the group of some words."""
        return self._members[self.leader_of(words)]

    def count_articles(self, words: NameWords) -> int:
        """Return the summed articles of all names in the group of some words."""
        return self._articles[self.leader_of(words)]

    def count_own_articles(self, words: NameWords) -> int:
        """Return the summed articles of the names with exactly these words."""
        return self._own_articles[words]

    def is_hyphenated(self, words: NameWords, at: int) -> bool:
        """Whether some form has a hyphen before the word at an index: "jin" in "Chen Wan-jin"."""
        pair = f"{words[at - 1]}-{words[at]}"
        forms = (key[1] for one in self.members_of(words) for key in self._keys[one])
        return words[at - 1] not in PARTICLES and any(pair in fold_name(form) for form in forms)

    def join(self, words: NameWords, to: NameWords, rule: str) -> None:
        """Put the group of `words` under the leader of `to`, unless they are one group already."""
        joined, leader = self.leader_of(words), self.leader_of(to)
        if joined == leader:
            return
        self._edges[joined] = NameEdge(words, to, rule)
        self._members[leader].extend(self._members.pop(joined))
        self._articles[leader] += self._articles.pop(joined)
        self._leader[joined] = leader

    def make_entities(self) -> Iterator[Entity]:
        """Yield each person, with the reason for each name."""
        for _, members in sorted(self._members.items()):
            keys = {words: self._keys[words] for words in members}
            edges = [self._edges[words] for words in members if words in self._edges]
            short = {key for words in members if self._rule_of(words) in _SHORT_RULES for key in keys[words]}
            all_keys = (key for of_words in keys.values() for key in of_words)
            best = choose_best_name(all_keys, self._counts, short)
            yield make_entity(best, explain_joins(best, keys, edges, self._counts))

    def _rule_of(self, words: NameWords) -> str:
        return self._edges[words].rule if words in self._edges else ""
