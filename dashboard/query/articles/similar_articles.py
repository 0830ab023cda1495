"""Articles like one article: the cosine of their words, each weighted by how rare it is (TF-IDF).

The weights are those of scikit-learn's TfidfTransformer with `sublinear_tf`: (1 + ln tf) (1 + ln((1 + n) / (1 + df))).
"""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Longs
from dashboard.query.selection.calendar import format_day_numbers
from dashboard.query.words.term_counts import articles_with_term, cell_positions

COLUMNS = ("key", "title", "publisher", "day", "likeness", "words")

# Rows whose words are weighed at once, to find their lengths.
_AT_ONCE = 20_000
_SHARED_WORDS = 5


def list_similar(corpus: Corpus, key: str, limit: int = 6) -> pd.DataFrame:
    """Return the articles most like one article, in columns `COLUMNS`, the likest first.

    `likeness` is a cosine, 1 for the same words; `words` are those that weigh most in it. Its copies, and all
    but one of the copies of another article, are left out, and so is what shares no word with it.
    """
    row = corpus.row_of(key)
    if row is None:
        return pd.DataFrame(columns=list(COLUMNS))
    likeness = measure_likeness(corpus, row)
    likeness[(corpus.story == corpus.story[row]) | ~corpus.live] = 0.0
    order = np.lexsort((np.arange(corpus.n), -likeness))
    found: list[tuple[Any, ...]] = []
    seen: set[int] = set()
    for other in order[: limit * 50].tolist():
        if likeness[other] > 0 and int(corpus.story[other]) not in seen and len(found) < limit:
            seen.add(int(corpus.story[other]))
            found.append(_row(corpus, row, other, float(likeness[other])))
    return pd.DataFrame(found, columns=list(COLUMNS))


def measure_likeness(corpus: Corpus, row: int) -> Floats:
    """Return the cosine of every article with one of them."""
    terms, weights = _weighted(corpus, row)
    dots: Floats = np.zeros(corpus.n)
    rarity = _rarity(corpus)
    for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
        at = slice(corpus.terms.post_indptr[term], corpus.terms.post_indptr[term + 1])
        dots[articles_with_term(corpus.terms, term)] += (
            weight * rarity[term] * (1 + np.log(corpus.terms.post_counts[at]))
        )
    lengths = vector_lengths(corpus, np.flatnonzero(dots))
    return np.divide(dots, lengths * np.linalg.norm(weights), out=np.zeros(corpus.n), where=lengths > 0)


def vector_lengths(corpus: Corpus, rows: Longs) -> Floats:
    """Return how long the weighted words of some articles are, as vectors; 0 for all others."""
    lengths: Floats = np.zeros(corpus.n)
    rarity, terms = _rarity(corpus), corpus.terms
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        cells = cell_positions(terms.indptr, some)
        ids = terms.ids[cells]
        squares = np.where(ids < terms.n_words, ((1 + np.log(terms.counts[cells])) * rarity[ids]) ** 2, 0.0)
        owner = np.repeat(np.arange(len(some)), terms.indptr[some + 1] - terms.indptr[some])
        lengths[some] = np.sqrt(np.bincount(owner, weights=squares, minlength=len(some)))
    return lengths


def _weighted(corpus: Corpus, row: int) -> tuple[Longs, Floats]:
    """Return the words of one article (not its phrases), and the weight of each."""
    cells = slice(corpus.terms.indptr[row], corpus.terms.indptr[row + 1])
    ids, counts = corpus.terms.ids[cells], corpus.terms.counts[cells]
    kept = ids < corpus.terms.n_words
    words = ids[kept].astype(np.int64)
    return words, (1 + np.log(counts[kept])) * _rarity(corpus)[words]


def _rarity(corpus: Corpus) -> Floats:
    return np.asarray(1 + np.log((1 + corpus.n) / (1 + corpus.terms.n_articles.astype(np.float64))))


def _row(corpus: Corpus, row: int, other: int, likeness: float) -> tuple[Any, ...]:
    known = corpus.articles.iloc[other]
    first, last = int(corpus.days.first[other]), int(corpus.days.last[other])
    return (
        *(str(known["key"]), str(known["title"]), str(known["publisher"])),
        format_day_numbers(first, last, inferred=bool(known["inferred"])),
        *(likeness, ", ".join(_shared(corpus, row, other))),
    )


def _shared(corpus: Corpus, row: int, other: int) -> list[str]:
    """Return the words that make two articles alike, those that weigh most first."""
    (mine, weights), (theirs, others) = _weighted(corpus, row), _weighted(corpus, other)
    both, at, there = np.intersect1d(mine, theirs, return_indices=True)
    order = np.argsort(-weights[at] * others[there], kind="stable")[:_SHARED_WORDS]
    return [str(corpus.terms.word[int(term)].as_py()) for term in both[order]]
