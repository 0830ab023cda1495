"""Names that are likely one: what differs in a letter, an accent, the order of words, an acronym."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from dashboard.corpus.model import KINDS, Corpus
from dashboard.query.names.publisher_duplicates import COLUMNS, Words, folded, suggest_publishers
from dashboard.query.selection.select import select
from dashboard.schema import Decision, Filters, Kind

# Words that an acronym leaves out.
_SMALL = frozenset("a an and at by for in of on the to".split())
# Of a surname's articles, the share that one bearer must have to be meant likely.
_LIKELY = 0.6
_ACRONYM = "an acronym of it"
# The longest block of names that are compared each with each; longer ones are names too common to tell.
_LONGEST = 400

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A name that can be suggested: its number, its words folded, its label, its articles."""

    number: int
    words: Words
    label: str
    articles: int


def suggest_merges(corpus: Corpus, kind: str, limit: int = 30) -> pd.DataFrame:
    """Return pairs of names that are likely one, in `COLUMNS`; those that would gain most articles first.

    `both` counts the articles that name the two. All articles of the corpus count, whatever is filtered by.
    What was decided to be kept apart, or parted, is not suggested. `kind` is person, organisation, place, people
    or publisher.
    """
    if kind == "publisher":
        return suggest_publishers(corpus, limit)
    names = _listed(corpus, Kind(kind))
    articles = {name.number: name.articles for name in names}
    apart = _kept_apart(corpus)
    found: dict[Pair, str] = {}
    for one, other, why in _pairs(names, Kind(kind)):
        pair = (min(one, other), max(one, other))
        if one != other and pair not in apart and pair not in found and _can_be_one(corpus, pair, why):
            found[pair] = why
    ranked = sorted(
        found, key=lambda pair: (-min(articles[e] for e in pair), -sum(articles[e] for e in pair), pair)
    )
    rows = [_row(corpus, pair, articles, found[pair]) for pair in ranked[:limit]]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _can_be_one(corpus: Corpus, pair: Pair, why: str) -> bool:
    """Return whether two names are not of two countries, and an acronym and its long form an article with both."""
    if why == _ACRONYM:
        return _both(corpus, pair) > 0
    return not _are_namesakes(corpus, pair)


def _are_namesakes(corpus: Corpus, pair: Pair) -> bool:
    """Return whether two are called alike and lie in two countries, so that they are two."""
    names = [int(corpus.entities.name[entity]) for entity in pair]
    countries = {int(corpus.names.country[name]) for name in names}
    labels = {corpus.labels.at(entity) for entity in pair}
    return len(labels) == 1 and len(countries) > 1 and -1 not in countries


def _both(corpus: Corpus, pair: Pair) -> int:
    posting = corpus.entities.articles
    return int(corpus.live[np.intersect1d(posting.of(pair[0]), posting.of(pair[1]))].sum())


def _row(corpus: Corpus, pair: Pair, articles: dict[int, int], why: str) -> tuple[object, ...]:
    one, other = sorted(pair, key=lambda entity: (-articles[entity], entity))
    label = corpus.label_of
    return (
        *(corpus.entity_key(one), label(one), articles[one]),
        *(corpus.entity_key(other), label(other), articles[other], _both(corpus, pair), why),
    )


def _listed(corpus: Corpus, kind: Kind) -> list[_Listed]:
    counts = corpus.entities.articles.count(select(corpus, Filters()).articles)
    kept = (corpus.entities.kind == KINDS.index(kind)) & ~corpus.entities.hidden & (counts > 0)
    label = corpus.entities.label.at
    return [
        _Listed(number, words, label(number), int(counts[number]))
        for number in np.flatnonzero(kept).tolist()
        if (words := folded(label(number)))
    ]


def _pairs(names: Sequence[_Listed], kind: Kind) -> Iterator[tuple[int, int, str]]:
    yield from _same(names, lambda name: name.words, "the same but for case, accents or marks")
    yield from _same(names, lambda name: tuple(sorted(name.words)), "the same words in another order")
    yield from _letter_apart(names)
    if kind is Kind.PERSON:
        yield from _longer(names)
        yield from _surnames(names)
    elif kind is Kind.ORGANISATION:
        yield from _acronyms(names)


def _same(
    names: Sequence[_Listed], key: Callable[[_Listed], Words], why: str
) -> Iterator[tuple[int, int, str]]:
    for block in _blocks(names, lambda name: [key(name)]):
        for one, other in combinations(block, 2):
            yield one.number, other.number, why


def _blocks(names: Iterable[_Listed], keys: Callable[[_Listed], Iterable[Words]]) -> Iterator[list[_Listed]]:
    found: dict[Words, list[_Listed]] = defaultdict(list)
    for name in names:
        for key in set(keys(name)):
            found[key].append(name)
    yield from (block for block in found.values() if 1 < len(block) <= _LONGEST)


def _letter_apart(names: Sequence[_Listed]) -> Iterator[tuple[int, int, str]]:
    """Yield names of as many words of which one differs by a letter; the others are the same."""
    several = [name for name in names if len(name.words) > 1]

    def without_one(name: _Listed) -> Iterator[Words]:
        for at, word in enumerate(name.words):
            if len(word) > 3:
                yield (str(at), *name.words[:at], word[0], *name.words[at + 1 :])

    for block in _blocks(several, without_one):
        for one, other in combinations(block, 2):
            differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
            if len(differing) == 1 and _is_letter_apart(*differing[0]):
                yield one.number, other.number, "one letter differs"


def _is_letter_apart(one: str, other: str) -> bool:
    """Return whether a letter was changed, left out, added or swapped with its neighbour.

    >>> _is_letter_apart("sergei", "sergey"), _is_letter_apart("thier", "their"), _is_letter_apart("mary", "maria")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] in (other_rest[1:], other_rest) or rest == other_rest[1:]


def _longer(names: Sequence[_Listed]) -> Iterator[tuple[int, int, str]]:
    """Yield a full name and a longer one with the same first and last word: Hillary (Rodham) Clinton."""
    full = [name for name in names if len(name.words) > 1]
    for block in _blocks(full, lambda name: [(name.words[0], name.words[-1])]):
        for one, other in combinations(block, 2):
            if set(one.words) <= set(other.words) or set(other.words) <= set(one.words):
                yield one.number, other.number, "the same but for a middle name"


def _surnames(names: Sequence[_Listed]) -> Iterator[tuple[int, int, str]]:
    """Yield a lone surname with the bearer who has most of the articles of all who bear it."""
    bearers: dict[str, list[_Listed]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            bearers[name.words[-1]].append(name)
    for name in names:
        likely = bearers.get(name.words[-1], []) if len(name.words) == 1 else []
        total = sum(bearer.articles for bearer in likely)
        best = max(likely, key=lambda bearer: (bearer.articles, bearer.label), default=None)
        if best is not None and best.articles >= _LIKELY * total:
            share = f"{best.articles:,} of {total:,}"
            yield name.number, best.number, f"a surname; {share} articles on its bearers are on this one"


def _acronyms(names: Sequence[_Listed]) -> Iterator[tuple[int, int, str]]:
    long_forms: dict[str, list[_Listed]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            for words in {name.words, tuple(word for word in name.words if word not in _SMALL)}:
                long_forms["".join(word[0] for word in words)].append(name)
    for name in names:
        if len(name.words) == 1 and name.label.replace(".", "").isupper() and len(name.words[0]) > 1:
            for long_form in long_forms.get(name.words[0], ()):
                yield name.number, long_form.number, _ACRONYM


def _kept_apart(corpus: Corpus) -> set[Pair]:
    """Return the pairs of entities that an analyst keeps apart or has parted."""
    apart: set[Pair] = set()
    for decision in corpus.decisions:
        if decision.verb == "keep_apart":
            apart |= _pairs_of(corpus, decision)
    forms: dict[str, set[int]] = defaultdict(set)
    # Second names are the only ones that were added since the build.
    for name, key in corpus.names.key.patches.items():
        forms[key.rpartition("#")[0]].add(int(corpus.names.entity[name]))
    for form, entities in forms.items():
        same = [e for kind in Kind for e in corpus.entities_of_key(f"{kind}:{form}")]
        apart |= {(min(p), max(p)) for p in combinations({*entities, *same}, 2)}
    return apart


def _pairs_of(corpus: Corpus, decision: Decision) -> set[Pair]:
    entities = {e for key in decision.spellings for e in corpus.entities_of_key(key)}
    return {(min(pair), max(pair)) for pair in combinations(entities, 2)}
