"""Facets: what an analyst can filter by, and which articles, sentences or events match a choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.corpus.countries import load_macro_regions
from dashboard.corpus.facet_values import FacetValues, mask_without_values
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask, Postings
from dashboard.corpus.tables import KINDS
from dashboard.schema import Choice, FacetSource, Filters, Kind, facets_of, sort_facets

NO_VALUE = ""
_KIND_CODES = {str(kind): KINDS.index(kind) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of a corpus: its numbered values, their postings, and their keys and labels.

    `member` marks the facet's own values where it shares its postings with other facets. `hidden` marks
    the values that an analyst took off lists. `groups` are further choices, each a group of values of a
    finer facet (a macro-region is a group of countries); `group_postings` pairs each postings of this
    facet with those of the finer one.
    """

    name: str
    articles: Postings
    sentences: Postings | None
    events: Postings | None
    member: Mask | None
    hidden: Mask | None
    find: Callable[[str], list[int]]
    key: Callable[[int], str]
    label: Callable[[int], str]
    groups: Mapping[str, list[int]] = field(default_factory=dict)
    group_postings: tuple[tuple[Postings | None, Postings | None], ...] = ()


def get_facet(corpus: Corpus, name: str, *, about: bool = True) -> Facet:
    """Return a facet by name.

    A name is the key of a facet of the registry, field:NAME, or another kind of name. `about` chooses the
    countries and regions that articles are about, else those they mention.
    """
    if name in _KIND_CODES:
        return _build_entity_facet(corpus, name)
    if name in facets_of(FacetSource.REGIONS):
        return _build_region_facet(corpus, name, about=about)
    if name in facets_of(FacetSource.COUNTRIES):
        return _build_plain_facet(name, corpus.countries[about])
    return _build_plain_facet(name, corpus.facets.get(name) or _build_empty_values(corpus))


def list_choices(filters: Filters) -> Iterator[tuple[str, Choice]]:
    """Yield each active choice with the key of its facet, in the order of the registry."""
    for name in sort_facets(filters.choices):
        yield name, filters.choices[name]


def match_choice(postings: Postings, facet: Facet, choice: Choice) -> Mask:
    """Return which rows of some postings match a choice."""
    mask = match_included(postings, facet, choice)
    for value in choice.excluded:
        mask &= ~match_value(postings, facet, value)
    return mask


def match_included(postings: Postings, facet: Facet, choice: Choice) -> Mask:
    """Return which rows have any (or all) of the chosen values; every row where none is chosen."""
    matches = [match_value(postings, facet, value) for value in choice.values]
    if not matches:
        return np.ones(postings.n_rows, dtype=np.bool_)
    combined: Mask = (np.logical_and if choice.every else np.logical_or).reduce(matches)
    return combined


def match_value(postings: Postings, facet: Facet, value: str) -> Mask:
    """Return which rows have one value, or for "" none of the facet's values."""
    if value == NO_VALUE:
        return mask_without_values(postings, facet.member)
    if value in facet.groups:
        group_values = next(
            group_values for own_postings, group_values in facet.group_postings if own_postings is postings
        )
        assert group_values is not None
        return group_values.mask_of(facet.groups[value])
    return postings.mask_of(facet.find(value))


def _build_entity_facet(corpus: Corpus, kind: str) -> Facet:
    entities = corpus.entities
    return Facet(
        name=kind,
        articles=entities.articles,
        sentences=entities.sentences,
        events=entities.events,
        member=entities.kind == _KIND_CODES[kind],
        hidden=entities.hidden,
        find=corpus.entities_of_key,
        key=corpus.entity_key,
        label=corpus.label_of,
    )


def _build_region_facet(corpus: Corpus, name: str, *, about: bool) -> Facet:
    """Return the regions of UN M49, with macro-regions ("Middle East") as groups of countries."""
    regions, countries = corpus.regions[about], corpus.countries[about]
    numbers = {code: number for number, code in enumerate(countries.keys)}
    return replace(
        _build_plain_facet(name, regions),
        groups={
            group: [numbers[code] for code in codes if code in numbers]
            for group, codes in load_macro_regions().items()
        },
        group_postings=(
            (regions.articles, countries.articles),
            (regions.sentences, countries.sentences),
            (regions.events, countries.events),
        ),
    )


def _build_plain_facet(name: str, values: FacetValues) -> Facet:
    return Facet(
        name=name,
        articles=values.articles,
        sentences=values.sentences,
        events=values.events,
        member=None,
        hidden=None,
        find=values.find,
        key=values.keys.__getitem__,
        label=values.labels.__getitem__,
    )


def _build_empty_values(corpus: Corpus) -> FacetValues:
    empty = Postings(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int32), corpus.n, 0)
    return FacetValues((), (), empty)
