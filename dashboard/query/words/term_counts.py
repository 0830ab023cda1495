"""How often each term occurs in some articles: counted row by row, or the total minus the other articles."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.corpus.term_tables import TermTable

_AT_ONCE = 1 << 17


def count_terms(terms: TermTable, articles: Mask, n: int | None = None) -> tuple[Longs, Longs]:
    """Return for each term how many of the articles contain it, and how often it occurs in them.

    With `n`, only the first n terms are counted: phrases come last, and there are many.
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
    """Return the counts of `count_terms` for two sets of articles.

    Where B is most of the articles outside A, its counts follow from those of A, which is faster.
    """
    in_a, neither = count_terms(terms, a, n), ~(a | b)
    if (a & b).any() or np.count_nonzero(b) <= np.count_nonzero(neither):
        return in_a, count_terms(terms, b, n)
    in_either = count_terms(terms, ~neither, n)
    return in_a, (in_either[0] - in_a[0], in_either[1] - in_a[1])


def count_families(terms: TermTable, articles: Mask, n: int | None = None) -> tuple[Longs, Longs]:
    """Return the counts of `count_terms` by word family, under the term that names the family.

    An article with several forms of a word counts once; their occurrences are added up.
    """
    n_articles, occurrences = count_terms(terms, articles, n)
    family, n = terms.family[: len(n_articles)], len(n_articles)
    repeats = _count_repeats(terms, articles, n)
    by_article = np.bincount(family, weights=n_articles, minlength=n) - repeats
    by_occurrence = np.bincount(family, weights=occurrences, minlength=n)
    return by_article.astype(np.int64), by_occurrence.astype(np.int64)


def get_number_of_terms(terms: TermTable, mask: Mask) -> int:
    """Return how many terms must be counted for a mask of terms: the words only, or phrases too."""
    return len(mask) if mask[terms.n_words :].any() else terms.n_words


def find_articles_with_term(terms: TermTable, term: int, families: bool = False) -> Ints:
    """Return the articles that contain a term, or with `families` any word of the family that it names."""
    if not families:
        return terms.post_rows[terms.post_indptr[term] : terms.post_indptr[term + 1]]
    members = np.flatnonzero(terms.family == term)
    return np.unique(
        np.concatenate([terms.post_rows[:0], *(find_articles_with_term(terms, int(m)) for m in members)])
    )


def find_cell_positions(indptr: Longs, rows: Longs) -> Longs:
    """Return the positions of all cells in some rows of a CSR matrix, row by row."""
    starts, sizes = indptr[rows], indptr[rows + 1] - indptr[rows]
    total = int(sizes.sum())
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) if total else starts[:0]
    return np.arange(total, dtype=np.int64) + shifts


def _sum_rows(terms: TermTable, rows: Longs, n: int) -> tuple[Longs, Longs]:
    starts, stops = _find_slices(terms, rows, n)
    n_articles, further = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for block in _split_into_blocks(stops - starts, max(_AT_ONCE, n)):
        ids = _concatenate_slices(terms.ids, starts[block], stops[block], np.intp)
        counts = _concatenate_slices(terms.counts, starts[block], stops[block])
        n_articles += np.bincount(ids, minlength=n)
        # Most words occur once in an article, so only the further occurrences are added up.
        repeated = np.flatnonzero(counts > 1)
        further += np.bincount(ids[repeated], weights=counts[repeated] - 1, minlength=n).astype(np.int64)
    return n_articles, n_articles + further


def _split_into_blocks(sizes: Longs, most: int) -> Iterator[slice]:
    """Yield slices of about `most` cells each, which fit into the processor's cache."""
    until = np.cumsum(sizes)
    edges = np.searchsorted(until, np.arange(most, int(sizes.sum()), most)).tolist()
    for start, stop in pairwise([0, *edges, len(sizes)]):
        yield slice(start, stop)


def _count_repeats(terms: TermTable, articles: Mask, n: int) -> Longs:
    """Return how many articles each family would count twice, since they contain several of its forms."""
    cells = np.flatnonzero(terms.again)
    article = np.searchsorted(terms.indptr, cells, side="right") - 1
    return np.bincount(terms.family[terms.ids[cells[articles[article]]]], minlength=n)


def _find_slices(terms: TermTable, rows: Longs, n: int) -> tuple[Longs, Longs]:
    """Return where the cells of the first `n` terms begin and end in some rows; adjacent rows are joined."""
    if n < len(terms.size):
        return terms.indptr[rows], _find_row_ends(terms, rows, n)
    first = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
    last = np.append(first[1:], len(rows))[: len(first)] - 1
    return terms.indptr[rows[first]], terms.indptr[rows[last] + 1]


def _find_row_ends(terms: TermTable, rows: Longs, n: int) -> Longs:
    """Return where in each row the terms from the n-th on begin, by binary search, since terms ascend."""
    low, high = terms.indptr[rows], terms.indptr[rows + 1]
    while len(wide := np.flatnonzero(low < high)):
        middle = (low[wide] + high[wide]) // 2
        below = terms.ids[middle] < n
        low[wide] = np.where(below, middle + 1, low[wide])
        high[wide] = np.where(below, high[wide], middle)
    return low


def _concatenate_slices(
    column: Array, starts: Longs, stops: Longs, kind: type[np.generic] | None = None
) -> Array:
    """Return slices of a column, one after the other."""
    plain = np.asarray(column)
    parts = [plain[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    return np.concatenate([plain[:0], *parts], dtype=kind)
