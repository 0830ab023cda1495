"""Builds the list of selected articles."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.calendar import format_day_numbers, format_iso_day_number
from dashboard.query.selection.select import select
from dashboard.schema import NO_DAY, Filters, Unit
from dashboard.schema.columns import LISTED, column_names
from dashboard.schema.tables import ArticleRow

_FIRST = ("key", "article", "title", "publisher", "day", "published", "precision", "source", "copies")
_PLAIN = tuple(name for name in column_names(ArticleRow, LISTED) if name not in _FIRST)
COLUMNS = (*_FIRST, *_PLAIN)
ORDERS = ("newest", "oldest", "longest", "title")
_LAST_RANK = 2**31 - 1


def list_articles(
    corpus: Corpus, filters: Filters, order: str = "newest", offset: int = 0, limit: int = 50
) -> pd.DataFrame:
    """Return a page of the selected articles, in the columns of `COLUMNS`.

    `day` is the day of publication in words (in brackets if inferred), `published` its best single day
    as 2017-04-12 or ''; `copies` counts the other articles of the corpus that are copies of it. Without
    copies, one article represents its copies among the selected: the one an analyst chose, else the
    earliest. Undated articles come last. Columns of `ArticleRow` that are marked LISTED are as stored.

    Args:
        corpus: The corpus.
        filters: The active filters.
        order: newest, oldest, longest or title; ties by key.
        offset: How many rows to skip.
        limit: How many rows to return; 0 returns all.
    """
    rows = _sort_rows(
        corpus, choose_listed_articles(corpus, select(corpus, filters).articles, filters.unit), order
    )
    return _build_table(corpus, rows[offset : offset + limit if limit else None])


def choose_listed_articles(corpus: Corpus, articles: Mask, unit: Unit) -> Longs:
    """Return the rows to list for some articles: all of them, or one of each story without copies."""
    rows = np.flatnonzero(articles)
    if unit is Unit.ARTICLES:
        return rows
    by_day = rows[np.lexsort((rows, rank_publication_days(corpus)[rows], ~corpus.is_chosen_copy[rows]))]
    _, first = np.unique(corpus.story[by_day], return_index=True)
    return np.sort(by_day[first])


def format_publication_day(corpus: Corpus, article: int) -> str:
    """Return the day of publication of an article in words, in brackets where it is inferred."""
    first, last = int(corpus.days.first[article]), int(corpus.days.last[article])
    return format_day_numbers(first, last, inferred=bool(corpus.articles["inferred"].iloc[article]))


def rank_publication_days(corpus: Corpus) -> Longs:
    """Return the best day of publication of each article, for sorting; undated articles come last."""
    return np.where(corpus.days.best == NO_DAY, _LAST_RANK, corpus.days.best).astype(np.int64)


def _sort_rows(corpus: Corpus, rows: Longs, order: str) -> Longs:
    if order == "longest":
        return rows[np.argsort(-corpus.articles["n_words"].to_numpy()[rows], kind="stable")]
    if order == "title":
        titles = corpus.articles["title"].iloc[rows].str.casefold()
        return rows[np.argsort(titles.to_numpy(dtype=object), kind="stable")]
    day = rank_publication_days(corpus)[rows]
    if order == "newest":
        day = np.where(day == _LAST_RANK, _LAST_RANK, -day)
    return rows[np.argsort(day, kind="stable")]


def _build_table(corpus: Corpus, rows: Longs) -> pd.DataFrame:
    articles = corpus.articles.iloc[rows]
    days = zip(corpus.days.first[rows], corpus.days.last[rows], articles["inferred"], strict=True)
    story_sizes = np.bincount(corpus.story[corpus.live], minlength=int(corpus.story.max(initial=-1)) + 1)
    columns = {
        "key": articles["key"],
        "article": rows,
        "title": articles["title"],
        "publisher": articles["publisher"].astype(str),
        "day": [format_day_numbers(first, last, inferred=bool(inferred)) for first, last, inferred in days],
        "published": [format_iso_day_number(day) for day in corpus.days.best[rows]],
        "precision": articles["published_precision"].astype(str),
        "source": articles["published_from"].astype(str),
        "copies": story_sizes[corpus.story[rows]] - 1,
        **{name: _plain_values(articles[name]) for name in _PLAIN},
    }
    return pd.DataFrame(columns, columns=list(COLUMNS)).reset_index(drop=True)


def _plain_values(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return column.astype(str) if isinstance(column.dtype, pd.CategoricalDtype) else column
