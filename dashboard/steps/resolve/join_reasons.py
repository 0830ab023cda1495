"""Why each name is a person's: the rule and the other form of the join that brought it in, seen from the best name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.steps.resolve.entity import Join, NameKey, best_name, join_to
from dashboard.steps.resolve.name_folding import has_stray_words

Words = tuple[str, ...]
# A rule as it reads from the other side, where the best name is the one that was joined.
_REVERSED = {
    "surname": "full name",
    "first name": "full name",
    "initials": "full name",
    "nick name": "full first name",
    "longer name": "shorter name",
    "misspelt": "spelt right",
}


class Edge(NamedTuple):
    """Words that were joined to others, by a rule."""

    words: Words
    to: Words
    rule: str


def tell_joins(
    best: NameKey,
    names: Mapping[Words, Sequence[NameKey]],
    edges: Iterable[Edge],
    counts: Mapping[NameKey, int],
) -> dict[NameKey, Join]:
    """Return why each name of a person is one with the best of them.

    Args:
        best: The name that serves as label; it is the person's own form.
        names: The names of the person by their words.
        edges: How the words were joined: each to others, so that all hang together.
        counts: In how many articles each name stands.
    """
    shown = {words: (best if best in keys else best_name(keys, counts))[1] for words, keys in names.items()}
    start = next(words for words, keys in names.items() if best in keys)
    joins = _from(start, shown, edges)
    return {
        key: joins[words] if key[1] == shown[words] else join_to(shown[words], key[1], _rule_of(key[1]))
        for words, keys in names.items()
        for key in keys
    }


def _from(start: Words, shown: Mapping[Words, str], edges: Iterable[Edge]) -> dict[Words, Join]:
    """Return how the words that hang together are joined, each to those one step nearer to where it starts."""
    beside: dict[Words, list[tuple[Words, str]]] = defaultdict(list)
    for words, to, rule in edges:
        beside[to].append((words, rule))
        beside[words].append((to, _REVERSED.get(rule, rule)))
    joins, reached = {start: Join()}, [start]
    for words in reached:
        for other, rule in beside[words]:
            if other not in joins:
                # Two that lack nothing but a middle name of the same third are so to each other, if it has none.
                is_same = rule == "middle name" == joins[words].rule and len(start) == 2
                joins[other] = joins[words] if is_same else Join(rule, shown[words])
                reached.append(other)
    return joins


def _rule_of(form: str) -> str:
    """Return by which rule a form is one with another of the same words that it is not spelt like."""
    return "stray words" if has_stray_words(form) else "title"
