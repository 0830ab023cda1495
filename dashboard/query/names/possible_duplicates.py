"""Suggests names that are probably the same, such as those that differ by a letter or an accent."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.tables import KINDS
from dashboard.query.names.publisher_duplicates import (
    COLUMNS,
    DuplicateNames,
    Words,
    fold_words,
    suggest_publisher_merges,
)
from dashboard.query.selection.select import select
from dashboard.schema import Decision, Filters, Kind

# Words that an acronym leaves out.
_SMALL_WORDS = frozenset("a an and at by for in of on the to".split())
# The least share of the articles on all bearers of a surname that makes one bearer the likely one.
_LEAST_SHARE = 0.6
_ACRONYM = "an acronym of it"
# The largest group of names that are compared with each other; larger groups are of too common names.
_LARGEST_BLOCK = 400

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name to compare: its number, folded words, label and number of articles."""

    number: int
    words: Words
    label: str
    articles: int


def suggest_merges(corpus: Corpus, kind: str, limit: int = 30) -> pd.DataFrame:
    """Return pairs of names that are probably the same, in `COLUMNS`, those with most articles first.

    `both` counts the articles with both names. All articles of the corpus count, whatever the filters. Pairs
    that an analyst keeps apart, or has split, are not suggested. `kind` is person, organisation, place,
    people or publisher.
    """
    if kind == "publisher":
        return suggest_publisher_merges(corpus, limit)
    names = _list_candidates(corpus, Kind(kind))
    articles = {name.number: name.articles for name in names}
    separate = _list_separate_pairs(corpus)
    reasons: dict[Pair, str] = {}
    for one, other, reason in _find_pairs(names, Kind(kind)):
        pair = (min(one, other), max(one, other))
        if (
            one != other
            and pair not in separate
            and pair not in reasons
            and _can_be_one(corpus, pair, reason)
        ):
            reasons[pair] = reason
    ranked = sorted(
        reasons, key=lambda pair: (-min(articles[e] for e in pair), -sum(articles[e] for e in pair), pair)
    )
    rows = [_build_row(corpus, pair, articles, reasons[pair]) for pair in ranked[:limit]]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _can_be_one(corpus: Corpus, pair: Pair, reason: str) -> bool:
    """Return whether a pair is plausible: an acronym needs an article with both, other names one country."""
    if reason == _ACRONYM:
        return _count_common_articles(corpus, pair) > 0
    return not _are_namesakes(corpus, pair)


def _are_namesakes(corpus: Corpus, pair: Pair) -> bool:
    """Return whether two entities have the same label but lie in different countries."""
    names = [int(corpus.entities.name[entity]) for entity in pair]
    countries = {int(corpus.names.country[name]) for name in names}
    labels = {corpus.labels.at(entity) for entity in pair}
    return len(labels) == 1 and len(countries) > 1 and -1 not in countries


def _count_common_articles(corpus: Corpus, pair: Pair) -> int:
    posting = corpus.entities.articles
    return int(corpus.live[np.intersect1d(posting.of(pair[0]), posting.of(pair[1]))].sum())


def _build_row(corpus: Corpus, pair: Pair, articles: dict[int, int], reason: str) -> DuplicateNames:
    one, other = sorted(pair, key=lambda entity: (-articles[entity], entity))
    label = corpus.label_of
    return DuplicateNames(
        key=corpus.entity_key(one),
        label=label(one),
        articles=articles[one],
        other_key=corpus.entity_key(other),
        other=label(other),
        other_articles=articles[other],
        both=_count_common_articles(corpus, pair),
        why=reason,
    )


def _list_candidates(corpus: Corpus, kind: Kind) -> list[_Candidate]:
    counts = corpus.entities.articles.count(select(corpus, Filters()).articles)
    is_listed = (corpus.entities.kind == KINDS.index(kind)) & ~corpus.entities.hidden & (counts > 0)
    label = corpus.entities.label.at
    return [
        _Candidate(number, words, label(number), int(counts[number]))
        for number in np.flatnonzero(is_listed).tolist()
        if (words := fold_words(label(number)))
    ]


def _find_pairs(names: Sequence[_Candidate], kind: Kind) -> Iterator[tuple[int, int, str]]:
    yield from _find_same(names, lambda name: name.words, "the same but for case, accents or marks")
    yield from _find_same(names, lambda name: tuple(sorted(name.words)), "the same words in another order")
    yield from _find_letter_differences(names)
    if kind is Kind.PERSON:
        yield from _find_middle_names(names)
        yield from _find_surname_bearers(names)
    elif kind is Kind.ORGANISATION:
        yield from _find_acronyms(names)


def _find_same(
    names: Sequence[_Candidate], key: Callable[[_Candidate], Words], reason: str
) -> Iterator[tuple[int, int, str]]:
    for block in _group_by_key(names, lambda name: [key(name)]):
        for one, other in combinations(block, 2):
            yield one.number, other.number, reason


def _group_by_key(
    names: Iterable[_Candidate], keys: Callable[[_Candidate], Iterable[Words]]
) -> Iterator[list[_Candidate]]:
    groups: dict[Words, list[_Candidate]] = defaultdict(list)
    for name in names:
        for key in set(keys(name)):
            groups[key].append(name)
    yield from (block for block in groups.values() if 1 < len(block) <= _LARGEST_BLOCK)


def _find_letter_differences(names: Sequence[_Candidate]) -> Iterator[tuple[int, int, str]]:
    """Yield names with the same number of words, of which just one word differs by a letter."""
    several = [name for name in names if len(name.words) > 1]

    def without_one(name: _Candidate) -> Iterator[Words]:
        for at, word in enumerate(name.words):
            if len(word) > 3:
                yield (str(at), *name.words[:at], word[0], *name.words[at + 1 :])

    for block in _group_by_key(several, without_one):
        for one, other in combinations(block, 2):
            differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
            if len(differing) == 1 and _differs_by_letter(*differing[0]):
                yield one.number, other.number, "one letter differs"


def _differs_by_letter(one: str, other: str) -> bool:
    """Return whether a letter was changed, left out, added or swapped with its neighbour.

    >>> _differs_by_letter("sergei", "sergey"), _differs_by_letter("thier", "their")
    (True, True)
    >>> _differs_by_letter("mary", "maria")
    False
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] in (other_rest[1:], other_rest) or rest == other_rest[1:]


def _find_middle_names(names: Sequence[_Candidate]) -> Iterator[tuple[int, int, str]]:
    """Yield a full name and a longer one with the same first and last words: Hillary (Rodham) Clinton."""
    full = [name for name in names if len(name.words) > 1]
    for block in _group_by_key(full, lambda name: [(name.words[0], name.words[-1])]):
        for one, other in combinations(block, 2):
            if set(one.words) <= set(other.words) or set(other.words) <= set(one.words):
                yield one.number, other.number, "the same but for a middle name"


def _find_surname_bearers(names: Sequence[_Candidate]) -> Iterator[tuple[int, int, str]]:
    """Yield a lone surname with its bearer, where one bearer has most of the articles."""
    bearers: dict[str, list[_Candidate]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            bearers[name.words[-1]].append(name)
    for name in names:
        bearers_of_name = bearers.get(name.words[-1], []) if len(name.words) == 1 else []
        total = sum(bearer.articles for bearer in bearers_of_name)
        best = max(bearers_of_name, key=lambda bearer: (bearer.articles, bearer.label), default=None)
        if best is not None and best.articles >= _LEAST_SHARE * total:
            share = f"{best.articles:,} of {total:,}"
            yield name.number, best.number, f"a surname; {share} articles on its bearers are on this one"


def _find_acronyms(names: Sequence[_Candidate]) -> Iterator[tuple[int, int, str]]:
    long_forms: dict[str, list[_Candidate]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            for words in {name.words, tuple(word for word in name.words if word not in _SMALL_WORDS)}:
                long_forms["".join(word[0] for word in words)].append(name)
    for name in names:
        if len(name.words) == 1 and name.label.replace(".", "").isupper() and len(name.words[0]) > 1:
            for long_form in long_forms.get(name.words[0], ()):
                yield name.number, long_form.number, _ACRONYM


def _list_separate_pairs(corpus: Corpus) -> set[Pair]:
    """Return the pairs of entities that an analyst keeps apart or has split."""
    apart: set[Pair] = set()
    for decision in corpus.decisions:
        if decision.verb == "keep_apart":
            apart |= _list_decision_pairs(corpus, decision)
    forms: dict[str, set[int]] = defaultdict(set)
    # Only split names were added since the build.
    for name, key in corpus.names.key.patches.items():
        forms[key.rpartition("#")[0]].add(int(corpus.names.entity[name]))
    for form, entities in forms.items():
        same = [e for kind in Kind for e in corpus.entities_of_key(f"{kind}:{form}")]
        apart |= {(min(p), max(p)) for p in combinations({*entities, *same}, 2)}
    return apart


def _list_decision_pairs(corpus: Corpus, decision: Decision) -> set[Pair]:
    entities = {e for key in decision.spellings for e in corpus.entities_of_key(key)}
    return {(min(pair), max(pair)) for pair in combinations(entities, 2)}
