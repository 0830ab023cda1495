"""The terms that the selected articles use most: words, phrases, word families and names."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import KINDS
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.query.names.name_counts import count_mentions
from dashboard.query.selection.select import select
from dashboard.query.words.stop_words import stop_mask
from dashboard.query.words.term_counts import articles_with_term, count_families, count_terms, terms_to_count
from dashboard.schema import Filters, Unit
from dashboard.text.tokens import words

LONGEST_PHRASE = 4
"""The most words of a phrase."""

_FEW = 0.01
COLUMNS = ("term", "kind", "key", "articles", "occurrences", "per_million", "weight")


class TermRanking(StrEnum):
    """What terms are ranked by."""

    ARTICLES = "articles"
    OCCURRENCES = "occurrences"
    PER_MILLION = "per million words"
    WEIGHT = "weighted by rarity"


@dataclass(frozen=True, slots=True)
class TermOptions:
    """What a list of terms holds and how it is ranked; `families` joins the forms of a word."""

    words: bool = True
    phrases: bool = True
    names: bool = False
    families: bool = False
    measure: TermRanking = TermRanking.ARTICLES
    stop: bool = True
    changes: StopWordChanges = field(default_factory=StopWordChanges)


@dataclass(frozen=True, slots=True)
class _Pool:
    """All that may be listed, `n_terms` terms and entities after them, and how many `held` each."""

    n_terms: int
    kept: Mask
    n_articles: Longs
    occurrences: Longs
    held: Longs
    rows_of: Callable[[int], Ints]


def rank_terms(
    corpus: Corpus, filters: Filters, limit: int = 50, listing: TermOptions = TermOptions()
) -> pd.DataFrame:
    """Return the terms that the selected articles use most, in columns `COLUMNS`.

    Articles are counted in the unit of the filters (the forms of a family as a union), occurrences always
    over all selected articles; cuts do not count. `per_million` is occurrences per million words, `weight`
    occurrences times ln(articles of the corpus / those that hold the term) (TF-IDF, Spärck Jones 1972).
    `kind` is word, phrase, family or the kind of a name, `key` what filters or searches for it. Where names are
    listed they count by their own postings, so that merges hold, and what is mostly part of names is left out.
    """
    articles = select(corpus, filters).articles
    pool = _pool(corpus, articles, listing)
    listed = np.flatnonzero(pool.kept & (pool.n_articles > 0))
    weight = np.zeros(len(pool.kept))
    weight[listed] = pool.occurrences[listed] * np.log(max(1, corpus.n) / np.maximum(pool.held[listed], 1))
    score = {TermRanking.ARTICLES: pool.n_articles, TermRanking.WEIGHT: weight}.get(
        listing.measure, pool.occurrences
    )
    if filters.unit is Unit.ARTICLES and len(listed) > limit:
        # Only what can be among the first is put in order.
        listed = listed[score[listed] >= np.partition(score[listed], -limit)[-limit]]
    order = listed[np.lexsort((listed, -pool.occurrences[listed], -score[listed]))]
    rows = _rows(corpus, articles, pool, order, filters.unit, listing.measure, limit)
    n_words = max(1, int(corpus.articles["n_words"].to_numpy()[articles].sum()))
    made = [
        (*_named(corpus, term, pool.n_terms, listing), count, n, 1e6 * n / n_words, float(weight[term]))
        for term, count in rows
        for n in [int(pool.occurrences[term])]
    ]
    return pd.DataFrame(made, columns=list(COLUMNS))


def select_terms(corpus: Corpus, listing: TermOptions) -> Mask:
    """Return which terms a listing may hold: words and phrases as it says, less stop words."""
    terms = corpus.terms
    kept = ((terms.size == 1) & listing.words) | ((terms.size > 1) & listing.phrases)
    shown: Mask = kept & ~stop_mask(terms, listing.changes) if listing.stop else kept
    return shown


def _pool(corpus: Corpus, articles: Mask, listing: TermOptions) -> _Pool:
    terms, kept = corpus.terms, select_terms(corpus, listing)
    n = terms_to_count(terms, kept)
    count = count_families if listing.families else count_terms
    n_articles, occurrences = count(terms, articles, n)
    held, _ = count(terms, corpus.live, n)

    def rows_of(term: int) -> Ints:
        return (
            articles_with_term(terms, term, listing.families) if term < n else entities.articles.of(term - n)
        )

    if not listing.names:
        return _Pool(n, kept[:n], n_articles, occurrences, held, rows_of)
    entities = corpus.entities
    return _Pool(
        n,
        np.concatenate([(kept & ~_known_names(corpus))[:n], ~entities.hidden]),
        np.concatenate([n_articles, entities.articles.count(articles)]),
        np.concatenate([occurrences, count_mentions(corpus, articles)]),
        np.concatenate([held, entities.articles.count(corpus.live)]),
        rows_of,
    )


def _known_names(corpus: Corpus) -> Mask:
    return find_name_terms(corpus) if corpus.name_terms is None else corpus.name_terms


def find_name_terms(corpus: Corpus) -> Mask:
    """Return the terms that names hold at least half as often as the texts do: "donald", "white house"."""
    n_mentions = np.bincount(
        corpus.mentions.name[corpus.mentions.counted], minlength=len(corpus.names.entity)
    )
    within: Counter[str] = Counter()
    for name in np.flatnonzero(n_mentions).tolist():
        for run in set(_runs(words(corpus.names.form.at(name)))):
            within[run] += int(n_mentions[name])
    found = pc.index_in(corpus.terms.word, value_set=pa.array(list(within), pa.string()))
    at = found.fill_null(-1).to_numpy(zero_copy_only=False)
    named = np.array([*within.values(), 0], dtype=np.int64)[at]
    are_names: Mask = 2 * named >= corpus.terms.n_occurrences
    return are_names


def _runs(said: list[str]) -> Iterator[str]:
    for first in range(len(said)):
        for last in range(first + 1, min(first + LONGEST_PHRASE, len(said)) + 1):
            yield " ".join(said[first:last])


def _rows(
    corpus: Corpus, articles: Mask, pool: _Pool, order: Longs, unit: Unit, measure: TermRanking, limit: int
) -> list[tuple[int, int]]:
    """Return (term, articles in the unit) of what is listed."""
    if unit is Unit.ARTICLES:
        return [(int(term), int(pool.n_articles[term])) for term in order[:limit]]
    if measure is TermRanking.ARTICLES:
        return _best_without_copies(corpus, articles, pool, order, limit)
    return [(int(term), _stories(corpus, articles, pool.rows_of(int(term)))) for term in order[:limit]]


def _best_without_copies(
    corpus: Corpus, articles: Mask, pool: _Pool, order: Longs, limit: int
) -> list[tuple[int, int]]:
    """Return the terms with the most articles without copies.

    A count without copies is never above the count with them, so the search down that ranking ends where
    no later term can enter.
    """
    found: list[tuple[int, int, int]] = []
    for term in map(int, order):
        if len(found) >= limit and pool.n_articles[term] < sorted(found)[limit - 1][0] * -1:
            break
        count = _stories(corpus, articles, pool.rows_of(term))
        found.append((-count, -int(pool.occurrences[term]), term))
    return [(term, -count) for count, _, term in sorted(found)[:limit]]


def _stories(corpus: Corpus, articles: Mask, rows: Ints) -> int:
    stories = corpus.story[rows[articles[rows]]]
    # A few are sorted; many are ticked off in one pass over all stories.
    if len(stories) < corpus.n * _FEW:
        return len(np.unique(stories))
    return int(np.count_nonzero(np.bincount(stories)))


def _named(corpus: Corpus, term: int, n_terms: int, listing: TermOptions) -> tuple[str, str, str]:
    """Return how a term is written, of what kind it is, and what filters or searches for it."""
    if term >= n_terms:
        entity = term - n_terms
        kind: Any = KINDS[corpus.entities.kind[entity]]
        return corpus.label_of(entity), str(kind), corpus.entity_key(entity)
    word = corpus.terms.word[term].as_py()
    if corpus.terms.size[term] > 1:
        return word, "phrase", word
    return word, "family" if listing.families else "word", word
