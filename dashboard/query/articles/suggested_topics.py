"""Topics without a query: groups of articles that the words make, by non-negative matrix factorisation.

NMF (Lee and Seung 1999) of the TF-IDF weights of words, by scikit-learn, with a fixed seed: the same corpus gives
the same topics. A topic is called by its heaviest words; an article is in a topic that has a good part of its weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.errors import DashboardError
from dashboard.query.articles.saved_topics import with_field
from dashboard.query.words.stop_words import stop_mask
from dashboard.query.words.term_counts import cell_positions

SUGGESTED_TOPIC = "found topic"
MOST_ARTICLES = 100_000
FEWEST, MOST = 2, 60
_SEED = 17
_WORDS = 12_000
_LEAST_ARTICLES, _MOST_SHARE = 5, 0.4
_CALLED_BY = 4
_GOOD_PART = 0.3
_ROUNDS = 150


class TooManyArticlesError(DashboardError):
    """The corpus is too large to be grouped."""

    def __init__(self, n: int) -> None:
        super().__init__(
            f"Topics are found in up to {MOST_ARTICLES:,} articles, and this corpus has {n:,}. Name a search as a topic instead."
        )


class TooFewWordsError(DashboardError):
    """The corpus has too few words in common to be grouped."""

    def __init__(self) -> None:
        super().__init__(
            "These articles have too few words in common to be grouped. Name a search as a topic instead."
        )


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """A group of articles, called by its heaviest words."""

    name: str
    keys: tuple[str, ...]


def suggest_topics(
    corpus: Corpus, number: int, changes: StopWordChanges | None = None
) -> tuple[SuggestedTopic, ...]:
    """Return so many topics of the articles that are not off topic, the one of the most articles first.

    Raises:
        TooManyArticlesError: There are more than `MOST_ARTICLES`.
        TooFewWordsError: There is too little to group.
    """
    rows = np.flatnonzero(corpus.live)
    if len(rows) > MOST_ARTICLES:
        raise TooManyArticlesError(len(rows))
    words = _words_to_group_by(corpus, len(rows), changes or StopWordChanges())
    if len(words) < number or len(rows) < number:
        raise TooFewWordsError
    weights, heavy = _factorise(_counts(corpus, rows, words), number)
    return _as_topics(corpus, rows, weights, [_name(corpus, words, topic) for topic in heavy])


def with_suggested_topics(corpus: Corpus, topics: Sequence[SuggestedTopic]) -> Corpus:
    """Return a corpus that has found topics as one more field."""
    if not topics:
        return corpus
    row = {str(key): at for at, key in enumerate(corpus.articles["key"])}
    held = [np.zeros(corpus.n, dtype=np.bool_) for _ in topics]
    for mask, topic in zip(held, topics, strict=True):
        mask[[row[key] for key in topic.keys if key in row]] = True
    return with_field(corpus, SUGGESTED_TOPIC, [topic.name for topic in topics], held)


def _words_to_group_by(corpus: Corpus, n: int, changes: StopWordChanges) -> Longs:
    """Return the words that are in several articles and not in too many, the commonest `_WORDS` of them, in order."""
    terms, count = corpus.terms, corpus.terms.n_articles[: corpus.terms.n_words]
    kept = (
        (count >= _LEAST_ARTICLES) & (count <= _MOST_SHARE * n) & ~stop_mask(terms, changes)[: terms.n_words]
    )
    words = np.flatnonzero(kept)
    return np.sort(words[np.argsort(-count[words], kind="stable")][:_WORDS])


def _counts(corpus: Corpus, rows: Longs, words: Longs) -> Any:
    """Return the counts of some words in some articles, as a sparse matrix."""
    from scipy.sparse import csr_matrix

    terms = corpus.terms
    cells = cell_positions(terms.indptr, rows)
    owner = np.repeat(np.arange(len(rows)), terms.indptr[rows + 1] - terms.indptr[rows])
    place = np.full(len(terms.n_articles), -1, dtype=np.int64)
    place[words] = np.arange(len(words))
    at = place[terms.ids[cells]]
    kept = at >= 0
    values = terms.counts[cells][kept].astype(np.float64)
    return csr_matrix((values, (owner[kept], at[kept])), shape=(len(rows), len(words)))


def _factorise(counts: Any, number: int) -> tuple[Any, Any]:
    """Return how much of each topic each article has, and how heavy each word is in each topic."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfTransformer

    weighed = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    model = NMF(number, init="nndsvda", random_state=_SEED, max_iter=_ROUNDS, tol=1e-3)
    return model.fit_transform(weighed), model.components_


def _name(corpus: Corpus, words: Longs, heavy: Any) -> str:
    order = np.argsort(-heavy, kind="stable")[:_CALLED_BY]
    return ", ".join(str(corpus.terms.word[int(words[at])].as_py()) for at in order)


def _as_topics(corpus: Corpus, rows: Longs, weights: Any, names: Sequence[str]) -> tuple[SuggestedTopic, ...]:
    total = weights.sum(axis=1, keepdims=True)
    part = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    inside = (part >= _GOOD_PART) | ((part == part.max(axis=1, keepdims=True)) & (part > 0))
    keys = corpus.articles["key"].to_numpy(dtype=object)
    topics = [
        SuggestedTopic(name, tuple(map(str, keys[rows[inside[:, at]]]))) for at, name in enumerate(names)
    ]
    return tuple(
        sorted((topic for topic in topics if topic.keys), key=lambda topic: (-len(topic.keys), topic.name))
    )
