"""Terms over time: how often each occurs in each day, week, month or year of publication."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

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
    """The scale of a trend's values."""

    OCCURRENCES = "occurrences"
    PER_MILLION = "per million words"
    SHARE = "share of articles"


@dataclass(frozen=True, slots=True)
class TrendOptions:
    """How trends are counted and drawn.

    `scale` is what the column `value` contains; a share is in per cent. `bin` is day, week, month, year,
    decade, or "auto" for the length that fits the dates. `smooth` is over how many bins around each the value
    is averaged; 1 leaves it unchanged. With `families` a word counts in all its forms.
    """

    scale: Scale = Scale.PER_MILLION
    bin: str = "auto"
    smooth: int = 1
    families: bool = False


@dataclass(frozen=True, slots=True)
class Trends:
    """Rows in columns `COLUMNS`, and for each term the number of hits in no bin: undated, or in several."""

    rows: pd.DataFrame
    bin: str
    outside: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Bins:
    """The bin of each article (-1 for none), the first bin, the number of bins, and their length."""

    of: Longs
    first: int
    n: int
    size: str


def count_trends(
    corpus: Corpus, filters: Filters, terms: tuple[str, ...], options: TrendOptions = TrendOptions()
) -> Trends:
    """Return how often each term (a query) occurs in each bin of the selected articles.

    Every bin between the first and the last has a row; one without articles has 0. Occurrences, words and
    values per million count all articles; `articles` and shares are in the unit of the filters.

    Raises:
        QueryError: A term cannot be read.
    """
    articles = select(corpus, filters).articles
    bins = _make_bins(corpus, articles, options.bin)
    shared = _make_shared_columns(corpus, articles, bins, filters.unit)
    tables, outside = [], {}
    for term in dict.fromkeys(terms):
        query = expand_word_forms(corpus, term) if options.families else term
        hits = find_hits(corpus, replace(filters, unit=Unit.ARTICLES), query)
        outside[term] = int(np.count_nonzero(bins.of[hits.article] < 0))
        tables.append(_count_term(corpus, hits, bins, filters.unit).assign(**{"term": term, **shared}))
    rows = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    if rows.empty:
        return Trends(pd.DataFrame(columns=list(COLUMNS)), bins.size, outside)
    rows["value"] = _smooth(_scale(rows, options.scale), rows["term"], options.smooth)
    return Trends(rows[list(COLUMNS)], bins.size, outside)


def _make_bins(corpus: Corpus, articles: Mask, size: str) -> _Bins:
    days = corpus.days
    dated = articles & (days.first != NO_DAY)
    if not dated.any():
        return _Bins(np.full(corpus.n, -1, dtype=np.int64), 0, 0, "day" if size == "auto" else size)
    first, last = days.first[dated], days.last[dated]
    chosen = choose_bin(int(first.min()), int(last.max())) if size == "auto" else size
    begins, ends = number_bins(first, chosen), number_bins(last, chosen)
    lowest = int(begins.min())
    of = np.full(corpus.n, -1, dtype=np.int64)
    of[dated] = np.where(begins == ends, begins - lowest, -1)
    return _Bins(of, lowest, int(ends.max()) - lowest + 1, chosen)


def _make_shared_columns(
    corpus: Corpus, articles: Mask, bins: _Bins, unit: Unit
) -> dict[str, list[str] | Longs]:
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
        "articles_in_bin": count_value_pairs(corpus, bins.of[rows], rows, bins.n, unit),
    }


def _count_term(corpus: Corpus, hits: Hits, bins: _Bins, unit: Unit) -> pd.DataFrame:
    at = bins.of[hits.article]
    rows = np.unique(hits.article[at >= 0])
    return pd.DataFrame(
        {
            "occurrences": np.bincount(at[at >= 0], minlength=bins.n),
            "articles": count_value_pairs(corpus, bins.of[rows], rows, bins.n, unit),
        }
    )


def _scale(rows: pd.DataFrame, scale: Scale) -> "pd.Series[float]":
    """Return the value of each row in a scale."""
    if scale is Scale.OCCURRENCES:
        return rows["occurrences"].astype(float)
    part, whole = {
        Scale.PER_MILLION: (1e6 * rows["occurrences"], rows["words_in_bin"]),
        Scale.SHARE: (100.0 * rows["articles"], rows["articles_in_bin"]),
    }[scale]
    return (part / whole.clip(lower=1)).astype(float)


def _smooth(values: "pd.Series[float]", terms: "pd.Series[str]", n_bins: int) -> "pd.Series[float]":
    """Return the average of each value and those around it, term by term."""
    if n_bins <= 1:
        return values
    averages = values.groupby(terms, sort=False).rolling(n_bins, center=True, min_periods=1).mean()
    return averages.reset_index(level=0, drop=True)
