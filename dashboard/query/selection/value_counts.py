"""Counts articles by value, with or without copies."""

import numpy as np

from dashboard.corpus.copy_groups import CopyGroups, group_copies
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.schema import Unit

_COPIES = "copies"
"""The name of the groups of copies among what is derived from postings."""


def count_by_value(corpus: Corpus, postings: Postings, articles: Mask, unit: Unit) -> Longs:
    """Return for each value how many of some articles have it: articles, or stories without copies."""
    counts = postings.count(articles)
    if unit is Unit.ARTICLES:
        return counts
    repeats = np.zeros(postings.n_values, dtype=np.int64)
    groups = _get_copy_groups(corpus, postings)
    repeats[: len(groups.values) - 1] = groups.count_repeats(articles)
    for value, rows in postings.patches.items():
        stories = corpus.story[rows[articles[rows]]]
        repeats[value] = len(stories) - len(np.unique(stories))
    return counts - repeats


def _get_copy_groups(corpus: Corpus, postings: Postings) -> CopyGroups:
    """Return the groups of copies in postings, which are made once; a decision on copies makes them anew."""
    groups = postings.derived.get(_COPIES)
    if not isinstance(groups, CopyGroups) or groups.story is not corpus.story:
        groups = group_copies(postings, corpus.story, corpus.has_copies)
        postings.derived[_COPIES] = groups
    return groups


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
