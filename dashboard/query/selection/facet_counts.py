"""The values of a facet, each with what a click on it alone would find."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings
from dashboard.query.selection.facets import NONE, Facet, facet_of
from dashboard.query.selection.select import Sieve, count_units, select, settle, sift, with_sentence
from dashboard.query.selection.value_counts import tally, tally_pairs
from dashboard.schema import Choice, Filters, Scope

COLUMNS = ("key", "label", "count", "chosen", "excluded")


def count_facet(
    corpus: Corpus, filters: Filters, facet: str, limit: int = 8, wider: bool = False
) -> pd.DataFrame:
    """Return the largest values of a facet, in columns key, label, count, chosen and excluded.

    A count is what the filters would find with this facet's own choice replaced by that one value, in
    the unit of the filters. Chosen values come first, then excluded ones, both even beyond `limit` and
    without a count; then the largest; last the bucket "none" (key ""). Hidden names are not listed, and
    macro-regions only where one is chosen, or `wider` asks for them.
    """
    found = facet_of(corpus, facet, about=filters.about)
    counts = counts_alone(corpus, filters, found)
    choice = choice_of(filters, facet)
    chosen, excluded = (_numbers(found, keys) for keys in (choice.values, choice.excluded))
    listed = _largest(found, counts, limit, {*chosen, *excluded})
    rows = [
        (found.key(value), found.label(value), int(counts[value]), value in chosen, value in excluded)
        for value in listed
    ]
    rows += _selection_rows(corpus, filters, found, choice, wider=wider)
    rows.sort(key=lambda row: (not row[3], not row[4], -row[2], row[1], row[0]))
    return pd.DataFrame([*rows, *_none_row(corpus, filters, found, choice)], columns=list(COLUMNS))


def counts_alone(corpus: Corpus, filters: Filters, facet: Facet) -> Longs:
    """Return for each value of a facet how many articles a click on it alone would find."""
    sieve = sift(corpus, filters, skip=facet.name)
    told = facet.name in ("kind", "status")
    by_sentence = facet.sentences is not None and filters.scope is Scope.SENTENCE
    by_event = facet.events is not None and (sieve.needs_event or told)
    if not by_sentence and not by_event:
        return tally(corpus, facet.articles, settle(corpus, sieve)[0], filters.unit)
    base = sieve.articles if by_sentence else with_sentence(corpus, sieve)
    codes = _codes(corpus, facet.articles, base)
    if by_sentence and facet.sentences is not None:
        codes = codes[np.isin(codes, _sentence_codes(corpus, facet.sentences, sieve))]
    if by_event and facet.events is not None:
        codes = codes[_has_event(corpus, facet.events, sieve, codes, told=told)]
    return tally_pairs(
        corpus, codes // max(corpus.n, 1), codes % max(corpus.n, 1), facet.articles.n_values, filters.unit
    )


def choice_of(filters: Filters, facet: str) -> Choice:
    """Return what is chosen of a facet."""
    if facet.startswith("field:"):
        return dict(filters.fields).get(facet.removeprefix("field:"), Choice())
    found: Choice = getattr(filters, facet, Choice())
    return found


def with_choice(filters: Filters, facet: str, choice: Choice) -> Filters:
    """Return the filters with the choice of one facet replaced."""
    if not facet.startswith("field:"):
        changed: dict[str, Any] = {facet: choice}
        return replace(filters, **changed)
    name = facet.removeprefix("field:")
    others = tuple(each for each in filters.fields if each[0] != name)
    return replace(filters, fields=tuple(sorted((*others, (name, choice)))) if choice else others)


def _codes(corpus: Corpus, postings: Postings, articles: Mask) -> Longs:
    """Return value * n + article for every pair whose article is in the mask."""
    values, rows = postings.pairs(articles)
    return values.astype(np.int64) * corpus.n + rows


def _sentence_codes(corpus: Corpus, postings: Postings, sieve: Sieve) -> Longs:
    held = corpus.sentences.counted if sieve.sentences is None else sieve.sentences
    values, rows = postings.pairs(held & sieve.articles[corpus.sentences.article])
    return values.astype(np.int64) * corpus.n + corpus.sentences.article[rows]


def _has_event(corpus: Corpus, postings: Postings, sieve: Sieve, codes: Longs, *, told: bool) -> Mask:
    values, rows = postings.pairs(sieve.events)
    mask = np.isin(codes, values.astype(np.int64) * corpus.n + corpus.events.article[rows])
    # An article without events passes a filter on days, never one on kind or status.
    if sieve.eventless is not None and not told:
        mask |= sieve.eventless[codes % corpus.n]
    return mask


def _numbers(facet: Facet, keys: Iterable[str]) -> set[int]:
    return {value for key in keys if key != NONE for value in facet.find(key)}


def _largest(facet: Facet, counts: Longs, limit: int, kept: set[int]) -> list[int]:
    """Return the values with the largest counts, and those to be kept whatever their count."""
    ranked: Ints = np.flatnonzero(listable(facet, counts)).astype(np.int32)
    if len(ranked) > limit > 0:
        least = np.partition(counts[ranked], -limit)[-limit]
        ranked = ranked[counts[ranked] >= least]
    order = sorted(map(int, ranked), key=lambda value: (-counts[value], facet.label(value), facet.key(value)))
    return [*order[:limit], *(value for value in sorted(kept) if value not in order[:limit])]


def listable(facet: Facet, counts: Longs) -> Mask:
    """Return which values belong on a list: they count something, are of the facet, and are not hidden."""
    mask = counts > 0
    if facet.member is not None:
        mask &= facet.member
    if facet.hidden is not None:
        mask &= ~facet.hidden
    return mask


def _selection_rows(
    corpus: Corpus, filters: Filters, facet: Facet, choice: Choice, *, wider: bool
) -> list[tuple[str, str, int, bool, bool]]:
    """Return the rows of values that are selections of a finer facet's: those chosen, or all that count something."""
    named = {*choice.values, *choice.excluded}
    rows = []
    for key in facet.selections:
        if wider or key in named:
            alone = select(corpus, with_choice(filters, facet.name, Choice((key,))))
            count = count_units(corpus, alone.articles, filters.unit)
            if count or key in named:
                rows.append((key, key, count, key in choice.values, key in choice.excluded))
    return rows


def _none_row(
    corpus: Corpus, filters: Filters, facet: Facet, choice: Choice
) -> list[tuple[str, str, int, bool, bool]]:
    alone = select(corpus, with_choice(filters, facet.name, Choice((NONE,))))
    count = count_units(corpus, alone.articles, filters.unit)
    chosen, excluded = NONE in choice.values, NONE in choice.excluded
    return [(NONE, "none", count, chosen, excluded)] if count or chosen or excluded else []
