"""Who is named together with whom, and where: pairs of names in one article or in one sentence."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.facet_counts import listable
from dashboard.query.selection.facets import Facet, facet_of
from dashboard.query.selection.select import select
from dashboard.query.selection.value_counts import distinct, tally, tally_pairs
from dashboard.schema import Filters, Scope, Unit

COLUMNS = ("key", "label", "kind", "other_key", "other", "other_kind", "articles", "copies_free", "strength")
NODES = ("key", "label", "kind", "articles")
Node = tuple[str, int]


def count_together(
    corpus: Corpus, filters: Filters, kinds: tuple[str, ...], nodes: int = 150, limit: int = 0
) -> pd.DataFrame:
    """Return the pairs of names that stand together, most articles first, in `COLUMNS`.

    Counted are the selected articles that hold both names: in the article, or in one sentence of it where the
    filters say so. `strength` is the cosine of the two, articles with both over the root of the product of the
    articles with each (Salton and McGill 1983), in the unit of the filters and where they must stand.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        kinds: Facets that the names are of: person, organisation, country. A country in an article is one that it
            is about or mentions, as the filters say; in a sentence it is one that is named there.
        nodes: Only pairs among so many names are looked at, those in most of the selected articles; 0 is all.
        limit: How many pairs to return; 0 returns all.
    """
    articles = select(corpus, filters).articles
    facets = {kind: facet_of(corpus, kind, about=filters.about) for kind in kinds}
    chosen = _largest(corpus, filters, facets, articles, nodes)
    held = _held(corpus, filters, facets, chosen, articles)
    pairs, rows = _pairs(corpus, filters, held)
    n = len(chosen)
    every = {unit: tally_pairs(corpus, pairs, rows, n * n, unit) for unit in Unit}
    alone = tally_pairs(corpus, *_alone(corpus, filters, held), n, filters.unit)
    counts = every[filters.unit]
    found = np.flatnonzero(counts)
    strength = counts[found] / np.sqrt(np.maximum(alone[found // max(n, 1)] * alone[found % max(n, 1)], 1))
    order = np.lexsort((found, -strength, -counts[found]))[: limit or None]
    told = [_told(facets, node) for node in chosen]
    made = [
        (
            *(*told[int(pair) // n], *told[int(pair) % n]),
            *(int(every[Unit.ARTICLES][pair]), int(every[Unit.WITHOUT_COPIES][pair]), round(float(s), 4)),
        )
        for pair, s in zip(found[order], strength[order], strict=True)
    ]
    return pd.DataFrame(made, columns=list(COLUMNS))


def nodes_of(pairs: pd.DataFrame, corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return the names that some pairs hold, each once, with their selected articles, in columns `NODES`."""
    sides = [
        pairs[["key", "label", "kind"]],
        pairs[["other_key", "other", "other_kind"]].set_axis(["key", "label", "kind"], axis=1),
    ]
    names = pd.concat(sides).drop_duplicates("key")
    articles = select(corpus, filters).articles
    counts = {
        kind: tally(corpus, facet_of(corpus, kind, about=filters.about).articles, articles, filters.unit)
        for kind in names["kind"].unique()
    }
    numbers = [
        int(counts[kind][facet_of(corpus, kind, about=filters.about).find(key)[0]])
        for key, kind in zip(names["key"], names["kind"], strict=True)
    ]
    return names.assign(articles=numbers)[list(NODES)].reset_index(drop=True)


def _largest(
    corpus: Corpus, filters: Filters, facets: dict[str, Facet], articles: Mask, limit: int
) -> list[Node]:
    """Return the names of some facets that most of the articles hold."""
    ranked: list[tuple[int, str, str, Node]] = []
    for kind, facet in facets.items():
        counts = tally(corpus, facet.articles, articles, filters.unit)
        numbers = np.flatnonzero(listable(facet, counts))
        if limit and len(numbers) > limit:
            numbers = numbers[counts[numbers] >= np.partition(counts[numbers], -limit)[-limit]]
        ranked += [(-int(counts[v]), facet.label(v), facet.key(v), (kind, v)) for v in numbers.tolist()]
    return [node for *_, node in sorted(ranked)[: limit or None]]


def _held(
    corpus: Corpus, filters: Filters, facets: dict[str, Facet], nodes: list[Node], articles: Mask
) -> csr_matrix:
    """Return which articles or sentences (rows) hold which names (columns)."""
    by_sentence = filters.scope is Scope.SENTENCE
    kept = articles[corpus.sentences.article] if by_sentence else articles
    rows: list[Ints] = []
    for kind, value in nodes:
        postings = facets[kind].sentences if by_sentence else facets[kind].articles
        assert postings is not None
        found = postings.of(value)
        rows.append(found[kept[found]])
    sizes = np.array([len(found) for found in rows], dtype=np.int64)
    columns = np.repeat(np.arange(len(nodes)), sizes)
    whole = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
    return csr_matrix((np.ones(len(whole), dtype=np.int8), (whole, columns)), shape=(len(kept), len(nodes)))


def _pairs(corpus: Corpus, filters: Filters, held: csr_matrix) -> tuple[Longs, Longs]:
    """Return (pair, article), each once; a pair is the number of the one times all, and of the later one."""
    n = held.shape[1]
    by_name = held.tocsc()
    codes = [np.zeros(0, dtype=np.int64)]
    for name in range(n):
        rows = by_name.indices[by_name.indptr[name] : by_name.indptr[name + 1]]
        beside = held[rows].tocoo()
        later = beside.col > name
        articles = _article_of(corpus, filters, rows[beside.row[later]])
        codes.append(distinct((name * n + beside.col[later].astype(np.int64)) * max(corpus.n, 1) + articles))
    every = np.concatenate(codes)
    return every // max(corpus.n, 1), every % max(corpus.n, 1)


def _alone(corpus: Corpus, filters: Filters, held: csr_matrix) -> tuple[Longs, Longs]:
    """Return (name, article), each once."""
    found = held.tocoo()
    articles = _article_of(corpus, filters, found.row).astype(np.int64)
    codes = distinct(found.col.astype(np.int64) * max(corpus.n, 1) + articles)
    return codes // max(corpus.n, 1), codes % max(corpus.n, 1)


def _article_of(corpus: Corpus, filters: Filters, rows: Ints) -> Ints:
    found: Ints = corpus.sentences.article[rows] if filters.scope is Scope.SENTENCE else rows
    return found


def _told(facets: dict[str, Facet], node: Node) -> tuple[str, str, str]:
    kind, value = node
    return facets[kind].key(value), facets[kind].label(value), kind
