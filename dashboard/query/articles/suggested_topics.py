"""Suggested topics: groups of articles with similar words, by non-negative matrix factorisation.

NMF (Lee and Seung 1999) of the TF-IDF weights of words, by scikit-learn. The seed is fixed, so the same
corpus gives the same topics. A topic is named after its words with the highest weight. An article belongs to
each topic that has a large enough share of its weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Longs
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.errors import DashboardError
from dashboard.query.articles.saved_topics import add_field
from dashboard.query.words.stop_words import mark_stop_words
from dashboard.query.words.term_counts import find_cell_positions

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SUGGESTED_TOPIC = "found topic"
MOST_ARTICLES = 100_000
FEWEST, MOST = 2, 60
_SEED = 17
_MOST_WORDS = 12_000
_LEAST_ARTICLES, _MOST_SHARE = 5, 0.4
_WORDS_IN_NAME = 4
_LEAST_SHARE = 0.3
_ROUNDS = 150


class TooManyArticlesError(DashboardError):
    """The corpus is too large to be grouped."""

    def __init__(self, n: int) -> None:
        super().__init__(
            f"Topics are found in up to {MOST_ARTICLES:,} articles, and this corpus has {n:,}. "
            "Name a search as a topic instead."
        )


class TooFewWordsError(DashboardError):
    """The corpus has too few words in common to be grouped."""

    def __init__(self) -> None:
        super().__init__(
            "These articles have too few words in common to be grouped. Name a search as a topic instead."
        )


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """A group of articles, named after its words with the highest weight."""

    name: str
    keys: tuple[str, ...]


def suggest_topics(
    corpus: Corpus, number: int, changes: StopWordChanges | None = None
) -> tuple[SuggestedTopic, ...]:
    """Return so many topics of the articles (without those off topic), the one of the most articles first.

    Raises:
        TooManyArticlesError: There are more than `MOST_ARTICLES`.
        TooFewWordsError: There is too little to group.
    """
    rows = np.flatnonzero(corpus.live)
    if len(rows) > MOST_ARTICLES:
        raise TooManyArticlesError(len(rows))
    words = _choose_words(corpus, len(rows), changes or StopWordChanges())
    if len(words) < number or len(rows) < number:
        raise TooFewWordsError
    by_article, by_word = _factorise(_count_words(corpus, rows, words), number)
    return _make_topics(corpus, rows, by_article, [_name_topic(corpus, words, topic) for topic in by_word])


def add_suggested_topics(corpus: Corpus, topics: Sequence[SuggestedTopic]) -> Corpus:
    """Return a corpus with the suggested topics as one more field."""
    if not topics:
        return corpus
    row = {str(key): at for at, key in enumerate(corpus.articles["key"])}
    masks = [np.zeros(corpus.n, dtype=np.bool_) for _ in topics]
    for mask, topic in zip(masks, topics, strict=True):
        mask[[row[key] for key in topic.keys if key in row]] = True
    return add_field(corpus, SUGGESTED_TOPIC, [topic.name for topic in topics], masks)


def _choose_words(corpus: Corpus, n: int, changes: StopWordChanges) -> Longs:
    """Return the most common words, in the order of the terms, without very rare and very frequent ones."""
    terms, count = corpus.terms, corpus.terms.n_articles[: corpus.terms.n_words]
    mask = (
        (count >= _LEAST_ARTICLES)
        & (count <= _MOST_SHARE * n)
        & ~mark_stop_words(terms, changes)[: terms.n_words]
    )
    words = np.flatnonzero(mask)
    return np.sort(words[np.argsort(-count[words], kind="stable")][:_MOST_WORDS])


def _count_words(corpus: Corpus, rows: Longs, words: Longs) -> "csr_matrix":
    """Return the counts of some words in some articles, as a sparse matrix."""
    from scipy.sparse import csr_matrix

    terms = corpus.terms
    cells = find_cell_positions(terms.indptr, rows)
    row_numbers = np.repeat(np.arange(len(rows)), terms.indptr[rows + 1] - terms.indptr[rows])
    place = np.full(len(terms.n_articles), -1, dtype=np.int64)
    place[words] = np.arange(len(words))
    at = place[terms.ids[cells]]
    mask = at >= 0
    values = terms.counts[cells][mask].astype(np.float64)
    return csr_matrix((values, (row_numbers[mask], at[mask])), shape=(len(rows), len(words)))


def _factorise(counts: "csr_matrix", number: int) -> tuple[Floats, Floats]:
    """Return the weight of each topic in each article, and the weight of each word in each topic."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfTransformer

    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    model = NMF(number, init="nndsvda", random_state=_SEED, max_iter=_ROUNDS, tol=1e-3)
    by_article: Floats = model.fit_transform(weighted)
    return by_article, model.components_


def _name_topic(corpus: Corpus, words: Longs, weights: Floats) -> str:
    order = np.argsort(-weights, kind="stable")[:_WORDS_IN_NAME]
    return ", ".join(str(corpus.terms.word[int(words[at])].as_py()) for at in order)


def _make_topics(
    corpus: Corpus, rows: Longs, weights: Floats, names: Sequence[str]
) -> tuple[SuggestedTopic, ...]:
    total = weights.sum(axis=1, keepdims=True)
    share = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    belongs = (share >= _LEAST_SHARE) | ((share == share.max(axis=1, keepdims=True)) & (share > 0))
    keys = corpus.articles["key"].to_numpy(dtype=object)
    topics = [
        SuggestedTopic(name, tuple(map(str, keys[rows[belongs[:, at]]]))) for at, name in enumerate(names)
    ]
    filled = [topic for topic in topics if topic.keys]
    return tuple(sorted(filled, key=lambda topic: (-len(topic.keys), topic.name)))
