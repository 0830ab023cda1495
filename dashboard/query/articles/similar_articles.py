"""Articles similar to one article: the cosine of their words, each weighted by its rarity (TF-IDF).

The weights are those of scikit-learn's TfidfTransformer with `sublinear_tf`:
(1 + ln tf) (1 + ln((1 + n) / (1 + df))).
"""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Longs
from dashboard.query.selection.article_list import format_publication_day
from dashboard.query.words.term_counts import find_articles_with_term, find_cell_positions

COLUMNS = ("key", "title", "publisher", "day", "likeness", "words")

# How many articles are weighted at once.
_AT_ONCE = 20_000
_SHARED_WORDS = 5


def list_similar_articles(corpus: Corpus, key: str, limit: int = 6) -> pd.DataFrame:
    """Return the articles most similar to one article, in columns `COLUMNS`, the most similar first.

    `likeness` is a cosine, 1 for the same words; `words` are the shared words with the highest weight. Its
    own copies, and articles that share no word with it, are left out; of other copies one is listed.
    """
    row = corpus.row_of(key)
    if row is None:
        return pd.DataFrame(columns=list(COLUMNS))
    likeness = measure_similarity(corpus, row)
    likeness[(corpus.story == corpus.story[row]) | ~corpus.live] = 0.0
    order = np.lexsort((np.arange(corpus.n), -likeness))
    rows: dict[int, dict[str, object]] = {}
    for other in order[: limit * 50].tolist():
        story = int(corpus.story[other])
        if likeness[other] > 0 and story not in rows and len(rows) < limit:
            rows[story] = _make_row(corpus, row, other, float(likeness[other]))
    return pd.DataFrame(list(rows.values()), columns=list(COLUMNS))


def measure_similarity(corpus: Corpus, row: int) -> Floats:
    """Return the cosine of every article with the article in `row`."""
    terms, weights = _weigh_words(corpus, row)
    dots: Floats = np.zeros(corpus.n)
    rarity = _measure_rarity(corpus)
    for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
        at = slice(corpus.terms.post_indptr[term], corpus.terms.post_indptr[term + 1])
        dots[find_articles_with_term(corpus.terms, term)] += (
            weight * rarity[term] * (1 + np.log(corpus.terms.post_counts[at]))
        )
    lengths = measure_vector_lengths(corpus, np.flatnonzero(dots))
    return np.divide(dots, lengths * np.linalg.norm(weights), out=np.zeros(corpus.n), where=lengths > 0)


def measure_vector_lengths(corpus: Corpus, rows: Longs) -> Floats:
    """Return the length of the word vector of some articles; 0 for all others."""
    lengths: Floats = np.zeros(corpus.n)
    rarity, terms = _measure_rarity(corpus), corpus.terms
    for at in range(0, len(rows), _AT_ONCE):
        block = rows[at : at + _AT_ONCE]
        cells = find_cell_positions(terms.indptr, block)
        ids = terms.ids[cells]
        squares = np.where(ids < terms.n_words, ((1 + np.log(terms.counts[cells])) * rarity[ids]) ** 2, 0.0)
        owner = np.repeat(np.arange(len(block)), terms.indptr[block + 1] - terms.indptr[block])
        lengths[block] = np.sqrt(np.bincount(owner, weights=squares, minlength=len(block)))
    return lengths


def _weigh_words(corpus: Corpus, row: int) -> tuple[Longs, Floats]:
    """Return the words of one article, without phrases, and the weight of each."""
    cells = slice(corpus.terms.indptr[row], corpus.terms.indptr[row + 1])
    ids, counts = corpus.terms.ids[cells], corpus.terms.counts[cells]
    is_word = ids < corpus.terms.n_words
    words = ids[is_word].astype(np.int64)
    return words, (1 + np.log(counts[is_word])) * _measure_rarity(corpus)[words]


def _measure_rarity(corpus: Corpus) -> Floats:
    return np.asarray(1 + np.log((1 + corpus.n) / (1 + corpus.terms.n_articles.astype(np.float64))))


def _make_row(corpus: Corpus, row: int, other: int, likeness: float) -> dict[str, object]:
    record = corpus.articles.iloc[other]
    return {
        "key": str(record["key"]),
        "title": str(record["title"]),
        "publisher": str(record["publisher"]),
        "day": format_publication_day(corpus, other),
        "likeness": likeness,
        "words": ", ".join(_list_shared_words(corpus, row, other)),
    }


def _list_shared_words(corpus: Corpus, row: int, other: int) -> list[str]:
    """Return the words that make two articles similar, those with the highest weight first."""
    (own_words, own_weights), (words, weights) = _weigh_words(corpus, row), _weigh_words(corpus, other)
    shared, own_at, at = np.intersect1d(own_words, words, return_indices=True)
    order = np.argsort(-own_weights[own_at] * weights[at], kind="stable")[:_SHARED_WORDS]
    return [str(corpus.terms.word[int(term)].as_py()) for term in shared[order]]
