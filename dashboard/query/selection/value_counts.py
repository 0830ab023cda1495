"""Counts articles by value, with or without copies."""

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.schema import Unit


def count_by_value(corpus: Corpus, postings: Postings, articles: Mask, unit: Unit) -> Longs:
    """Return for each value how many of some articles have it: articles, or stories without copies."""
    counts = postings.count(articles)
    if unit is Unit.ARTICLES:
        return counts
    # Only articles that have copies can make the two counts differ, and they are few.
    values, rows = postings.pairs(articles & corpus.has_copies)
    repeated = np.bincount(values, minlength=postings.n_values)
    return counts - repeated + count_value_pairs(corpus, values, rows, postings.n_values, unit)


def count_value_pairs(
    corpus: Corpus, values: Ints | Longs, articles: Ints | Longs, n: int, unit: Unit
) -> Longs:
    """Return for each of `n` values how many articles it has, from distinct (value, article) pairs."""
    if unit is Unit.WITHOUT_COPIES:
        n_stories = int(corpus.story.max(initial=-1)) + 1
        values = list_distinct(values.astype(np.int64) * n_stories + corpus.story[articles]) // max(
            n_stories, 1
        )
    return np.bincount(values, minlength=n)


def list_distinct(codes: Longs) -> Longs:
    """Return the distinct codes, in order.

    NumPy's own `unique` hashes first, and takes sixteen times as long on a million of them.
    """
    in_order = np.sort(codes)
    is_first = np.ones(len(in_order), dtype=np.bool_)
    is_first[1:] = in_order[1:] != in_order[:-1]
    codes_once: Longs = in_order[is_first]
    return codes_once


def list_distinct_pairs(values: Ints | Longs, articles: Ints | Longs, n: int) -> tuple[Longs, Longs]:
    """Return (value, article) pairs, each once, in a corpus of `n` articles."""
    pairs = np.unique(values.astype(np.int64) * max(n, 1) + articles)
    return pairs // max(n, 1), pairs % max(n, 1)
