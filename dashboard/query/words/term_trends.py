"""Terms over time: how often each is written in each day, week, month or year of publication."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.search.word_variants import expand_word_forms
from dashboard.query.selection.calendar import choose_bin, find_bin_start, format_bin, number_bins
from dashboard.query.selection.select import select
from dashboard.query.selection.value_counts import count_value_pairs
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.schema import NO_DAY, Filters, Unit

COLUMNS = (
    "term", "start", "stop", "label", "occurrences", "articles", "words_in_bin", "articles_in_bin", "value",
)  # fmt: skip


class Scale(StrEnum):
    """What a trend draws."""

    OCCURRENCES = "occurrences"
    PER_MILLION = "per million words"
    SHARE = "share of articles"


@dataclass(frozen=True, slots=True)
class Trends:
    """Rows in columns `COLUMNS`, and what no bin holds: hits in articles that span several, or have no day."""

    rows: pd.DataFrame
    bin: str
    outside: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Bins:
    """The bin of each article, -1 for none, the number of the first, and how many there are."""

    of: Longs
    first: int
    n: int
    size: str


def count_trends(
    corpus: Corpus,
    filters: Filters,
    terms: tuple[str, ...],
    scale: Scale = Scale.PER_MILLION,
    bin: str = "auto",  # noqa: A002
    smooth: int = 1,
    families: bool = False,
) -> Trends:
    """Return how often each term, a query, is written in each bin of the selected articles.

    Every bin between the first and the last is there; one without articles is 0. `occurrences`, words and
    per million count all articles, `articles` and the share in the unit of the filters.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        terms: Queries of the search language.
        scale: What `value` holds; the share is of 100.
        bin: day, week, month, year, decade, or auto by the span that there is to draw.
        families: Whether a word stands for all its forms.
        smooth: Over how many bins `value` is averaged, around each: 1 leaves it as it is.

    Raises:
        QueryError: A term cannot be read.
    """
    articles = select(corpus, filters).articles
    bins = _bins(corpus, articles, bin)
    base = _base(corpus, articles, bins, filters)
    tables, outside = [], {}
    for term in dict.fromkeys(terms):
        asked = expand_word_forms(corpus, term) if families else term
        hits = find_hits(corpus, replace(filters, unit=Unit.ARTICLES), asked)
        outside[term] = int(np.count_nonzero(bins.of[hits.article] < 0))
        tables.append(_one(corpus, term, hits, bins, base, filters))
    rows = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    if rows.empty:
        return Trends(pd.DataFrame(columns=list(COLUMNS)), bins.size, outside)
    rows["value"] = _valued(rows, scale)
    if smooth > 1:
        averaged = (
            rows.groupby("term", sort=False)["value"].rolling(smooth, center=True, min_periods=1).mean()
        )
        rows["value"] = averaged.reset_index(level=0, drop=True)
    return Trends(rows[list(COLUMNS)], bins.size, outside)


def _bins(corpus: Corpus, articles: Mask, size: str) -> _Bins:
    days = corpus.days
    known = articles & (days.first != NO_DAY)
    if not known.any():
        return _Bins(np.full(corpus.n, -1, dtype=np.int64), 0, 0, "day" if size == "auto" else size)
    first, last = days.first[known], days.last[known]
    chosen = choose_bin(int(first.min()), int(last.max())) if size == "auto" else size
    begins, ends = number_bins(first, chosen), number_bins(last, chosen)
    lowest = int(begins.min())
    of = np.full(corpus.n, -1, dtype=np.int64)
    of[known] = np.where(begins == ends, begins - lowest, -1)
    return _Bins(of, lowest, int(ends.max()) - lowest + 1, chosen)


def _base(corpus: Corpus, articles: Mask, bins: _Bins, filters: Filters) -> dict[str, Any]:
    """Return the columns that all terms share: the bins, and the words and articles of each."""
    rows = np.flatnonzero(articles & (bins.of >= 0))
    words = corpus.articles["n_words"].to_numpy()[rows]
    starts = [find_bin_start(bins.first + number, bins.size) for number in range(bins.n + 1)]
    day = dt.timedelta(days=1)
    return {
        "start": [start.isoformat() for start in starts[:-1]],
        "stop": [stop.isoformat() for stop in starts[1:]],
        "label": [format_bin(start, stop - day, bins.size) for start, stop in pairwise(starts)],
        "words_in_bin": np.bincount(bins.of[rows], weights=words, minlength=bins.n).astype(np.int64),
        "articles_in_bin": count_value_pairs(corpus, bins.of[rows], rows, bins.n, filters.unit),
    }


def _one(
    corpus: Corpus, term: str, hits: Hits, bins: _Bins, base: dict[str, Any], filters: Filters
) -> pd.DataFrame:
    at = bins.of[hits.article]
    rows = np.unique(hits.article[at >= 0])
    made = {
        "term": term,
        **base,
        "occurrences": np.bincount(at[at >= 0], minlength=bins.n),
        "articles": count_value_pairs(corpus, bins.of[rows], rows, bins.n, filters.unit),
    }
    return pd.DataFrame(made)


def _valued(rows: pd.DataFrame, scale: Scale) -> Any:
    if scale is Scale.OCCURRENCES:
        return rows["occurrences"].astype(float)
    part, whole = {
        Scale.PER_MILLION: (1e6 * rows["occurrences"], rows["words_in_bin"]),
        Scale.SHARE: (100.0 * rows["articles"], rows["articles_in_bin"]),
    }[scale]
    return (part / whole.clip(lower=1)).astype(float)
