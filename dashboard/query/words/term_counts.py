"""How often each term stands in some articles: a slice of the matrix, or the total less the rest."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.corpus.term_tables import TermTable

_AT_ONCE = 1 << 17


def count_terms(terms: TermTable, articles: Mask, n: int | None = None) -> tuple[Longs, Longs]:
    """Return for each term how many of some articles hold it, and how often it occurs in them.

    `n` counts the first so many terms alone: phrases, which come last, are many.
    """
    n = len(terms.size) if n is None else n
    chosen = np.flatnonzero(articles)
    if 2 * len(chosen) <= len(articles):
        return _sum_rows(terms, chosen, n)
    rest = _sum_rows(terms, np.flatnonzero(~articles), n)
    return terms.n_articles[:n] - rest[0], terms.n_occurrences[:n] - rest[1]


def count_terms_on_both_sides(
    terms: TermTable, a: Mask, b: Mask, n: int | None = None
) -> tuple[tuple[Longs, Longs], tuple[Longs, Longs]]:
    """Return what `count_in` counts in two sets of articles; where B is most of what A is not, from A's."""
    in_a, neither = count_terms(terms, a, n), ~(a | b)
    if (a & b).any() or np.count_nonzero(b) <= np.count_nonzero(neither):
        return in_a, count_terms(terms, b, n)
    left = count_terms(terms, ~neither, n)
    return in_a, (left[0] - in_a[0], left[1] - in_a[1])


def count_families(terms: TermTable, articles: Mask, n: int | None = None) -> tuple[Longs, Longs]:
    """Return the same with the forms of a word joined, under the term that their family is called by.

    An article that holds several forms counts once, their occurrences together.
    """
    n_articles, occurrences = count_terms(terms, articles, n)
    family, n = terms.family[: len(n_articles)], len(n_articles)
    again = _count_again(terms, articles, n)
    joined = np.bincount(family, weights=n_articles, minlength=n) - again
    together = np.bincount(family, weights=occurrences, minlength=n)
    return joined.astype(np.int64), together.astype(np.int64)


def terms_to_count(terms: TermTable, kept: Mask) -> int:
    """Return how many terms must be counted to know those that are kept: the words alone, or phrases too."""
    return len(kept) if kept[terms.n_words :].any() else terms.n_words


def articles_with_term(terms: TermTable, term: int, families: bool = False) -> Ints:
    """Return the articles that hold a term, or any word of the family that is called by it, in order."""
    if not families:
        return terms.post_rows[terms.post_indptr[term] : terms.post_indptr[term + 1]]
    members = np.flatnonzero(terms.family == term)
    return np.unique(
        np.concatenate([terms.post_rows[:0], *(articles_with_term(terms, int(m)) for m in members)])
    )


def cell_positions(indptr: Longs, rows: Longs) -> Longs:
    """Return the positions of all cells of some rows of a CSR matrix, row by row."""
    starts, sizes = indptr[rows], indptr[rows + 1] - indptr[rows]
    total = int(sizes.sum())
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) if total else starts[:0]
    return np.arange(total, dtype=np.int64) + shifts


def _sum_rows(terms: TermTable, rows: Longs, n: int) -> tuple[Longs, Longs]:
    starts, stops = _stretches(terms, rows, n)
    n_articles, beyond = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for some in _blocks(stops - starts, max(_AT_ONCE, n)):
        ids = _joined(terms.ids, starts[some], stops[some], np.intp)
        counts = _joined(terms.counts, starts[some], stops[some])
        n_articles += np.bincount(ids, minlength=n)
        # Most words stand once in an article, so only what stands there more often is added up.
        more = np.flatnonzero(counts > 1)
        beyond += np.bincount(ids[more], weights=counts[more] - 1, minlength=n).astype(np.int64)
    return n_articles, n_articles + beyond


def _blocks(sizes: Longs, most: int) -> Iterator[slice]:
    """Yield stretches in turn, about so many cells at once: what stays in the processor's cache is quick."""
    until = np.cumsum(sizes)
    edges = np.searchsorted(until, np.arange(most, int(sizes.sum()), most)).tolist()
    for start, stop in pairwise([0, *edges, len(sizes)]):
        yield slice(start, stop)


def _count_again(terms: TermTable, articles: Mask, n: int) -> Longs:
    """Return how often a family is held again by an article that another of its forms has counted."""
    cells = np.flatnonzero(terms.again)
    article = np.searchsorted(terms.indptr, cells, side="right") - 1
    return np.bincount(terms.family[terms.ids[cells[articles[article]]]], minlength=n)


def _stretches(terms: TermTable, rows: Longs, n: int) -> tuple[Longs, Longs]:
    """Return where the cells of some rows begin and end, of the first `n` terms; whole rows in turn are one."""
    if n < len(terms.size):
        return terms.indptr[rows], _ends(terms, rows, n)
    first = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
    last = np.append(first[1:], len(rows))[: len(first)] - 1
    return terms.indptr[rows[first]], terms.indptr[rows[last] + 1]


def _ends(terms: TermTable, rows: Longs, n: int) -> Longs:
    """Return where in each row the terms from the n-th on begin; a row's terms rise, so it is halved."""
    low, high = terms.indptr[rows], terms.indptr[rows + 1]
    while len(wide := np.flatnonzero(low < high)):
        middle = (low[wide] + high[wide]) // 2
        below = terms.ids[middle] < n
        low[wide] = np.where(below, middle + 1, low[wide])
        high[wide] = np.where(below, high[wide], middle)
    return low


def _joined(column: Array, starts: Longs, stops: Longs, kind: Any = None) -> Array:
    """Return the stretches of a column, one after the other."""
    plain = np.asarray(column)
    parts = [plain[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    return np.concatenate([plain[:0], *parts], dtype=kind)
