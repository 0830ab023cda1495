"""Why each name is a person's: the rule that joined it, and the form that it was joined to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.steps.resolve.entity import Join, NameKey, choose_best_name, make_join
from dashboard.steps.resolve.name_folding import has_stray_words

NameWords = tuple[str, ...]
"""The folded words of a person's name, without titles."""
# The rule from the other side, for a best name that was itself joined to another.
_REVERSED = {
    "surname": "full name",
    "first name": "full name",
    "initials": "full name",
    "nick name": "full first name",
    "longer name": "shorter name",
    "misspelt": "spelt right",
}


class NameEdge(NamedTuple):
    """The rule that joined a name to another, both as their words."""

    words: NameWords
    to: NameWords
    rule: str


def explain_joins(
    best: NameKey,
    names: Mapping[NameWords, Sequence[NameKey]],
    edges: Iterable[NameEdge],
    counts: Mapping[NameKey, int],
) -> dict[NameKey, Join]:
    """Return for each name of a person how it was joined, seen from the best name.

    Args:
        best: The name that is the label of the person.
        names: The names of the person by their words.
        edges: How the words were joined; together they connect all names.
        counts: The number of articles that have each name.
    """
    forms = {
        words: (best if best in keys else choose_best_name(keys, counts))[1] for words, keys in names.items()
    }
    start = next(words for words, keys in names.items() if best in keys)
    joins = _join_from(start, forms, edges)
    return {
        key: joins[words]
        if key[1] == forms[words]
        else make_join(forms[words], key[1], _same_words_rule(key[1]))
        for words, keys in names.items()
        for key in keys
    }


def _join_from(
    start: NameWords, forms: Mapping[NameWords, str], edges: Iterable[NameEdge]
) -> dict[NameWords, Join]:
    """Return how all connected words are joined, each to the neighbour that is one step nearer to `start`."""
    neighbours: dict[NameWords, list[tuple[NameWords, str]]] = defaultdict(list)
    for words, to, rule in edges:
        neighbours[to].append((words, rule))
        neighbours[words].append((to, _REVERSED.get(rule, rule)))
    joins, reached = {start: Join()}, [start]
    for words in reached:
        for other, rule in neighbours[words]:
            if other not in joins:
                # Two names that each add a middle name to the label are both joined to the label.
                is_same = rule == "middle name" == joins[words].rule and len(start) == 2
                joins[other] = joins[words] if is_same else Join(rule, forms[words])
                reached.append(other)
    return joins


def _same_words_rule(form: str) -> str:
    """Return the rule that joins a form to another form of the same words."""
    return "stray words" if has_stray_words(form) else "title"
