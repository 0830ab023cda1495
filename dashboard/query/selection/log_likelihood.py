"""The log-likelihood ratio: how surely two counts differ."""

import numpy as np

from dashboard.corpus.postings import Floats, Longs


def log_likelihood(a: Longs, b: Longs, total_a: int, total_b: int) -> Floats:
    """Return G2 of each two by two table of counts `a` of `total_a` and `b` of `total_b` (Dunning 1993).

    It is 0 where both have the same share, and where one total is 0: then nothing can be compared.

    >>> log_likelihood(np.array([10, 20]), np.array([10, 5]), 100, 100).round(1).tolist()
    [0.0, 10.9]
    >>> log_likelihood(np.array([0]), np.array([5]), 0, 100).tolist()
    [0.0]
    """
    share = (a + b) / max(total_a + total_b, 1)
    counted = _compare(a, total_a * share) + _compare(b, total_b * share)
    others = _compare(total_a - a, total_a * (1 - share)) + _compare(total_b - b, total_b * (1 - share))
    return np.maximum(2 * (counted + others), 0.0)


def _compare(counts: Longs, expected: Floats) -> Floats:
    """Return counts * ln(counts / expected), 0 for a count of 0."""
    ratio = np.divide(counts, expected, out=np.ones(len(counts)), where=(counts > 0) & (expected > 0))
    return np.asarray(counts * np.log(ratio))
