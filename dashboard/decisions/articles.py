"""Decisions on articles: their day, title and publisher; off topic or not; events that are none."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.counted import plain_values
from dashboard.corpus.model import Corpus, Days, rows_of
from dashboard.corpus.postings import Ints
from dashboard.schema import Decision, Precision, to_number

DECIDED = "decided"


def set_day(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give articles the day of publication in `value`, or none where it is ''."""
    rows, day = _rows(corpus, decision), _day(decision.value)
    if not len(rows) or (decision.value and day is None):
        return None
    changed = [array.copy() for array in (corpus.days.best, corpus.days.first, corpus.days.last)]
    for array in changed:
        array[rows] = to_number(day)
    known = {
        "published_precision": str(Precision.DAY if day else Precision.UNKNOWN),
        "published_from": DECIDED,
        "inferred": False,
        "confidence": 1.0 if day else 0.0,
    }
    return replace(corpus, days=Days(*changed), articles=with_values(corpus.articles, rows, known))


def set_title(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give articles the title in `value`."""
    rows = _rows(corpus, decision)
    if not len(rows):
        return None
    return replace(corpus, articles=with_values(corpus.articles, rows, {"title": decision.value}))


def set_publisher(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give articles the publisher in `value`; the facet follows."""
    rows = _rows(corpus, decision)
    if not len(rows):
        return None
    return with_publisher(corpus, rows, decision.value)


def with_publisher(
    corpus: Corpus, rows: Ints, publisher: str, alias: Mapping[str, str] | None = None
) -> Corpus:
    """Return the corpus with the publisher of some articles changed, and with more words that lead elsewhere."""
    articles = with_values(corpus.articles, rows, {"publisher": publisher})
    every = np.arange(corpus.n, dtype=np.int32)
    made = plain_values(articles["publisher"].astype(str), every, corpus.n)
    known = {**corpus.facets["publisher"].alias, **(alias or {})}
    facets = {**corpus.facets, "publisher": replace(made, alias=known)}
    return replace(corpus, articles=articles, facets=facets)


def off_topic(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take articles out of every count."""
    return _set_live(corpus, decision, live=False)


def on_topic(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Put articles back into every count."""
    return _set_live(corpus, decision, live=True)


def _rows(corpus: Corpus, decision: Decision) -> Ints:
    return rows_of(corpus.articles["key"], decision.articles)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _set_live(corpus: Corpus, decision: Decision, *, live: bool) -> Corpus | None:
    rows = _rows(corpus, decision)
    if not len(rows):
        return None
    mask = corpus.live.copy()
    mask[rows] = live
    return replace(corpus, live=mask)


def with_values(frame: pd.DataFrame, rows: Ints, values: Mapping[str, Any]) -> pd.DataFrame:
    """Return the frame with values set in some rows; the columns that are left are shared."""
    changed = {}
    for name, value in values.items():
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype) and value not in column.cat.categories:
            column = column.cat.add_categories([value])
        column = column.copy()
        column.iloc[rows] = value
        changed[name] = column
    return frame.assign(**changed)
