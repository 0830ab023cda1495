"""Decisions on copies: articles joined as copies of each other or parted, and which one stands for a group."""

from dataclasses import replace

import numpy as np

from dashboard.corpus.columns import find_rows
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Array
from dashboard.schema import Decision


def join_copies(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make the articles, and the copies that each has by now, one group."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    groups = np.unique(corpus.story[rows])
    if len(groups) < 2:
        return None
    return _regrouped(corpus, np.flatnonzero(np.isin(corpus.story, groups)), int(groups[0]))


def split_copies(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take the articles out of the group they are in; together they are a group of their own."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    left_behind = np.isin(corpus.story, corpus.story[rows])
    left_behind[rows] = False
    if not left_behind.any():
        return None
    return _regrouped(corpus, rows, int(corpus.story.max()) + 1)


def stand_for(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Let an article stand for its copies where one of them is shown; without this it is the earliest."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    if not len(rows):
        return None
    stands = corpus.is_chosen_copy & ~np.isin(corpus.story, corpus.story[rows])
    stands[rows] = True
    return replace(corpus, is_chosen_copy=stands)


def _regrouped(corpus: Corpus, rows: Array, group: int) -> Corpus:
    story = corpus.story.copy()
    story[rows] = group
    return replace(corpus, story=story, has_copies=(np.bincount(story) > 1)[story])
