"""The days most written about."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Ints, Longs, Mask
from dashboard.query.selection.article_list import earliest
from dashboard.query.selection.calendar import iso, say_numbers
from dashboard.query.selection.representative_sentence import how_telling
from dashboard.query.selection.select import lies_in, select
from dashboard.query.selection.sentences import is_readable, sentences_naming, texts_of, words_of
from dashboard.query.selection.value_counts import distinct, tally_pairs
from dashboard.schema import NO_DAY, Filters, Unit

DAY_COLUMNS = ("day", "label", "articles", "copies_free", "salience", "sentence")
# A plan for a day says less than a report of it. Counting the articles that look ahead by half, and all others
# whole, found the days of 12 written timelines best (day F1 .534 against .505 with the day's own articles by half).
_AHEAD = 0.5


def rank_days(corpus: Corpus, filters: Filters, limit: int = 200, naming: Mask | None = None) -> pd.DataFrame:
    """Return the days most written about, in `DAY_COLUMNS`, the most salient first.

    A day's `articles` are the selected ones with a sentence that names the day (whole days only) and,
    where names or places are chosen, what the analyst filters by. `salience` is that count, those that were
    published before the day by half. `sentence` is the one that tells best what the day's sentences are about,
    of those published on it or later where there are any. `naming` are the sentences that count, where no filter can say so.
    """
    rows = _times_asked(corpus, filters, sentences_naming(corpus, filters) if naming is None else naming)
    days, at = np.unique(corpus.times.first[rows], return_inverse=True)
    pairs = distinct(at.astype(np.int64) * max(corpus.n, 1) + corpus.times.article[rows])
    values, articles = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    salience = _salience(corpus, values, articles, days, filters.unit)
    # Of days that as many articles name, the one that is named more often.
    ranked = np.lexsort((days, -np.bincount(at, minlength=len(days)), -salience))[: limit or None]
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


def _times_asked(corpus: Corpus, filters: Filters, naming: Mask) -> Longs:
    """Return the whole days told in those sentences of selected articles that name what is chosen."""
    times = corpus.times
    whole = (times.first != NO_DAY) & (times.first == times.last) & (times.sentence >= 0)
    rows = np.flatnonzero(whole & select(corpus, filters).articles[times.article])
    rows = rows[naming[times.sentence[rows]]]
    return rows[lies_in(times.first[rows], times.first[rows], filters.happened)]


def _salience(corpus: Corpus, values: Longs, articles: Longs, days: Ints, unit: Unit) -> Floats:
    """Return the salience of each day from the (day, article) pairs, each given once."""
    counts = tally_pairs(corpus, values, articles, len(days), unit).astype(np.float64)
    published = corpus.days.best[articles]
    told = (published == NO_DAY) | (published >= days[values])
    whole = tally_pairs(corpus, values[told], articles[told], len(days), unit)
    return whole + _AHEAD * (counts - whole)


def _sentence_of_days(corpus: Corpus, times: Longs, at: Longs, wanted: set[int]) -> dict[int, str]:
    """Return the sentence that tells best of each wanted day: readable, and no plan for it where there are reports."""
    asked = np.isin(at, list(wanted))
    times, at = times[asked], at[asked]
    sentences = corpus.times.sentence[times]
    length = corpus.sentences.end[sentences] - corpus.sentences.start[sentences]
    published = earliest(corpus)[corpus.sentences.article[sentences]]
    ahead = published < corpus.times.first[times]
    telling = how_telling(corpus, sentences, at)
    order = np.lexsort((sentences, published, -telling, ahead, ~is_readable(length)))
    found, first = np.unique(at[order], return_index=True)
    chosen = {int(d): int(sentences[order[row]]) for d, row in zip(found, first, strict=True)}
    texts = texts_of(corpus, corpus.sentences.article[list(chosen.values())] if chosen else [])
    return {number: words_of(corpus, sentence, texts) for number, sentence in chosen.items()}
