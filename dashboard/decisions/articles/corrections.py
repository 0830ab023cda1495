"""Decisions on articles: day, title, publisher, off topic."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.facet_values import build_article_facet
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Array, Ints
from dashboard.corpus.string_columns import find_rows
from dashboard.corpus.tables import PublicationDays
from dashboard.schema import NO_DAY, Decision, Precision, day_to_number

DECIDED = "decided"
DAY_VERBS = ("set_day", "set_days")


def set_days(corpus: Corpus, decisions: Sequence[Decision]) -> tuple[Corpus, list[bool]]:
    """Return the corpus with the days of consecutive decisions, and which of them matched an article.

    They are applied together, because an analyst may date hundreds of articles; a later decision wins.
    `set_day` gives all its articles the day in `value`, `set_days` gives each the day at its place in
    `spellings`; '' means no day.
    """
    decided = [parse_decided_days(decision) for decision in decisions]
    rows = find_rows(corpus.articles["key"], tuple({key for days in decided for key in days}))
    row_of = dict(zip(corpus.articles["key"].iloc[rows], rows.tolist(), strict=True))
    given = {
        row_of[key]: day_to_number(day) for days in decided for key, day in days.items() if key in row_of
    }
    matched = [any(key in row_of for key in days) for days in decided]
    if not given:
        return corpus, matched
    return _set_days(corpus, np.array(list(given)), np.array(list(given.values()), dtype=np.int32)), matched


def parse_decided_days(decision: Decision) -> dict[str, dt.date | None]:
    """Return the days in a set_day or set_days decision, by article key; invalid days are left out."""
    values = decision.spellings if decision.verb == "set_days" else (decision.value,) * len(decision.articles)
    pairs = zip(decision.articles, values, strict=False)
    return {key: parse_day(value) for key, value in pairs if not value or parse_day(value) is not None}


def _set_days(corpus: Corpus, rows: Array, days: Ints) -> Corpus:
    """Return the corpus with new days of publication; NO_DAY means none."""
    changed = [array.copy() for array in (corpus.days.best, corpus.days.first, corpus.days.last)]
    for array in changed:
        array[rows] = days
    has_day = days != NO_DAY
    columns = {
        "published_precision": np.where(has_day, str(Precision.DAY), str(Precision.UNKNOWN)),
        "published_from": np.full(len(rows), DECIDED),
        "inferred": np.zeros(len(rows), dtype=np.bool_),
        "confidence": has_day.astype(np.float32),
    }
    return replace(
        corpus, days=PublicationDays(*changed), articles=replace_values(corpus.articles, rows, columns)
    )


def set_title(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give articles the title in `value`."""
    rows = _find_rows(corpus, decision)
    if not len(rows):
        return None
    return replace(corpus, articles=replace_values(corpus.articles, rows, {"title": decision.value}))


def set_publisher(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give articles the publisher in `value`; the facet follows."""
    rows = _find_rows(corpus, decision)
    if not len(rows):
        return None
    return replace_publisher(corpus, rows, decision.value)


def replace_publisher(
    corpus: Corpus, rows: Ints, publisher: str, alias: Mapping[str, str] | None = None
) -> Corpus:
    """Return the corpus with another publisher for some articles, and more aliases of publishers."""
    articles = replace_values(corpus.articles, rows, {"publisher": publisher})
    every = np.arange(corpus.n, dtype=np.int32)
    values = build_article_facet(articles["publisher"].astype(str), every, corpus.n)
    aliases = {**corpus.facets["publisher"].alias, **(alias or {})}
    facets = {**corpus.facets, "publisher": replace(values, alias=aliases)}
    return replace(corpus, articles=articles, facets=facets)


def mark_off_topic(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take articles out of every count."""
    return _set_live(corpus, decision, live=False)


def mark_on_topic(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Put articles back into every count."""
    return _set_live(corpus, decision, live=True)


def parse_day(value: str) -> dt.date | None:
    """Return the day that is written as 2017-04-12, or None."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _find_rows(corpus: Corpus, decision: Decision) -> Ints:
    return find_rows(corpus.articles["key"], decision.articles)


def _set_live(corpus: Corpus, decision: Decision, *, live: bool) -> Corpus | None:
    rows = _find_rows(corpus, decision)
    if not len(rows):
        return None
    mask = corpus.live.copy()
    mask[rows] = live
    return replace(corpus, live=mask)


def replace_values(frame: pd.DataFrame, rows: Ints, values: Mapping[str, str | Array]) -> pd.DataFrame:
    """Return the frame with new values in some rows: one for all, or one for each."""
    changed = {}
    for name, value in values.items():
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            new = sorted({str(each) for each in np.atleast_1d(value)} - set(column.cat.categories))
            column = column.cat.add_categories(new)
        column = column.copy()
        column.iloc[rows] = value
        changed[name] = column
    return frame.assign(**changed)
