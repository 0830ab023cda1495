"""Decisions on copies: joining articles into a group, splitting a group, choosing its main article."""

from dataclasses import replace

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Array
from dashboard.corpus.string_columns import find_rows
from dashboard.schema import Decision


def join_copies(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make one group of the articles and of all their present copies."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    groups = np.unique(corpus.story[rows])
    if len(groups) < 2:
        return None
    return _set_group(corpus, np.flatnonzero(np.isin(corpus.story, groups)), int(groups[0]))


def split_copies(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take the articles out of their group and make one group of them."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    left_behind = np.isin(corpus.story, corpus.story[rows])
    left_behind[rows] = False
    if not left_behind.any():
        return None
    return _set_group(corpus, rows, int(corpus.story.max()) + 1)


def choose_main_article(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Choose the article that is listed for its copies; by default it is the earliest."""
    rows = find_rows(corpus.articles["key"], decision.articles)
    if not len(rows):
        return None
    chosen = corpus.is_chosen_copy & ~np.isin(corpus.story, corpus.story[rows])
    chosen[rows] = True
    return replace(corpus, is_chosen_copy=chosen)


def _set_group(corpus: Corpus, rows: Array, group: int) -> Corpus:
    story = corpus.story.copy()
    story[rows] = group
    return replace(corpus, story=story, has_copies=(np.bincount(story) > 1)[story])
