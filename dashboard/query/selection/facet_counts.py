"""Counts the articles of each value of a facet."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.query.selection.facets import NO_VALUE, Facet, get_facet
from dashboard.query.selection.select import (
    FilterMasks,
    combine_masks,
    count_by_unit,
    match_each_filter,
    match_one_sentence,
    select,
)
from dashboard.query.selection.value_counts import count_by_value, count_value_pairs
from dashboard.schema import Choice, Filters, Scope


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
    choice = get_choice(filters, facet)
    chosen, excluded = (_find_values(values, keys) for keys in (choice.values, choice.excluded))
    listed = _rank_values(values, counts, limit, {*chosen, *excluded})
    rows = [
        FacetCount(
            values.key(value), values.label(value), int(counts[value]), value in chosen, value in excluded
        )
        for value in listed
    ]
    rows += _list_group_rows(corpus, filters, values, choice, include_groups=include_groups)
    rows.sort(key=lambda row: (not row.chosen, not row.excluded, -row.articles, row.label, row.key))
    return pd.DataFrame([*rows, *_list_none_row(corpus, filters, values, choice)], columns=list(COLUMNS))


def count_each_value(corpus: Corpus, filters: Filters, facet: Facet) -> Longs:
    """Return for each value of a facet how many articles a choice of this value alone would select."""
    sieve = match_each_filter(corpus, filters, skip=facet.name)
    is_event_facet = facet.name in ("kind", "status")
    by_sentence = facet.sentences is not None and filters.scope is Scope.SENTENCE
    by_event = facet.events is not None and (sieve.needs_event or is_event_facet)
    if not by_sentence and not by_event:
        return count_by_value(corpus, facet.articles, combine_masks(corpus, sieve)[0], filters.unit)
    base = sieve.articles if by_sentence else match_one_sentence(corpus, sieve)
    codes = _encode_articles(corpus, facet.articles, base)
    if by_sentence and facet.sentences is not None:
        codes = codes[np.isin(codes, _encode_sentences(corpus, facet.sentences, sieve))]
    if by_event and facet.events is not None:
        codes = codes[_find_with_event(corpus, facet.events, sieve, codes, is_event_facet=is_event_facet)]
    return count_value_pairs(
        corpus, codes // max(corpus.n, 1), codes % max(corpus.n, 1), facet.articles.n_values, filters.unit
    )


def get_choice(filters: Filters, facet: str) -> Choice:
    """Return the current choice of a facet."""
    if facet.startswith("field:"):
        return dict(filters.fields).get(facet.removeprefix("field:"), Choice())
    choice: Choice = getattr(filters, facet, Choice())
    return choice


def replace_choice(filters: Filters, facet: str, choice: Choice) -> Filters:
    """Return the filters with the choice of one facet replaced."""
    if not facet.startswith("field:"):
        return replace(filters, **{facet: choice})  # type: ignore[arg-type]
    name = facet.removeprefix("field:")
    others = tuple(each for each in filters.fields if each[0] != name)
    return replace(filters, fields=tuple(sorted((*others, (name, choice)))) if choice else others)


def _encode_articles(corpus: Corpus, postings: Postings, articles: Mask) -> Longs:
    """Return value * n + article for each pair whose article is in the mask."""
    values, rows = postings.pairs(articles)
    return values.astype(np.int64) * corpus.n + rows


def _encode_sentences(corpus: Corpus, postings: Postings, sieve: FilterMasks) -> Longs:
    sentences = corpus.sentences.counted if sieve.sentences is None else sieve.sentences
    values, rows = postings.pairs(sentences & sieve.articles[corpus.sentences.article])
    return values.astype(np.int64) * corpus.n + corpus.sentences.article[rows]


def _find_with_event(
    corpus: Corpus, postings: Postings, sieve: FilterMasks, codes: Longs, *, is_event_facet: bool
) -> Mask:
    values, rows = postings.pairs(sieve.events)
    mask = np.isin(codes, values.astype(np.int64) * corpus.n + corpus.events.article[rows])
    # An article without events can pass a filter on days, but never one on kind or status.
    if sieve.eventless is not None and not is_event_facet:
        mask |= sieve.eventless[codes % corpus.n]
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


def _list_group_rows(
    corpus: Corpus, filters: Filters, facet: Facet, choice: Choice, *, include_groups: bool
) -> list[FacetCount]:
    """Return the rows of grouped values, such as macro-regions: those chosen, or all that count something."""
    chosen = {*choice.values, *choice.excluded}
    rows = []
    for key in facet.groups:
        if include_groups or key in chosen:
            alone = select(corpus, replace_choice(filters, facet.name, Choice((key,))))
            count = count_by_unit(corpus, alone.articles, filters.unit)
            if count or key in chosen:
                rows.append(FacetCount(key, key, count, key in choice.values, key in choice.excluded))
    return rows


def _list_none_row(corpus: Corpus, filters: Filters, facet: Facet, choice: Choice) -> list[FacetCount]:
    alone = select(corpus, replace_choice(filters, facet.name, Choice((NO_VALUE,))))
    count = count_by_unit(corpus, alone.articles, filters.unit)
    chosen, excluded = NO_VALUE in choice.values, NO_VALUE in choice.excluded
    return [FacetCount(NO_VALUE, "none", count, chosen, excluded)] if count or chosen or excluded else []
