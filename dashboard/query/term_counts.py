"""How often each term stands in some articles: a slice of the matrix, or the total less the rest."""

import numpy as np

from dashboard.corpus.model import Terms
from dashboard.corpus.postings import Ints, Longs, Mask


def count_in(terms: Terms, articles: Mask) -> tuple[Longs, Longs]:
    """Return for each term how many of some articles hold it, and how often it occurs in them."""
    chosen = np.flatnonzero(articles)
    if 2 * len(chosen) <= len(articles):
        return _sum_rows(terms, chosen)
    rest = _sum_rows(terms, np.flatnonzero(~articles))
    return terms.n_articles - rest[0], terms.n_occurrences - rest[1]


def count_families(terms: Terms, articles: Mask) -> tuple[Longs, Longs]:
    """Return the same with the forms of a word joined, under the term that their family is called by.

    An article that holds several forms counts once, their occurrences together.
    """
    cells = cells_of(terms.indptr, np.flatnonzero(articles))
    n = len(terms.n_articles)
    family = terms.family[terms.ids[cells]]
    occurrences = np.bincount(family, weights=terms.counts[cells], minlength=n)
    return np.bincount(family[~terms.again[cells]], minlength=n), occurrences.astype(np.int64)


def posting_of(terms: Terms, term: int, families: bool = False) -> Ints:
    """Return the articles that hold a term, or any word of the family that is called by it, in order."""
    if not families:
        return terms.post_rows[terms.post_indptr[term] : terms.post_indptr[term + 1]]
    members = np.flatnonzero(terms.family == term)
    return np.unique(np.concatenate([terms.post_rows[:0], *(posting_of(terms, int(m)) for m in members)]))


def cells_of(indptr: Longs, rows: Longs) -> Longs:
    """Return the positions of all cells of some rows of a CSR matrix, row by row."""
    starts, sizes = indptr[rows], indptr[rows + 1] - indptr[rows]
    total = int(sizes.sum())
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) if total else starts[:0]
    return np.arange(total, dtype=np.int64) + shifts


def _sum_rows(terms: Terms, rows: Longs) -> tuple[Longs, Longs]:
    cells = cells_of(terms.indptr, rows)
    ids = terms.ids[cells]
    n = len(terms.n_articles)
    occurrences = np.bincount(ids, weights=terms.counts[cells], minlength=n)
    return np.bincount(ids, minlength=n), occurrences.astype(np.int64)
