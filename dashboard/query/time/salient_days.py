"""Ranks the days most written about."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Ints, Longs, Mask
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso_day_number
from dashboard.query.selection.representative_sentence import score_sentences
from dashboard.query.selection.select import select
from dashboard.query.selection.sentences import (
    find_naming_sentences,
    find_readable_lengths,
    get_sentence_text,
    read_article_texts,
)
from dashboard.query.selection.sieve import match_days
from dashboard.query.selection.value_counts import count_value_pairs, list_distinct
from dashboard.schema import NO_DAY, Filters, Unit

DAY_COLUMNS = ("day", "label", "articles", "copies_free", "salience", "sentence")
# A plan for a day tells less than a report on it. Counting articles that look ahead as a half, and all others
# as one, best matched the days of 12 written timelines (day F1 .534, against .505 where those of the day
# itself count as a half too).
_WEIGHT_BEFORE = 0.5


def rank_days(
    corpus: Corpus, filters: Filters, limit: int = 200, sentences: Mask | None = None
) -> pd.DataFrame:
    """Return the days most written about, in `DAY_COLUMNS`, the most salient first.

    A day's `articles` are the selected ones with a sentence that names the day (whole days only). Where
    names or places are chosen, the sentence must name them too. `salience` is that count, in which articles
    published before the day count as a half. `sentence` is the one that best represents the day's
    sentences, of those published on that day or later where there are any. The argument `sentences`
    replaces the sentences that the filters choose.
    """
    rows = _find_named_days(
        corpus, filters, find_naming_sentences(corpus, filters) if sentences is None else sentences
    )
    days, day_of_row = np.unique(corpus.times.first[rows], return_inverse=True)
    pairs = list_distinct(day_of_row.astype(np.int64) * max(corpus.n, 1) + corpus.times.article[rows])
    values, articles = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    salience = _score_days(corpus, values, articles, days, filters.unit)
    # Days with equal salience are ordered by how often they are named.
    ranked = np.lexsort((days, -np.bincount(day_of_row, minlength=len(days)), -salience))[: limit or None]
    chosen_sentences = _choose_sentences(corpus, rows, day_of_row, set(ranked.tolist()))
    columns = {
        "day": [format_iso_day_number(int(days[d])) for d in ranked],
        "label": [format_day_numbers(int(days[d]), int(days[d])) for d in ranked],
        "articles": count_value_pairs(corpus, values, articles, len(days), Unit.ARTICLES)[ranked],
        "copies_free": count_value_pairs(corpus, values, articles, len(days), Unit.WITHOUT_COPIES)[ranked],
        "salience": salience[ranked],
        "sentence": [chosen_sentences[int(d)] for d in ranked],
    }
    return pd.DataFrame(columns, columns=list(DAY_COLUMNS))


def _find_named_days(corpus: Corpus, filters: Filters, sentences: Mask) -> Longs:
    """Return the rows of whole days named in some sentences of the selected articles."""
    times = corpus.times
    whole = (times.first != NO_DAY) & (times.first == times.last) & (times.sentence >= 0)
    rows = np.flatnonzero(whole & select(corpus, filters).articles[times.article])
    rows = rows[sentences[times.sentence[rows]]]
    return rows[match_days(times.first[rows], times.first[rows], filters.happened)]


def _score_days(corpus: Corpus, values: Longs, articles: Longs, days: Ints, unit: Unit) -> Floats:
    """Return the salience of each day, from distinct (day, article) pairs."""
    counts = count_value_pairs(corpus, values, articles, len(days), unit).astype(np.float64)
    published = corpus.days.best[articles]
    is_past = (published == NO_DAY) | (published >= days[values])
    past_counts = count_value_pairs(corpus, values[is_past], articles[is_past], len(days), unit)
    return past_counts + _WEIGHT_BEFORE * (counts - past_counts)


def _choose_sentences(corpus: Corpus, times: Longs, day_of_time: Longs, wanted: set[int]) -> dict[int, str]:
    """Return the best sentence for each wanted day: readable, and not published before it where possible."""
    is_wanted = np.isin(day_of_time, list(wanted))
    times, day_of_time = times[is_wanted], day_of_time[is_wanted]
    sentences = corpus.times.sentence[times]
    length = corpus.sentences.end[sentences] - corpus.sentences.start[sentences]
    published = rank_publication_days(corpus)[corpus.sentences.article[sentences]]
    is_ahead = published < corpus.times.first[times]
    scores = score_sentences(corpus, sentences, day_of_time)
    order = np.lexsort((sentences, published, -scores, is_ahead, ~find_readable_lengths(length)))
    day_numbers, first = np.unique(day_of_time[order], return_index=True)
    chosen = {int(d): int(sentences[order[row]]) for d, row in zip(day_numbers, first, strict=True)}
    texts = read_article_texts(corpus, corpus.sentences.article[list(chosen.values())] if chosen else [])
    return {number: get_sentence_text(corpus, sentence, texts) for number, sentence in chosen.items()}
