"""The list of articles."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.calendar import iso, say_numbers
from dashboard.query.selection.select import select
from dashboard.schema import NO_DAY, Filters, Unit

COLUMNS = (
    "key",
    "article",
    "title",
    "publisher",
    "day",
    "published",
    "precision",
    "source",
    "language",
    "n_words",
    "copies",
    "flags",
    "url",
    "file",
)
ORDERS = ("newest", "oldest", "longest", "title")
_FAR = 2**31 - 1


def list_articles(
    corpus: Corpus, filters: Filters, order: str = "newest", offset: int = 0, limit: int = 50
) -> pd.DataFrame:
    """Return a page of the selected articles, in the columns of `COLUMNS`.

    `day` is the day of publication in words (in brackets if inferred), `published` its best single day
    as 2017-04-12 or ''; `copies` counts the other articles of the corpus that are copies of it. Without
    copies one article stands for its copies among the selected: the one that was chosen to, else the
    earliest. The undated come last.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        order: newest, oldest, longest or title; ties by key.
        offset: How many rows to pass over.
        limit: How many rows to return; 0 returns all.
    """
    rows = _ordered(corpus, shown(corpus, select(corpus, filters).articles, filters.unit), order)
    return _frame(corpus, rows[offset : offset + limit if limit else None])


def shown(corpus: Corpus, articles: Mask, unit: Unit) -> Longs:
    """Return the rows that stand for some articles: all, or without copies one of each story."""
    rows = np.flatnonzero(articles)
    if unit is Unit.ARTICLES:
        return rows
    by_day = rows[np.lexsort((rows, earliest(corpus)[rows], ~corpus.stands[rows]))]
    _, first = np.unique(corpus.story[by_day], return_index=True)
    return np.sort(by_day[first])


def earliest(corpus: Corpus) -> Longs:
    """Return the best day of publication, with what is undated after all else."""
    return np.where(corpus.days.best == NO_DAY, _FAR, corpus.days.best).astype(np.int64)


def _ordered(corpus: Corpus, rows: Longs, order: str) -> Longs:
    if order == "longest":
        return rows[np.argsort(-corpus.articles["n_words"].to_numpy()[rows], kind="stable")]
    if order == "title":
        titles = corpus.articles["title"].iloc[rows].str.casefold()
        return rows[np.argsort(titles.to_numpy(dtype=object), kind="stable")]
    day = earliest(corpus)[rows]
    if order == "newest":
        day = np.where(day == _FAR, _FAR, -day)
    return rows[np.argsort(day, kind="stable")]


def _frame(corpus: Corpus, rows: Longs) -> pd.DataFrame:
    known = corpus.articles.iloc[rows]
    days = zip(corpus.days.first[rows], corpus.days.last[rows], known["inferred"], strict=True)
    of_story = np.bincount(corpus.story[corpus.live], minlength=int(corpus.story.max(initial=-1)) + 1)
    made = {
        "key": known["key"],
        "article": rows,
        "title": known["title"],
        "publisher": known["publisher"].astype(str),
        "day": [say_numbers(first, last, inferred=bool(inferred)) for first, last, inferred in days],
        "published": [iso(day) for day in corpus.days.best[rows]],
        "precision": known["published_precision"].astype(str),
        "source": known["published_from"].astype(str),
        "language": known["language"].astype(str),
        "n_words": known["n_words"],
        "copies": of_story[corpus.story[rows]] - 1,
        "flags": known["flags"],
        "url": known["url"],
        "file": known["file"],
    }
    return pd.DataFrame(made, columns=list(COLUMNS)).reset_index(drop=True)
