"""Counts pairs of names that stand together in an article or in a sentence."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.facet_counts import find_listable_values
from dashboard.query.selection.facets import Facet, get_facet
from dashboard.query.selection.select import select
from dashboard.query.selection.value_counts import count_by_value, count_value_pairs, list_distinct
from dashboard.schema import Filters, Scope, Unit

COLUMNS = ("key", "label", "kind", "other_key", "other", "other_kind", "articles", "copies_free", "strength")
NAME_COLUMNS = ("key", "label", "kind", "articles")
NameNumber = tuple[str, int]


def count_together(
    corpus: Corpus, filters: Filters, kinds: tuple[str, ...], most_names: int = 150, limit: int = 0
) -> pd.DataFrame:
    """Return the pairs of names that stand together, most articles first, in `COLUMNS`.

    The counts are of selected articles with both names: anywhere in the article, or in one sentence where
    the filters say so. `strength` is the cosine of the two names: the articles with both, divided by the
    root of the product of the articles with each (Salton and McGill 1983), in the unit and the scope of the
    filters.

    Args:
        corpus: The corpus.
        filters: The active filters.
        kinds: Facets of the names: person, organisation, country. A country of an article is one that it is
            about or mentions, as the filters say; a country of a sentence is one that it names.
        most_names: The most names to pair, those in most of the selected articles first; 0 is all.
        limit: How many pairs to return; 0 returns all.
    """
    articles = select(corpus, filters).articles
    facets = {kind: get_facet(corpus, kind, about=filters.about) for kind in kinds}
    chosen = _rank_names(corpus, filters, facets, articles, most_names)
    name_matrix = _build_name_matrix(corpus, filters, facets, chosen, articles)
    pairs, pair_articles = _list_pairs(corpus, filters, name_matrix)
    n = len(chosen)
    counts_by_unit = {unit: count_value_pairs(corpus, pairs, pair_articles, n * n, unit) for unit in Unit}
    articles_of_name = count_value_pairs(corpus, *_list_names(corpus, filters, name_matrix), n, filters.unit)
    counts = counts_by_unit[filters.unit]
    numbers = np.flatnonzero(counts)
    strength = counts[numbers] / np.sqrt(
        np.maximum(articles_of_name[numbers // max(n, 1)] * articles_of_name[numbers % max(n, 1)], 1)
    )
    order = np.lexsort((numbers, -strength, -counts[numbers]))[: limit or None]
    descriptions = [_describe_name(facets, node) for node in chosen]
    rows = [
        (
            *(*descriptions[int(pair) // n], *descriptions[int(pair) % n]),
            *(
                int(counts_by_unit[Unit.ARTICLES][pair]),
                int(counts_by_unit[Unit.WITHOUT_COPIES][pair]),
                round(float(s), 4),
            ),
        )
        for pair, s in zip(numbers[order], strength[order], strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def count_pair_names(pairs: pd.DataFrame, corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return the names in some pairs, each once, with their selected articles, in `NAME_COLUMNS`."""
    sides = [
        pairs[["key", "label", "kind"]],
        pairs[["other_key", "other", "other_kind"]].set_axis(["key", "label", "kind"], axis=1),
    ]
    names = pd.concat(sides).drop_duplicates("key")
    articles = select(corpus, filters).articles
    counts = {
        kind: count_by_value(
            corpus, get_facet(corpus, kind, about=filters.about).articles, articles, filters.unit
        )
        for kind in names["kind"].unique()
    }
    numbers = [
        int(counts[kind][get_facet(corpus, kind, about=filters.about).find(key)[0]])
        for key, kind in zip(names["key"], names["kind"], strict=True)
    ]
    return names.assign(articles=numbers)[list(NAME_COLUMNS)].reset_index(drop=True)


def _rank_names(
    corpus: Corpus, filters: Filters, facets: dict[str, Facet], articles: Mask, limit: int
) -> list[NameNumber]:
    """Return the names of some facets that occur in most of the articles."""
    ranked: list[tuple[int, str, str, NameNumber]] = []
    for kind, facet in facets.items():
        counts = count_by_value(corpus, facet.articles, articles, filters.unit)
        numbers = np.flatnonzero(find_listable_values(facet, counts))
        if limit and len(numbers) > limit:
            numbers = numbers[counts[numbers] >= np.partition(counts[numbers], -limit)[-limit]]
        ranked += [(-int(counts[v]), facet.label(v), facet.key(v), (kind, v)) for v in numbers.tolist()]
    return [node for *_, node in sorted(ranked)[: limit or None]]


def _build_name_matrix(
    corpus: Corpus, filters: Filters, facets: dict[str, Facet], nodes: list[NameNumber], articles: Mask
) -> csr_matrix:
    """Return a matrix of the names (columns) in each article or sentence (row)."""
    by_sentence = filters.scope is Scope.SENTENCE
    mask = articles[corpus.sentences.article] if by_sentence else articles
    rows: list[Ints] = []
    for kind, value in nodes:
        postings = facets[kind].sentences if by_sentence else facets[kind].articles
        assert postings is not None
        matches = postings.of(value)
        rows.append(matches[mask[matches]])
    sizes = np.array([len(matches) for matches in rows], dtype=np.int64)
    columns = np.repeat(np.arange(len(nodes)), sizes)
    whole = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
    return csr_matrix((np.ones(len(whole), dtype=np.int8), (whole, columns)), shape=(len(mask), len(nodes)))


def _list_pairs(corpus: Corpus, filters: Filters, name_matrix: csr_matrix) -> tuple[Longs, Longs]:
    """Return distinct (pair, article); a pair is its first name times the number of names, plus the other."""
    n = name_matrix.shape[1]
    by_name = name_matrix.tocsc()
    codes = [np.zeros(0, dtype=np.int64)]
    for name in range(n):
        rows = by_name.indices[by_name.indptr[name] : by_name.indptr[name + 1]]
        company = name_matrix[rows].tocoo()
        later = company.col > name
        articles = _find_articles_of(corpus, filters, rows[company.row[later]])
        codes.append(
            list_distinct((name * n + company.col[later].astype(np.int64)) * max(corpus.n, 1) + articles)
        )
    all_codes = np.concatenate(codes)
    return all_codes // max(corpus.n, 1), all_codes % max(corpus.n, 1)


def _list_names(corpus: Corpus, filters: Filters, name_matrix: csr_matrix) -> tuple[Longs, Longs]:
    """Return (name, article), each once."""
    entries = name_matrix.tocoo()
    articles = _find_articles_of(corpus, filters, entries.row).astype(np.int64)
    codes = list_distinct(entries.col.astype(np.int64) * max(corpus.n, 1) + articles)
    return codes // max(corpus.n, 1), codes % max(corpus.n, 1)


def _find_articles_of(corpus: Corpus, filters: Filters, rows: Ints) -> Ints:
    articles: Ints = corpus.sentences.article[rows] if filters.scope is Scope.SENTENCE else rows
    return articles


def _describe_name(facets: dict[str, Facet], node: NameNumber) -> tuple[str, str, str]:
    kind, value = node
    return facets[kind].key(value), facets[kind].label(value), kind
