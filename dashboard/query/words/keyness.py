"""Distinctive words: what is commoner in some articles than in others, by how much, and whether by chance.

The measure is the log ratio (Hardie 2014), which says how much; the log-likelihood ratio of the two by two
table (Dunning 1993) says whether chance may be the cause and only filters. Beside them stands the z-score of
the log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words").
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.article_list import choose_listed_articles
from dashboard.query.selection.log_likelihood import log_likelihood
from dashboard.query.selection.select import select
from dashboard.query.words.term_counts import count_terms_on_both_sides, terms_to_count
from dashboard.query.words.top_terms import TermOptions, select_terms
from dashboard.schema import Filters, Unit

COLUMNS = (
    "term", "times", "log_ratio", "log_likelihood", "z",
    "occurrences_a", "occurrences_b", "articles_a", "articles_b", "per_million_a", "per_million_b", "small",
)  # fmt: skip
CHANCE = 0.01
"""How likely a whole list without any real difference may hold one word by chance."""
# Hardie 2014: a count of zero stands for a half, so that a ratio can be told.
_NONE = 0.5
# Monroe et al. 2008: the weight of the prior, in words.
_PRIOR = 500.0
_FEW_OCCURRENCES, _FEW_ARTICLES = 10, 3

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: how many articles it has, and how many words they have."""

    articles: int
    words: int


@dataclass(frozen=True, slots=True)
class Keyness:
    """What a comparison found: `rows` in columns `COLUMNS`, of `compared` terms those that pass `least`."""

    rows: pd.DataFrame
    a: Side
    b: Side
    compared: int
    least: float


def rank_distinctive_terms(
    corpus: Corpus, a_mask: Mask, b_mask: Mask, *, kept: Mask | None = None, chance: float = CHANCE
) -> Keyness:
    """Return the terms that are commoner in the articles of A than in those of B, or the other way round.

    Rows go from what is most A's to what is most B's: `log_ratio` is the binary logarithm of how many times
    as common a term is in A (negative where it is commoner in B), `times` that factor, never below 1.
    Per million is per million words. `small` warns of a base of few occurrences or articles. Swapping
    A and B turns every sign and nothing else. An article on both sides counts on both.

    Args:
        corpus: The corpus.
        a_mask: The articles of A.
        b_mask: The articles of B.
        kept: Which terms are compared; left out, all.
        chance: A term is left out where a list without any real difference had it with more than this chance
            (a Bonferroni correction over all terms compared).
    """
    sides = _side(corpus, a_mask), _side(corpus, b_mask)
    n = len(corpus.terms.size) if kept is None else terms_to_count(corpus.terms, kept)
    (articles_a, a), (articles_b, b) = count_terms_on_both_sides(corpus.terms, a_mask, b_mask, n)
    held = (a + b) > 0
    terms = np.flatnonzero(held if kept is None else held & kept[:n])
    least = _least(chance, len(terms))
    if not all(side.words for side in sides):
        return Keyness(pd.DataFrame(columns=list(COLUMNS)), *sides, len(terms), least)
    sure = log_likelihood(a[terms], b[terms], *(side.words for side in sides)) >= least
    found = _measured(corpus, terms[sure], (articles_a, articles_b), (a, b), sides)
    passed = found[found["log_ratio"] != 0]
    order = np.lexsort((passed["term"], -passed["z"], -passed["log_ratio"]))
    return Keyness(passed.iloc[order][list(COLUMNS)].reset_index(drop=True), *sides, len(terms), least)


def compare_with_rest(
    corpus: Corpus, filters: Filters, listing: TermOptions, chance: float = CHANCE
) -> Keyness:
    """Return what sets the selected articles (A) apart from all others (B), of the terms of a listing.

    Without copies, the earliest of the copies on a side stands for them there.
    """
    chosen = select(corpus, filters).articles
    a, b = (select_representatives(corpus, mask, filters.unit) for mask in (chosen, corpus.live & ~chosen))
    return rank_distinctive_terms(corpus, a, b, kept=select_terms(corpus, listing), chance=chance)


def select_representatives(corpus: Corpus, articles: Mask, unit: Unit) -> Mask:
    """Return the articles that stand for some: all of them, or without copies the earliest of each story."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[choose_listed_articles(corpus, articles, unit)] = True
    return mask


def log_odds_z(a: Longs, b: Longs, words_a: int, words_b: int) -> Floats:
    """Return the z-score of the difference of log-odds, each side with the prior of both together."""
    prior = _PRIOR * (a + b) / (words_a + words_b)
    rest_a, rest_b = (
        np.maximum(words + _PRIOR - n - prior, _NONE) for n, words in ((a, words_a), (b, words_b))
    )
    odds_a, odds_b = np.log((a + prior) / rest_a), np.log((b + prior) / rest_b)
    variance = (1 / (a + prior) + 1 / rest_a) + (1 / (b + prior) + 1 / rest_b)
    return np.asarray((odds_a - odds_b) / np.sqrt(variance))


def _measured(
    corpus: Corpus,
    terms: Longs,
    articles: tuple[Longs, Longs],
    occurrences: tuple[Longs, Longs],
    sides: tuple[Side, Side],
) -> pd.DataFrame:
    """Return all that is told of some terms, of what all terms count on either side."""
    (a, b), (words_a, words_b) = (each[terms] for each in occurrences), (side.words for side in sides)
    rate_a, rate_b = np.log2(np.maximum(a, _NONE)), np.log2(np.maximum(b, _NONE))
    ratio = (rate_a - np.log2(words_a)) - (rate_b - np.log2(words_b))
    found = pd.DataFrame(
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
    return found.assign(small=_is_small(found))


def _is_small(found: pd.DataFrame) -> Mask:
    """Return where the commoner side has few occurrences, or has them in few articles."""
    in_a = found["log_ratio"].to_numpy() > 0
    occurrences = np.where(in_a, found["occurrences_a"], found["occurrences_b"])
    articles = np.where(in_a, found["articles_a"], found["articles_b"])
    small: Mask = (occurrences < _FEW_OCCURRENCES) | (articles < _FEW_ARTICLES)
    return small


def _side(corpus: Corpus, articles: Mask) -> Side:
    words = corpus.articles["n_words"].to_numpy()[articles]
    return Side(int(np.count_nonzero(articles)), int(words.sum()))


def _least(chance: float, n_terms: int) -> float:
    """Return the G2 that chance reaches, among so many terms, with no more than `chance` in all."""
    # A chi-squared variable of one degree of freedom is the square of a normal one.
    return NormalDist().inv_cdf(1 - chance / max(n_terms, 1) / 2) ** 2
