"""Facets: what can be chosen, and which articles, sentences or events meet a choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.corpus.countries import macro_regions
from dashboard.corpus.facet_postings import rows_with_none
from dashboard.corpus.model import KINDS, Corpus, Values
from dashboard.corpus.postings import Mask, Postings
from dashboard.schema import Choice, Filters, Kind

NONE = ""
# What sentences hold, so what can be asked to stand in one sentence.
NAMED = ("region", "country", "person", "organisation")
# What events hold, so what an event itself must meet.
OF_EVENTS = (*NAMED, "kind", "status")
_KIND_OF = {str(kind): KINDS.index(kind) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of a corpus: its values by number, where they hold, and how keys and labels lead to them.

    `member` marks the values that are the facet's own, where it shares its postings with others.
    `hidden` marks those that an analyst took off lists. `selections` are further values that a choice may name, each
    as values of a finer facet, whose postings `finer` gives for each of this one's.
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
    selections: Mapping[str, list[int]] = field(default_factory=dict)
    finer: tuple[tuple[Postings | None, Postings | None], ...] = ()


def facet_of(corpus: Corpus, name: str, *, about: bool = True) -> Facet:
    """Return a facet: region, country, person, organisation (or another kind of name), kind, status,
    publisher, language or field:NAME; countries and regions as articles are about or mention them.
    """  # noqa: D205
    if name in _KIND_OF:
        return _entity_facet(corpus, name)
    if name == "region":
        return _region_facet(corpus, about=about)
    if name == "country":
        return _plain_facet(name, corpus.countries[about])
    return _plain_facet(name, corpus.facets.get(name) or _nothing(corpus))


def choices_of(filters: Filters) -> Iterator[tuple[str, Choice]]:
    """Yield every choice that is on, with the name of its facet."""
    for name in (*OF_EVENTS, "publisher", "language"):
        if choice := getattr(filters, name):
            yield name, choice
    for name, choice in filters.fields:
        if choice:
            yield f"field:{name}", choice


def meeting(postings: Postings, facet: Facet, choice: Choice) -> Mask:
    """Return which rows of some postings meet a choice."""
    mask = positive(postings, facet, choice)
    for value in choice.excluded:
        mask &= ~holding(postings, facet, value)
    return mask


def positive(postings: Postings, facet: Facet, choice: Choice) -> Mask:
    """Return which rows hold any (or all) of the chosen values; every row where none is chosen."""
    held = [holding(postings, facet, value) for value in choice.values]
    if not held:
        return np.ones(postings.n_rows, dtype=np.bool_)
    combined: Mask = (np.logical_and if choice.every else np.logical_or).reduce(held)
    return combined


def holding(postings: Postings, facet: Facet, value: str) -> Mask:
    """Return which rows hold one value, or for "" hold none of the facet's values."""
    if value == NONE:
        return rows_with_none(postings, facet.member)
    if value in facet.selections:
        fine = next(fine for own, fine in facet.finer if own is postings)
        assert fine is not None
        return fine.mask_of(facet.selections[value])
    return postings.mask_of(facet.find(value))


def _entity_facet(corpus: Corpus, kind: str) -> Facet:
    entities = corpus.entities
    return Facet(
        name=kind,
        articles=entities.articles,
        sentences=entities.sentences,
        events=entities.events,
        member=entities.kind == _KIND_OF[kind],
        hidden=entities.hidden,
        find=corpus.entities_of_key,
        key=corpus.entity_key,
        label=corpus.label_of,
    )


def _region_facet(corpus: Corpus, *, about: bool) -> Facet:
    """Return the regions of UN M49; macro-regions ("Middle East") can be chosen too, as any of their countries."""
    regions, countries = corpus.regions[about], corpus.countries[about]
    numbers = {code: number for number, code in enumerate(countries.keys)}
    return replace(
        _plain_facet("region", regions),
        selections={
            name: [numbers[code] for code in codes if code in numbers]
            for name, codes in macro_regions().items()
        },
        finer=(
            (regions.articles, countries.articles),
            (regions.sentences, countries.sentences),
            (regions.events, countries.events),
        ),
    )


def _plain_facet(name: str, values: Values) -> Facet:
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


def _nothing(corpus: Corpus) -> Values:
    empty = Postings(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int32), corpus.n, 0)
    return Values((), (), empty)
