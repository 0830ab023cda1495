"""Articles about the same news -> publication days before those of all others, which may be wrong."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dashboard.schema import NO_DAY

FLAG = "published lies before the articles most like it"
CONFIDENCE = 0.4
"""The confidence that is left to a day that its similar articles contradict."""
_FEWEST_SIMILAR = 3
_SIMILARITY = 0.25
"""Cosine of TF-IDF weights (Salton 1988) from which on two articles report the same news."""
_FEWEST_DAYS, _MOST_DAYS = 2, 10
_WINDOW_DAYS = 15
_MOST_COMMON = 0.3
_ROWS_A_BLOCK = 2_000

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


def find_too_early_rows(
    counts: sparse.csr_matrix, is_word: Mask, days: NDArray[np.int32], stories: NDArray[np.int32]
) -> list[int]:
    """Return the rows whose day is 2 to 10 days before that of each article that is much like them.

    Several papers report the same news within a day or two. Where three or more report it, and all of them
    later, the day of the earlier one is likely to be wrong. Copies count once, by their first day.

    Args:
        counts: How often each article uses each term: a sparse matrix, one row an article.
        is_word: For each term, whether it is a single word; other terms are ignored.
        days: For each article, its day of publication as a number, or `NO_DAY`.
        stories: For each article, the number that it shares with its copies.
    """
    dated = np.flatnonzero(days != NO_DAY)
    if len(dated) <= _FEWEST_SIMILAR:
        return []
    order = dated[np.argsort(days[dated], kind="stable")]
    originals = np.zeros(len(order), dtype=np.bool_)
    originals[np.unique(stories[order], return_index=True)[1]] = True
    weights = _weigh_words(sparse.csr_matrix(counts)[order][:, is_word], originals)
    rows = _find_rows(weights, days[order].astype(np.int64), originals, stories[order].astype(np.int64))
    return sorted(int(order[row]) for row in rows)


def _find_rows(weights: sparse.csr_matrix, days: Numbers, originals: Mask, stories: Numbers) -> Iterator[int]:
    """Yield the rows (in order of day) all of whose similar articles within the window are days later."""
    for first in range(0, len(days), _ROWS_A_BLOCK):
        last = min(first + _ROWS_A_BLOCK, len(days))
        low = int(np.searchsorted(days, days[first] - _WINDOW_DAYS))
        high = int(np.searchsorted(days, days[last - 1] + _WINDOW_DAYS, side="right"))
        similarity = (weights[first:last] @ weights[low:high].T).tocsr()
        for row in range(first, last):
            cells = slice(similarity.indptr[row - first], similarity.indptr[row - first + 1])
            others = similarity.indices[cells][similarity.data[cells] >= _SIMILARITY] + low
            others = others[originals[others] & (stories[others] != stories[row])]
            if _are_days_later(days[others] - days[row]):
                yield row


def _are_days_later(days_later: Numbers) -> bool:
    near = days_later[np.abs(days_later) <= _WINDOW_DAYS]
    return len(near) >= _FEWEST_SIMILAR and near.min() >= _FEWEST_DAYS and near.max() <= _MOST_DAYS


def _weigh_words(counts: sparse.csr_matrix, originals: Mask) -> sparse.csr_matrix:
    """Return the TF-IDF weights of each row's words, scaled to length one, without the commonest words."""
    n_rows, n_originals = counts.shape[0], int(originals.sum())
    n_articles = np.bincount(counts[originals].indices, minlength=counts.shape[1])
    usable = (n_articles >= 2) & (n_articles <= max(2, int(_MOST_COMMON * n_originals)))
    weights = counts[:, usable].astype(np.float32)
    idf = np.log(n_originals / n_articles[usable]) + 1
    weights.data = (1 + np.log(weights.data)) * idf[weights.indices].astype(np.float32)
    row = np.repeat(np.arange(n_rows), np.diff(weights.indptr))
    lengths = np.sqrt(np.bincount(row, weights.data.astype(np.float64) ** 2, minlength=n_rows))
    weights.data /= np.maximum(lengths[row], 1e-9).astype(np.float32)
    return weights
