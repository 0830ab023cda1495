"""The stream of words -> the article x term matrix, by article and by term: words, and phrases after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.steps.terms.phrases import find_phrases
from dashboard.steps.terms.word_families import families
from dashboard.steps.terms.word_stream import Stream, is_term

_MOST = int(np.iinfo(np.uint16).max)
_AT_ONCE = 1 << 24

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Article x term, twice: `indptr, ids, counts` by article (CSR), `post_*` by term (CSC).

    First come all words, sorted, then the phrases, sorted; ids within an article and articles within a term
    rise. `size` is the number of words of a term, 0 for a word that belongs on no list (a single letter,
    a number), `first` and `last` are its words at either end. `family` is the term that a word's family is called by, `language` the one in which most
    of its articles are written; `again` marks cells of words whose family the article has already had.
    """

    terms: list[str]
    size: NDArray[np.int8]
    first: Ints
    last: Ints
    family: Ints
    language: list[str]
    n_articles: Ints
    n_occurrences: Longs
    indptr: Longs
    ids: Ints
    counts: NDArray[np.uint16]
    again: NDArray[np.bool_]
    post_indptr: Longs
    post_rows: Ints
    post_counts: NDArray[np.uint16]


def build_matrix(stream: Stream, languages: Sequence[str], heard: NDArray[np.bool_]) -> Matrix:
    """Return the matrix of a stream; no word is left out, so that counts are exact.

    Args:
        stream: The words of all articles.
        languages: The language of each article.
        heard: Which articles phrases, languages and families are learnt from: those that are no copy of another.
    """
    article = np.repeat(np.arange(len(languages), dtype=np.int32), np.diff(stream.indptr))
    n_words = len(stream.vocabulary)
    phrases = find_phrases(stream.words, article, heard[article])
    said = [" ".join(stream.vocabulary[word] for word in phrase) for phrase in phrases.words]
    order = sorted(range(len(said)), key=said.__getitem__)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    terms = [*stream.vocabulary, *(said[phrase] for phrase in order)]
    places = np.flatnonzero(stream.words >= 0)
    rows, ids, n = _cells(
        np.concatenate([article[places], article[phrases.places]]),
        np.concatenate([stream.words[places], n_words + rank[phrases.numbers]]),
        len(terms),
    )
    by_term = np.argsort(ids, kind="stable")
    n_articles = np.bincount(ids, minlength=len(terms))
    n_occurrences = np.bincount(ids, weights=n, minlength=len(terms)).astype(np.int64)
    language = _languages(rows, ids, languages, n_words, heard)
    ends = np.array([(phrases.words[each][0], phrases.words[each][-1]) for each in order], dtype=np.int32)
    itself = np.arange(n_words, dtype=np.int32)
    sizes = [*map(int, map(is_term, stream.vocabulary)), *(len(phrases.words[each]) for each in order)]
    family = np.arange(len(terms), dtype=np.int32)
    often = np.bincount(ids, weights=n * heard[rows], minlength=len(terms))
    family[:n_words] = families(stream.vocabulary, language, often[:n_words].tolist())
    cells = np.minimum(n, _MOST).astype(np.uint16)
    return Matrix(
        terms=terms,
        size=np.array(sizes, dtype=np.int8),
        first=np.concatenate([itself, ends.reshape(-1, 2)[:, 0]]),
        last=np.concatenate([itself, ends.reshape(-1, 2)[:, 1]]),
        family=family,
        language=[*language, *("" for _ in order)],
        n_articles=n_articles.astype(np.int32),
        n_occurrences=n_occurrences,
        indptr=_pointers(np.bincount(rows, minlength=len(languages))),
        ids=ids,
        counts=cells,
        again=_again(rows, family[ids]),
        post_indptr=_pointers(n_articles),
        post_rows=rows[by_term],
        post_counts=cells[by_term],
    )


def _cells(article: Ints, terms: Ints, n_terms: int) -> tuple[Ints, Ints, Longs]:
    """Return each (article, term) once, by article and term, and how often it was given."""
    found: list[tuple[Any, Any]] = []
    by_article = np.argsort(article, kind="stable")
    edges = [0, *range(_AT_ONCE, len(article), _AT_ONCE), len(article)]
    # A block ends where an article does, so that the cells of each lie in one.
    ends = [int(np.searchsorted(article[by_article], article[by_article[at]])) for at in edges[1:-1]]
    for start, stop in zip([0, *ends], [*ends, len(article)], strict=True):
        block = by_article[start:stop]
        found.append(np.unique(article[block].astype(np.int64) * n_terms + terms[block], return_counts=True))
    codes, n = (np.concatenate(each) for each in zip(*found, strict=True))
    n_or_one = max(1, n_terms)
    return (codes // n_or_one).astype(np.int32), (codes % n_or_one).astype(np.int32), n.astype(np.int64)


def _again(rows: Ints, family: Ints) -> NDArray[np.bool_]:
    """Return which cells are of a family that an earlier cell of the same article is of."""
    order = np.lexsort((family, rows))
    same = np.zeros(len(rows), dtype=np.bool_)
    same[1:] = (np.diff(family[order]) == 0) & (np.diff(rows[order]) == 0)
    again = np.empty(len(rows), dtype=np.bool_)
    again[order] = same
    return again


def _languages(
    rows: Ints, ids: Ints, languages: Sequence[str], n_words: int, heard: NDArray[np.bool_]
) -> list[str]:
    """Return for each word the language in which most of its articles are written, the first of equals.

    Copies count only for a word that stands in nothing else.
    """
    known = sorted(set(languages))
    codes = np.array([known.index(language) for language in languages], dtype=np.int64)
    if not known:
        return []
    words = ids < n_words
    cells = ids[words] * np.int64(len(known)) + codes[rows[words]]
    every, n = (
        np.bincount(cells, weights, minlength=n_words * len(known)).reshape(n_words, len(known))
        for weights in (None, heard[rows[words]])
    )
    most = np.where(n.any(axis=1, keepdims=True), n, every).argmax(axis=1)
    return [known[code] for code in most]


def _pointers(sizes: Longs) -> Longs:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
