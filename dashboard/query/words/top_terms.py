"""The terms that the selected articles use most: words, phrases, word families and names."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

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
from dashboard.query.words.stop_words import mark_stop_words
from dashboard.query.words.term_counts import (
    count_families,
    count_terms,
    find_articles_with_term,
    get_number_of_terms,
)
from dashboard.schema import Filters, Unit
from dashboard.text.tokens import words

LONGEST_PHRASE = 4
"""The most words of a phrase."""

_FEW_STORIES = 0.01
COLUMNS = ("term", "kind", "key", "articles", "occurrences", "per_million", "weight")


class TermRanking(StrEnum):
    """What terms are ranked by."""

    ARTICLES = "articles"
    OCCURRENCES = "occurrences"
    PER_MILLION = "per million words"
    WEIGHT = "weighted by rarity"


@dataclass(frozen=True, slots=True)
class TermOptions:
    """Which terms are listed and how they are ranked; `families` joins the forms of a word."""

    words: bool = True
    phrases: bool = True
    names: bool = False
    families: bool = False
    measure: TermRanking = TermRanking.ARTICLES
    stop: bool = True
    changes: StopWordChanges = field(default_factory=StopWordChanges)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """All terms that may be listed, with `n_terms` terms first and entities after them.

    `articles` are the selected articles. `n_articles` counts those with a term, `n_articles_in_all`
    all articles of the corpus with it;
    `get_articles` returns the articles with a term.
    """

    articles: Mask
    n_terms: int
    listable: Mask
    n_articles: Longs
    occurrences: Longs
    n_articles_in_all: Longs
    get_articles: Callable[[int], Ints]


def rank_terms(
    corpus: Corpus, filters: Filters, limit: int = 50, options: TermOptions = TermOptions()
) -> pd.DataFrame:
    """Return the terms that the selected articles use most, in columns `COLUMNS`.

    Articles are counted in the unit of the filters; an article with several forms of a family counts once.
    Occurrences are always those in all selected articles, without removed parts. `per_million` is occurrences
    per million words. `weight` is occurrences times ln(articles of the corpus / articles with the term)
    (TF-IDF, Spärck Jones 1972). `kind` is word, phrase, family or the kind of a name, `key` the filter or
    search for it. Names, where they are listed, count as entities after all merges, and terms that mostly
    occur in names are left out.
    """
    articles = select(corpus, filters).articles
    candidates = _collect_candidates(corpus, articles, options)
    occurrences = candidates.occurrences
    listed = np.flatnonzero(candidates.listable & (candidates.n_articles > 0))
    weight = np.zeros(len(candidates.listable))
    in_all = np.maximum(candidates.n_articles_in_all[listed], 1)
    weight[listed] = occurrences[listed] * np.log(max(1, corpus.n) / in_all)
    scores = {TermRanking.ARTICLES: candidates.n_articles, TermRanking.WEIGHT: weight}
    score = scores.get(options.measure, occurrences)
    if filters.unit is Unit.ARTICLES and len(listed) > limit:
        # Only terms that can reach the first rows are sorted.
        listed = listed[score[listed] >= np.partition(score[listed], -limit)[-limit]]
    ranked = listed[np.lexsort((listed, -occurrences[listed], -score[listed]))]
    counts = _count_articles(corpus, candidates, ranked, limit, (filters.unit, options.measure))
    n_words = max(1, int(corpus.articles["n_words"].to_numpy()[articles].sum()))
    rows = [
        {
            **_describe_term(corpus, term, candidates.n_terms, families=options.families),
            "articles": count,
            "occurrences": int(occurrences[term]),
            "per_million": 1e6 * int(occurrences[term]) / n_words,
            "weight": float(weight[term]),
        }
        for term, count in counts
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def select_terms(corpus: Corpus, options: TermOptions) -> Mask:
    """Return which terms may be listed: words and phrases by the options, without stop words."""
    terms = corpus.terms
    listable = ((terms.size == 1) & options.words) | ((terms.size > 1) & options.phrases)
    mask: Mask = listable & ~mark_stop_words(terms, options.changes) if options.stop else listable
    return mask


def _collect_candidates(corpus: Corpus, articles: Mask, options: TermOptions) -> _Candidates:
    terms, listable = corpus.terms, select_terms(corpus, options)
    n = get_number_of_terms(terms, listable)
    count = count_families if options.families else count_terms
    n_articles, occurrences = count(terms, articles, n)
    n_articles_in_all, _ = count(terms, corpus.live, n)

    def get_articles(term: int) -> Ints:
        return (
            find_articles_with_term(terms, term, options.families)
            if term < n
            else entities.articles.of(term - n)
        )

    if not options.names:
        return _Candidates(
            articles, n, listable[:n], n_articles, occurrences, n_articles_in_all, get_articles
        )
    entities = corpus.entities
    return _Candidates(
        articles,
        n,
        np.concatenate([(listable & ~_get_name_terms(corpus))[:n], ~entities.hidden]),
        np.concatenate([n_articles, entities.articles.count(articles)]),
        np.concatenate([occurrences, count_mentions(corpus, articles)]),
        np.concatenate([n_articles_in_all, entities.articles.count(corpus.live)]),
        get_articles,
    )


def _get_name_terms(corpus: Corpus) -> Mask:
    return find_name_terms(corpus) if corpus.name_terms is None else corpus.name_terms


def find_name_terms(corpus: Corpus) -> Mask:
    """Return the terms of which at least half of the occurrences are in names: "donald", "white house"."""
    n_mentions = np.bincount(
        corpus.mentions.name[corpus.mentions.counted], minlength=len(corpus.names.entity)
    )
    n_in_names: Counter[str] = Counter()
    for name in np.flatnonzero(n_mentions).tolist():
        for phrase in set(_list_phrases(words(corpus.names.form.at(name)))):
            n_in_names[phrase] += int(n_mentions[name])
    index = pc.index_in(corpus.terms.word, value_set=pa.array(list(n_in_names), pa.string()))
    at = index.fill_null(-1).to_numpy(zero_copy_only=False)
    occurrences = np.array([*n_in_names.values(), 0], dtype=np.int64)[at]
    are_names: Mask = 2 * occurrences >= corpus.terms.n_occurrences
    return are_names


def _list_phrases(tokens: list[str]) -> Iterator[str]:
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + LONGEST_PHRASE, len(tokens)) + 1):
            yield " ".join(tokens[first:last])


def _count_articles(
    corpus: Corpus, candidates: _Candidates, ranked: Longs, limit: int, counting: tuple[Unit, TermRanking]
) -> list[tuple[int, int]]:
    """Return (term, articles in the unit) for the first terms of a ranking."""
    unit, measure = counting
    if unit is Unit.ARTICLES:
        return [(int(term), int(candidates.n_articles[term])) for term in ranked[:limit]]
    if measure is TermRanking.ARTICLES:
        return _rank_without_copies(corpus, candidates, ranked, limit)
    return [(int(term), _count_stories(corpus, candidates, int(term))) for term in ranked[:limit]]


def _rank_without_copies(
    corpus: Corpus, candidates: _Candidates, ranked: Longs, limit: int
) -> list[tuple[int, int]]:
    """Return the terms with the most articles without copies.

    A count without copies never exceeds the count with them. So the search through that ranking stops where
    no later term can reach the list.
    """
    counted: list[tuple[int, int, int]] = []
    for term in map(int, ranked):
        if len(counted) >= limit and candidates.n_articles[term] < sorted(counted)[limit - 1][0] * -1:
            break
        count = _count_stories(corpus, candidates, term)
        counted.append((-count, -int(candidates.occurrences[term]), term))
    return [(term, -count) for count, _, term in sorted(counted)[:limit]]


def _count_stories(corpus: Corpus, candidates: _Candidates, term: int) -> int:
    """Return how many of the selected articles with a term remain without copies."""
    rows = candidates.get_articles(term)
    stories = corpus.story[rows[candidates.articles[rows]]]
    # A few stories are sorted; many are marked in one pass over all stories.
    if len(stories) < corpus.n * _FEW_STORIES:
        return len(np.unique(stories))
    return int(np.count_nonzero(np.bincount(stories)))


def _describe_term(corpus: Corpus, term: int, n_terms: int, *, families: bool) -> dict[str, str]:
    """Return the text of a term, its kind, and its key for a filter or search."""
    if term >= n_terms:
        entity = term - n_terms
        kind = str(KINDS[corpus.entities.kind[entity]])
        return {"term": corpus.label_of(entity), "kind": kind, "key": corpus.entity_key(entity)}
    word = corpus.terms.word[term].as_py()
    kind = "phrase" if corpus.terms.size[term] > 1 else "family" if families else "word"
    return {"term": word, "kind": kind, "key": word}
