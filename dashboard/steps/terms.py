"""Words of articles -> the article x term matrix, by article and by term."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

VERSION = "1"
# A single letter says nothing; of numbers only years do.
_TERM = re.compile(r"(?=.*[^\W\d_]).{2,}|(?:1[5-9]|20)\d\d", re.DOTALL)
_MOST = int(np.iinfo(np.uint16).max)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Article x term, twice: `indptr, ids, counts` by article (CSR), `post_*` by term (CSC).

    Terms are sorted; ids within an article and articles within a term rise.
    """

    terms: list[str]
    n_articles: NDArray[np.int32]
    n_occurrences: NDArray[np.int32]
    indptr: NDArray[np.int64]
    ids: NDArray[np.int32]
    counts: NDArray[np.uint16]
    post_indptr: NDArray[np.int64]
    post_rows: NDArray[np.int32]
    post_counts: NDArray[np.uint16]


def count_terms(words: Iterable[str]) -> Counter[str]:
    """Return how often each term occurs: words with a letter and two characters, and years.

    >>> count_terms(["in", "april", "2017", "7", "u.s.", "a", "april"])
    Counter({'april': 2, 'in': 1, '2017': 1, 'u.s.': 1})
    """
    return Counter({word: n for word, n in Counter(words).items() if _TERM.fullmatch(word)})


def build_matrix(counts: Sequence[Mapping[str, int]]) -> Matrix:
    """Return the matrix of articles in their order; no term is left out, so that counts are exact."""
    terms = sorted(set(chain.from_iterable(counts)))
    number = {term: at for at, term in enumerate(terms)}
    sizes = np.fromiter(map(len, counts), np.int64, len(counts))
    n_cells = int(sizes.sum())
    ids = np.fromiter((number[term] for row in counts for term in row), np.int32, n_cells)
    n = np.fromiter((n for row in counts for n in row.values()), np.int64, n_cells)
    rows = np.repeat(np.arange(len(counts), dtype=np.int32), sizes)
    by_term = np.argsort(ids, kind="stable")
    # From term order, a stable sort by article leaves the terms of each article rising.
    by_article = by_term[np.argsort(rows[by_term], kind="stable")]
    cells = np.minimum(n, _MOST).astype(np.uint16)
    n_articles = np.bincount(ids, minlength=len(terms))
    return Matrix(
        terms=terms,
        n_articles=n_articles.astype(np.int32),
        n_occurrences=np.bincount(ids, weights=n, minlength=len(terms)).astype(np.int32),
        indptr=_pointers(sizes),
        ids=ids[by_article],
        counts=cells[by_article],
        post_indptr=_pointers(n_articles),
        post_rows=rows[by_term],
        post_counts=cells[by_term],
    )


def _pointers(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
