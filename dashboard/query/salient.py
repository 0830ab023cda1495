"""The days most written about."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs
from dashboard.query.articles import earliest
from dashboard.query.calendar import iso, say_numbers
from dashboard.query.choices import NAMED, choices_of
from dashboard.query.select import lies_in, select
from dashboard.query.sentences import is_readable, sentences_naming, texts_of, words_of
from dashboard.query.tally import tally_pairs
from dashboard.schema import NO_DAY, Filters, Unit

Floats = np.ndarray[Any, np.dtype[np.float64]]
DAY_COLUMNS = ("day", "label", "articles", "copies_free", "salience", "sentence")
# Of the articles of a day itself, this share counts where no name is asked for (FINDINGS: Timelines).
_OF_THE_DAY = 0.5


def rank_days(corpus: Corpus, filters: Filters, limit: int = 200) -> pd.DataFrame:
    """Return the days most written about, in `DAY_COLUMNS`, the most salient first.

    A day's `articles` are the selected ones with a sentence that names the day (whole days only) and,
    where names or places are chosen, what the analyst filters by. `salience` is that count; where none
    is chosen it is those published on another day, and half of those of the day itself.
    """
    by_name = any(name in NAMED and choice.values for name, choice in choices_of(filters))
    rows = _times_asked(corpus, filters)
    days, at = np.unique(corpus.times.first[rows], return_inverse=True)
    pairs = np.unique(at.astype(np.int64) * max(corpus.n, 1) + corpus.times.article[rows])
    values, articles = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    salience = _salience(corpus, values, articles, days, filters.unit, by_name=by_name)
    ranked = np.lexsort((days, -salience))[: limit or None]
    sentences = _sentence_of_days(corpus, rows, at, set(ranked.tolist()))
    made = {
        "day": [iso(int(days[d])) for d in ranked],
        "label": [say_numbers(int(days[d]), int(days[d])) for d in ranked],
        "articles": tally_pairs(corpus, values, articles, len(days), Unit.ARTICLES)[ranked],
        "copies_free": tally_pairs(corpus, values, articles, len(days), Unit.WITHOUT_COPIES)[ranked],
        "salience": salience[ranked],
        "sentence": [sentences[int(d)] for d in ranked],
    }
    return pd.DataFrame(made, columns=list(DAY_COLUMNS))


def _times_asked(corpus: Corpus, filters: Filters) -> Longs:
    """Return the whole days told in sentences of selected articles that name what is chosen."""
    times = corpus.times
    whole = (times.first != NO_DAY) & (times.first == times.last) & (times.sentence >= 0)
    rows = np.flatnonzero(whole & select(corpus, filters).articles[times.article])
    rows = rows[sentences_naming(corpus, filters)[times.sentence[rows]]]
    return rows[lies_in(times.first[rows], times.first[rows], filters.happened)]


def _salience(
    corpus: Corpus, values: Longs, articles: Longs, days: Ints, unit: Unit, *, by_name: bool
) -> Floats:
    """Return the salience of each day from the (day, article) pairs, each given once."""
    counts = tally_pairs(corpus, values, articles, len(days), unit).astype(np.float64)
    if by_name:
        return counts
    other = corpus.days.best[articles] != days[values]
    elsewhere = tally_pairs(corpus, values[other], articles[other], len(days), unit)
    return elsewhere + _OF_THE_DAY * (counts - elsewhere)


def _sentence_of_days(corpus: Corpus, times: Longs, at: Longs, wanted: set[int]) -> dict[int, str]:
    """Return a sentence for each wanted day: of readable length, from the earliest article."""
    sentences = corpus.times.sentence[times]
    length = corpus.sentences.end[sentences] - corpus.sentences.start[sentences]
    day = earliest(corpus)[corpus.sentences.article[sentences]]
    order = np.lexsort((sentences, day, ~is_readable(length)))
    found, first = np.unique(at[order], return_index=True)
    chosen = {
        int(d): int(sentences[order[row]]) for d, row in zip(found, first, strict=True) if int(d) in wanted
    }
    texts = texts_of(corpus, corpus.sentences.article[list(chosen.values())] if chosen else [])
    return {number: words_of(corpus, sentence, texts) for number, sentence in chosen.items()}
