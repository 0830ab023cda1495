"""Which of the selected events a timeline shows: with a told day or any, of one mark or all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.facets import NAMED, facet_of, meeting
from dashboard.query.selection.select import event_mask, lies_in, select, settle, sift
from dashboard.schema import NO_DAY, Choice, Clock, Days, Filters, Status, to_number

PUBLISHED, DECIDED, CALENDAR = "published", "decided", "calendar"


@dataclass(frozen=True, slots=True)
class Lit:
    """A mark of a timeline: its lane (a choice of a facet, and its label), its days and its status ('' for any).

    Where `exact` is True the mark holds what has just these days, else what lies inside them, as a bin does.
    """

    facet: str
    choice: Choice
    days: Days
    exact: bool = False
    status: str = ""
    clock: Clock = Clock.HAPPENED
    label: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of the selected events.

    `inferred` lets pass those whose day no words tell; `wide` takes every event of the selected articles,
    whoever it names; `kinds` and `clusters`, where there are any, keep only those; `lit` keeps those of one mark.
    """

    inferred: bool = True
    wide: bool = False
    kinds: tuple[str, ...] = ()
    clusters: tuple[int, ...] = ()
    lit: Lit | None = None


def events_shown(corpus: Corpus, filters: Filters, shown: Shown, skip: str = "") -> Mask:
    """Return which events are shown; `skip` is a clock whose own filter is left out."""
    mask = _wide(corpus, filters, skip) if shown.wide else _selected(corpus, filters, skip)
    if not shown.inferred:
        mask = mask & ~is_inferred(corpus)
    if shown.kinds:
        mask = mask & of_kinds(corpus, shown.kinds)
    if shown.clusters:
        mask = mask & np.isin(corpus.events.cluster, shown.clusters)
    return mask if shown.lit is None else mask & _lit(corpus, shown.lit)


def is_inferred(corpus: Corpus) -> Mask:
    """Return which events have a day that no words tell: that of publication, or one counted from a day unsure."""
    times, told = corpus.times, corpus.events
    spelt_out = _begin_in(told.sentence, told.first, times.sentence, times.first, times.anchor.of(CALENDAR))
    counted = _begin_in(told.article, told.first, times.article, times.first, times.anchor.of(PUBLISHED))
    from_words = spelt_out | told.day_from.of(DECIDED)
    mask: Mask = told.day_from.of(PUBLISHED) | (counted & is_unsure(corpus)[told.article] & ~from_words)
    return mask


def _begin_in(places: Ints, days: Ints, in_places: Ints, on_days: Ints, kept: Mask) -> Mask:
    """Return which (place, day) are among others of which some are kept; a place is a sentence or an article."""
    there = kept & (on_days != NO_DAY) & (in_places >= 0)
    pairs = in_places[there].astype(np.int64) * 2**32 + on_days[there]
    mask: Mask = np.isin(places.astype(np.int64) * 2**32 + days, pairs)
    return mask


def of_kinds(corpus: Corpus, kinds: Iterable[str]) -> Mask:
    """Return which events are of some kinds."""
    keys = corpus.facets["kind"].keys
    mask: Mask = np.isin(corpus.events.kind, [keys.index(kind) for kind in kinds if kind in keys])
    return mask


def clusters_of(corpus: Corpus, events: Longs) -> tuple[Ints, Longs]:
    """Return the clusters of some events, and for each event which of them it is in."""
    return np.unique(corpus.events.cluster[events], return_inverse=True)


def _selected(corpus: Corpus, filters: Filters, skip: str) -> Mask:
    return settle(corpus, sift(corpus, filters, skip=skip))[1] if skip else select(corpus, filters).events


def _wide(corpus: Corpus, filters: Filters, skip: str) -> Mask:
    articles, _ = settle(corpus, sift(corpus, filters, skip=skip))
    unnamed = replace(filters, **dict.fromkeys(NAMED, Choice()))  # type: ignore[arg-type]
    return event_mask(corpus, unnamed, articles, skip)


def _lit(corpus: Corpus, lit: Lit) -> Mask:
    first, last = days_of(corpus, lit.clock)
    inside = lies_in(first, last, lit.days)
    if lit.exact:
        inside &= (first == to_number(lit.days.first)) & (last == to_number(lit.days.last))
    if lit.status:
        inside &= corpus.events.status == tuple(Status).index(Status(lit.status))
    if not lit.facet:
        return inside
    facet = facet_of(corpus, lit.facet)
    assert facet.events is not None
    return inside & meeting(facet.events, facet, lit.choice)


def days_of(corpus: Corpus, clock: Clock) -> tuple[Ints, Ints]:
    """Return the first and last day of each event on a clock: when it happened, or its article was published."""
    if clock is Clock.HAPPENED:
        return corpus.events.first, corpus.events.last
    return corpus.days.first[corpus.events.article], corpus.days.last[corpus.events.article]


def is_unsure(corpus: Corpus) -> Mask:
    """Return which articles have a day of publication that is inferred or contradicted, and not decided."""
    known = corpus.articles
    unsure: Mask = known["inferred"].to_numpy(dtype=np.bool_) | (known["flags"] != "").to_numpy()
    return unsure & ~is_decided(corpus)


def is_decided(corpus: Corpus) -> Mask:
    """Return of which articles an analyst decided the day."""
    decided: Mask = (corpus.articles["published_from"] == DECIDED).to_numpy()
    return decided
