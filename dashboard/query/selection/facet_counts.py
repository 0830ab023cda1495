"""Counts the articles of each value of a facet."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.query.selection.facets import NO_VALUE, Facet, get_facet
from dashboard.query.selection.select import count_by_unit
from dashboard.query.selection.sieve import FilterMasks, Sieve, match_one_sentence, sieve_of
from dashboard.query.selection.value_counts import count_by_value, count_value_pairs
from dashboard.schema import Choice, FacetSource, Filters, Scope, facets_of


class FacetCount(NamedTuple):
    """A value of a facet, with its number of articles and whether it is chosen or excluded."""

    key: str
    label: str
    articles: int
    chosen: bool
    excluded: bool


COLUMNS = ("key", "label", "count", "chosen", "excluded")


def count_facet(
    corpus: Corpus, filters: Filters, facet: str, limit: int = 8, include_groups: bool = False
) -> pd.DataFrame:
    """Return the largest values of a facet, in columns key, label, count, chosen and excluded.

    A count is what the filters would find with this facet's own choice replaced by that one value, in
    the unit of the filters. Chosen values come first, then excluded ones, even beyond `limit` or with
    a count of 0; then the largest; then the bucket "none" (key ""). Hidden names are not listed.
    Macro-regions are listed where they are chosen or excluded, or all with `include_groups`.
    """
    values = get_facet(corpus, facet, about=filters.about)
    counts = count_each_value(corpus, filters, values)
    sieve, choice = sieve_of(corpus, filters), filters.choice(facet)
    chosen, excluded = (_find_values(values, keys) for keys in (choice.values, choice.excluded))
    listed = _rank_values(values, counts, limit, {*chosen, *excluded})
    rows = [
        FacetCount(
            values.key(value), values.label(value), int(counts[value]), value in chosen, value in excluded
        )
        for value in listed
    ]
    rows += _list_group_rows(sieve, values, choice, include_groups=include_groups)
    rows.sort(key=lambda row: (not row.chosen, not row.excluded, -row.articles, row.label, row.key))
    return pd.DataFrame([*rows, *_list_none_row(sieve, facet, choice)], columns=list(COLUMNS))


def count_each_value(corpus: Corpus, filters: Filters, facet: Facet) -> Longs:
    """Return for each value of a facet how many articles a choice of this value alone would select."""
    sieve = sieve_of(corpus, filters)
    masks = sieve.masks(facet.name)
    is_event_facet = facet.name in facets_of(FacetSource.EVENTS)
    by_sentence = facet.sentences is not None and filters.scope is Scope.SENTENCE
    by_event = facet.events is not None and (masks.needs_event or is_event_facet)
    if not by_sentence and not by_event:
        return count_by_value(corpus, facet.articles, sieve.select(facet.name)[0], filters.unit)
    base = masks.articles if by_sentence else match_one_sentence(corpus, masks)
    codes = _encode_articles(corpus, facet.articles, base)
    if by_sentence and facet.sentences is not None:
        codes = codes[np.isin(codes, _encode_sentences(corpus, facet.sentences, masks))]
    if by_event and facet.events is not None:
        codes = codes[_find_with_event(corpus, facet.events, masks, codes, is_event_facet=is_event_facet)]
    return count_value_pairs(
        corpus, codes // max(corpus.n, 1), codes % max(corpus.n, 1), facet.articles.n_values, filters.unit
    )


def _encode_articles(corpus: Corpus, postings: Postings, articles: Mask) -> Longs:
    """Return value * n + article for each pair whose article is in the mask."""
    values, rows = postings.pairs(articles)
    return values.astype(np.int64) * corpus.n + rows


def _encode_sentences(corpus: Corpus, postings: Postings, masks: FilterMasks) -> Longs:
    sentences = corpus.sentences.counted if masks.sentences is None else masks.sentences
    values, rows = postings.pairs(sentences & masks.articles[corpus.sentences.article])
    return values.astype(np.int64) * corpus.n + corpus.sentences.article[rows]


def _find_with_event(
    corpus: Corpus, postings: Postings, masks: FilterMasks, codes: Longs, *, is_event_facet: bool
) -> Mask:
    values, rows = postings.pairs(masks.events)
    mask = np.isin(codes, values.astype(np.int64) * corpus.n + corpus.events.article[rows])
    # An article without events can pass a filter on days, but never one on kind or status.
    if masks.eventless is not None and not is_event_facet:
        mask |= masks.eventless[codes % corpus.n]
    return mask


def _find_values(facet: Facet, keys: Iterable[str]) -> set[int]:
    return {value for key in keys if key != NO_VALUE for value in facet.find(key)}


def _rank_values(facet: Facet, counts: Longs, limit: int, required: set[int]) -> list[int]:
    """Return the values with the largest counts, then the `required` ones that are not among them."""
    ranked: Ints = np.flatnonzero(find_listable_values(facet, counts)).astype(np.int32)
    if len(ranked) > limit > 0:
        least = np.partition(counts[ranked], -limit)[-limit]
        ranked = ranked[counts[ranked] >= least]
    order = sorted(map(int, ranked), key=lambda value: (-counts[value], facet.label(value), facet.key(value)))
    return [*order[:limit], *(value for value in sorted(required) if value not in order[:limit])]


def find_listable_values(facet: Facet, counts: Longs) -> Mask:
    """Return which values can be listed: they count something, belong to the facet, and are not hidden."""
    mask = counts > 0
    if facet.member is not None:
        mask &= facet.member
    if facet.hidden is not None:
        mask &= ~facet.hidden
    return mask


def _list_group_rows(sieve: Sieve, facet: Facet, choice: Choice, *, include_groups: bool) -> list[FacetCount]:
    """Return the rows of grouped values, such as macro-regions: those chosen, or all that count something."""
    chosen = {*choice.values, *choice.excluded}
    rows = []
    for key in facet.groups:
        if include_groups or key in chosen:
            count = _count_alone(sieve, facet.name, key)
            if count or key in chosen:
                rows.append(FacetCount(key, key, count, key in choice.values, key in choice.excluded))
    return rows


def _list_none_row(sieve: Sieve, facet: str, choice: Choice) -> list[FacetCount]:
    count = _count_alone(sieve, facet, NO_VALUE)
    chosen, excluded = NO_VALUE in choice.values, NO_VALUE in choice.excluded
    return [FacetCount(NO_VALUE, "none", count, chosen, excluded)] if count or chosen or excluded else []


def _count_alone(sieve: Sieve, facet: str, value: str) -> int:
    """Return how many articles are selected with one value in place of a facet's own choice."""
    articles, _ = sieve.select_choosing(facet, Choice((value,)))
    return count_by_unit(sieve.corpus, articles, sieve.filters.unit)
