"""Distinctive words: which are more common in some articles than in others, and by how much.

The log ratio (Hardie 2014) measures how much more common a term is. The log-likelihood ratio of the two by
two table (Dunning 1993) removes the terms whose difference may be due to chance. The z-score of the log-odds
with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words") is shown as well.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Longs, Mask
from dashboard.query.selection.article_list import choose_listed_articles
from dashboard.query.selection.log_likelihood import log_likelihood
from dashboard.query.selection.select import select
from dashboard.query.words.term_counts import count_terms_on_both_sides, get_number_of_terms
from dashboard.query.words.top_terms import TermOptions, select_terms
from dashboard.schema import Filters, Unit

COLUMNS = (
    "term", "times", "log_ratio", "log_likelihood", "z",
    "occurrences_a", "occurrences_b", "articles_a", "articles_b", "per_million_a", "per_million_b", "small",
)  # fmt: skip
CHANCE = 0.01
"""The accepted probability that a list without any real difference contains a word by chance."""
# Hardie 2014: a count of zero is taken as a half, so that there is a ratio.
_HALF_COUNT = 0.5
# Monroe et al. 2008: the weight of the prior, in words.
_PRIOR = 500.0
_FEW_OCCURRENCES, _FEW_ARTICLES = 10, 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: how many articles it has, and how many words they have."""

    articles: int
    words: int


@dataclass(frozen=True, slots=True)
class Keyness:
    """The result of a comparison: in `rows`, the terms of all `compared` ones that pass the `threshold`."""

    rows: pd.DataFrame
    a: Side
    b: Side
    compared: int
    threshold: float


def rank_distinctive_terms(
    corpus: Corpus, a_mask: Mask, b_mask: Mask, *, listable: Mask | None = None, chance: float = CHANCE
) -> Keyness:
    """Return the terms that are more common in the articles of A than in those of B, or the other way round.

    Rows go from the terms most typical of A to those most typical of B. `times` states how many times as
    common a term is on its own side, never below 1. `log_ratio` is its binary logarithm, negative where the
    term is more common in B. Per million is per million words. `small` warns of few occurrences or articles.
    Swapping A and B changes every sign and nothing else. An article on both sides counts on both.

    Args:
        corpus: The corpus.
        a_mask: The articles of A.
        b_mask: The articles of B.
        listable: Which terms are compared; by default all.
        chance: The accepted probability that a list without any real difference contains a term (a Bonferroni
            correction over all terms compared).
    """
    sides = _measure_side(corpus, a_mask), _measure_side(corpus, b_mask)
    n = len(corpus.terms.size) if listable is None else get_number_of_terms(corpus.terms, listable)
    (articles_a, a), (articles_b, b) = count_terms_on_both_sides(corpus.terms, a_mask, b_mask, n)
    occurs = (a + b) > 0
    terms = np.flatnonzero(occurs if listable is None else occurs & listable[:n])
    threshold = _find_threshold(chance, len(terms))
    if not all(side.words for side in sides):
        return Keyness(pd.DataFrame(columns=list(COLUMNS)), *sides, len(terms), threshold)
    significant = log_likelihood(a[terms], b[terms], *(side.words for side in sides)) >= threshold
    rows = _measure_terms(corpus, terms[significant], (articles_a, articles_b), (a, b), sides)
    rows = rows[rows["log_ratio"] != 0]
    order = np.lexsort((rows["term"], -rows["z"], -rows["log_ratio"]))
    return Keyness(rows.iloc[order][list(COLUMNS)].reset_index(drop=True), *sides, len(terms), threshold)


def compare_with_rest(
    corpus: Corpus, filters: Filters, options: TermOptions, chance: float = CHANCE
) -> Keyness:
    """Return the terms that distinguish the selected articles (A) from all others (B).

    Without copies, the earliest copy on a side represents the others there.
    """
    chosen = select(corpus, filters).articles
    a, b = (select_representatives(corpus, mask, filters.unit) for mask in (chosen, corpus.live & ~chosen))
    return rank_distinctive_terms(corpus, a, b, listable=select_terms(corpus, options), chance=chance)


def select_representatives(corpus: Corpus, articles: Mask, unit: Unit) -> Mask:
    """Return all of the articles, or without copies the earliest of each group of copies."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[choose_listed_articles(corpus, articles, unit)] = True
    return mask


def log_odds_z(a: Longs, b: Longs, words_a: int, words_b: int) -> Floats:
    """Return the z-score of the difference of log-odds, each side with the prior of both together."""
    prior = _PRIOR * (a + b) / (words_a + words_b)
    rest_a, rest_b = (
        np.maximum(words + _PRIOR - n - prior, _HALF_COUNT) for n, words in ((a, words_a), (b, words_b))
    )
    odds_a, odds_b = np.log((a + prior) / rest_a), np.log((b + prior) / rest_b)
    variance = (1 / (a + prior) + 1 / rest_a) + (1 / (b + prior) + 1 / rest_b)
    return np.asarray((odds_a - odds_b) / np.sqrt(variance))


def _measure_terms(
    corpus: Corpus,
    terms: Longs,
    articles: tuple[Longs, Longs],
    occurrences: tuple[Longs, Longs],
    sides: tuple[Side, Side],
) -> pd.DataFrame:
    """Return a row for each of some terms, from the counts of all terms on both sides."""
    (a, b), (words_a, words_b) = (each[terms] for each in occurrences), (side.words for side in sides)
    rate_a, rate_b = np.log2(np.maximum(a, _HALF_COUNT)), np.log2(np.maximum(b, _HALF_COUNT))
    ratio = (rate_a - np.log2(words_a)) - (rate_b - np.log2(words_b))
    rows = pd.DataFrame(
        {
            "term": corpus.terms.word.take(terms).to_pylist(),
            "times": np.exp2(np.abs(ratio)),
            "log_ratio": ratio,
            "log_likelihood": log_likelihood(a, b, words_a, words_b),
            "z": log_odds_z(a, b, words_a, words_b),
            "occurrences_a": a,
            "occurrences_b": b,
            "articles_a": articles[0][terms],
            "articles_b": articles[1][terms],
            "per_million_a": 1e6 * a / words_a,
            "per_million_b": 1e6 * b / words_b,
        }
    )
    return rows.assign(small=_is_small(rows))


def _is_small(rows: pd.DataFrame) -> Mask:
    """Return which terms are too rare to be compared surely, on the side where they are more common."""
    in_a = rows["log_ratio"].to_numpy() > 0
    occurrences = np.where(in_a, rows["occurrences_a"], rows["occurrences_b"])
    articles = np.where(in_a, rows["articles_a"], rows["articles_b"])
    small: Mask = (occurrences < _FEW_OCCURRENCES) | (articles < _FEW_ARTICLES)
    return small


def _measure_side(corpus: Corpus, articles: Mask) -> Side:
    words = corpus.articles["n_words"].to_numpy()[articles]
    return Side(int(np.count_nonzero(articles)), int(words.sum()))


def _find_threshold(chance: float, n_terms: int) -> float:
    """Return the G2 that one of so many terms exceeds by chance with the probability `chance`."""
    # A chi-squared variable of one degree of freedom is the square of a normal one.
    return NormalDist().inv_cdf(1 - chance / max(n_terms, 1) / 2) ** 2
