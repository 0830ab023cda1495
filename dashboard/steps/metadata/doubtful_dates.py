"""Articles that tell the same -> days of publication that lie before all of these: a stamp may be wrong."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

FLAG = "published lies before the articles most like it"
CONFIDENCE = 0.4
"""How sure a day still is that its neighbours speak against."""
_FEWEST = 3
_ALIKE = 0.25
"""Cosine of TF-IDF weights (Salton 1988) from which two articles tell of one thing."""
_SOONEST, _LATEST = 2, 10
_WINDOW = 15
_MOST_COMMON = 0.3
_ROWS_A_BLOCK = 2_000

Array = NDArray[Any]


def find_too_early_rows(counts: Any, is_word: Array, days: Array, stories: Array) -> list[int]:
    """Return the rows whose day lies 2 to 10 days before that of each article that is much like them.

    News is told by several papers within a day or two; where three or more tell it, and all of them
    later, the one that came before is likely to carry a wrong day. Copies count once, by their first day.

    Args:
        counts: How often each article says each term: a sparse matrix, a row an article.
        is_word: Of each term, whether it is a single word; others are passed over.
        days: Of each article, its day of publication as a number; where it is below zero by a lot, none.
        stories: Of each article, the number that it shares with its copies.
    """
    dated = np.flatnonzero(days > np.iinfo(np.int32).min // 2)
    if len(dated) <= _FEWEST:
        return []
    order = dated[np.argsort(days[dated], kind="stable")]
    heard = np.zeros(len(order), dtype=np.bool_)
    heard[np.unique(stories[order], return_index=True)[1]] = True
    weights = _weights(sparse.csr_matrix(counts)[order][:, is_word], heard)
    rows = _rows_before(weights, days[order].astype(np.int64), heard, stories[order])
    return sorted(int(order[row]) for row in rows)


def _rows_before(weights: Any, days: Array, heard: Array, stories: Array) -> Iterator[int]:
    """Yield the rows (in the order of days) all of whose neighbours within the window come days later."""
    for first in range(0, len(days), _ROWS_A_BLOCK):
        last = min(first + _ROWS_A_BLOCK, len(days))
        low = int(np.searchsorted(days, days[first] - _WINDOW))
        high = int(np.searchsorted(days, days[last - 1] + _WINDOW, side="right"))
        alike = (weights[first:last] @ weights[low:high].T).tocsr()
        for row in range(first, last):
            cells = slice(alike.indptr[row - first], alike.indptr[row - first + 1])
            others = alike.indices[cells][alike.data[cells] >= _ALIKE] + low
            apart = days[others[heard[others] & (stories[others] != stories[row])]] - days[row]
            apart = apart[np.abs(apart) <= _WINDOW]
            if len(apart) >= _FEWEST and apart.min() >= _SOONEST and apart.max() <= _LATEST:
                yield row


def _weights(counts: Any, heard: Array) -> Any:
    """Return the TF-IDF weights of each row's words, each row of length one; the commonest say nothing."""
    n_rows, n_heard = counts.shape[0], int(heard.sum())
    in_rows = np.bincount(counts[heard].indices, minlength=counts.shape[1])
    usable = (in_rows >= 2) & (in_rows <= max(2, int(_MOST_COMMON * n_heard)))
    weights = counts[:, usable].astype(np.float32)
    idf = np.log(n_heard / in_rows[usable]) + 1
    weights.data = (1 + np.log(weights.data)) * idf[weights.indices].astype(np.float32)
    row = np.repeat(np.arange(n_rows), np.diff(weights.indptr))
    lengths = np.sqrt(np.bincount(row, weights.data.astype(np.float64) ** 2, minlength=n_rows))
    weights.data /= np.maximum(lengths[row], 1e-9).astype(np.float32)
    return weights
