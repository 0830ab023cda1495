"""Finds the selected events that a timeline draws."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import format_day_filter
from dashboard.query.selection.facets import get_facet, match_choice
from dashboard.query.selection.sieve import match_days, sieve_of
from dashboard.schema import NO_DAY, Choice, Clock, DayFilter, Filters, Status, day_to_number, facet_record

PUBLISHED, DECIDED, CALENDAR = "published", "decided", "calendar"


@dataclass(frozen=True, slots=True)
class SelectedMark:
    """The selected mark of a timeline: its lane, its days and its status ('' for any).

    A lane is a choice of a facet, with its label. Where `exact` is True the mark stands for events with
    exactly these days, else for all events inside them, as a bin does.
    """

    facet: str
    choice: Choice
    days: DayFilter
    exact: bool = False
    status: str = ""
    clock: Clock = Clock.HAPPENED
    label: str = ""


@dataclass(frozen=True, slots=True)
class EventDisplay:
    """Which of the selected events are displayed.

    `inferred` includes events whose day is not stated in words. `any_name` takes every event of the selected
    articles, whoever it names. `kinds`, `clusters` and `mark`, where given, restrict the events to them.
    """

    inferred: bool = True
    any_name: bool = False
    kinds: tuple[str, ...] = ()
    clusters: tuple[int, ...] = ()
    mark: SelectedMark | None = None


ALL_EVENTS = EventDisplay()


def describe_display(display: EventDisplay) -> str:
    """Return in words which events are displayed, '' where all selected ones are."""
    words = [
        *(["only events whose day is stated in words"] if not display.inferred else []),
        *(["every event of these articles, whoever it names"] if display.any_name else []),
        *([f"only events of {describe_mark(display.mark)}"] if display.mark is not None else []),
    ]
    return "; ".join(words)


def describe_mark(mark: SelectedMark) -> str:
    """Return a mark of a timeline in words: "7 Feb 2017, Russia, planned"."""
    words = (format_day_filter(replace(mark.days, overlaps=False)), mark.label, mark.status)
    return ", ".join(word for word in words if word)


def find_visible_events(corpus: Corpus, filters: Filters, display: EventDisplay, skip: str = "") -> Mask:
    """Return which events are displayed; `skip` is a clock whose own filter is left out."""
    mask = _find_selected(corpus, filters, skip=skip, any_name=display.any_name)
    if not display.inferred:
        mask = mask & ~find_inferred_days(corpus)
    if display.kinds:
        mask = mask & match_kinds(corpus, display.kinds)
    if display.clusters:
        mask = mask & np.isin(corpus.events.cluster, display.clusters)
    return mask if display.mark is None else mask & _match_mark(corpus, display.mark)


def find_inferred_days(corpus: Corpus) -> Mask:
    """Return which events have an inferred day: that of publication, or one counted from an unsure day."""
    times, events = corpus.times, corpus.events
    stated = _match_place_days(
        events.sentence, events.first, times.sentence, times.first, times.anchor.of(CALENDAR)
    )
    counted = _match_place_days(
        events.article, events.first, times.article, times.first, times.anchor.of(PUBLISHED)
    )
    from_words = stated | events.day_from.of(DECIDED)
    mask: Mask = events.day_from.of(PUBLISHED) | (
        counted & find_unsure_articles(corpus)[events.article] & ~from_words
    )
    return mask


def _match_place_days(places: Ints, days: Ints, in_places: Ints, on_days: Ints, usable: Mask) -> Mask:
    """Return which (place, day) pairs are among the usable others; a place is a sentence or an article."""
    valid = usable & (on_days != NO_DAY) & (in_places >= 0)
    pairs = in_places[valid].astype(np.int64) * 2**32 + on_days[valid]
    mask: Mask = np.isin(places.astype(np.int64) * 2**32 + days, pairs)
    return mask


def match_kinds(corpus: Corpus, kinds: Iterable[str]) -> Mask:
    """Return which events are of some kinds."""
    keys = corpus.facets["kind"].keys
    mask: Mask = np.isin(corpus.events.kind, [keys.index(kind) for kind in kinds if kind in keys])
    return mask


def group_by_cluster(corpus: Corpus, events: Longs) -> tuple[Ints, Longs]:
    """Return the clusters of some events, and for each event the position of its own."""
    return np.unique(corpus.events.cluster[events], return_inverse=True)


def _find_selected(corpus: Corpus, filters: Filters, *, skip: str, any_name: bool) -> Mask:
    sieve = sieve_of(corpus, filters)
    articles, events = sieve.select(skip)
    if not any_name:
        return events
    named = [name for name in filters.choices if facet_record(name).in_sentences]
    unnamed = replace(filters, choices={name: c for name, c in filters.choices.items() if name not in named})
    return sieve_of(corpus, unnamed).masks(skip).events & articles[corpus.events.article]


def _match_mark(corpus: Corpus, mark: SelectedMark) -> Mask:
    first, last = get_event_days(corpus, mark.clock)
    inside = match_days(first, last, mark.days)
    if mark.exact:
        inside &= (first == day_to_number(mark.days.span.first)) & (
            last == day_to_number(mark.days.span.last)
        )
    if mark.status:
        inside &= corpus.events.status == tuple(Status).index(Status(mark.status))
    if not mark.facet:
        return inside
    facet = get_facet(corpus, mark.facet)
    assert facet.events is not None
    return inside & match_choice(facet.events, facet, mark.choice)


def get_event_days(corpus: Corpus, clock: Clock) -> tuple[Ints, Ints]:
    """Return the first and last day of each event: when it happened, or when its article was published."""
    if clock is Clock.HAPPENED:
        return corpus.events.first, corpus.events.last
    return corpus.days.first[corpus.events.article], corpus.days.last[corpus.events.article]


def find_unsure_articles(corpus: Corpus) -> Mask:
    """Return which articles have an inferred or contradicted day of publication that nobody decided."""
    articles = corpus.articles
    unsure: Mask = articles["inferred"].to_numpy(dtype=np.bool_) | (articles["flags"] != "").to_numpy()
    return unsure & ~find_decided_articles(corpus)


def find_decided_articles(corpus: Corpus) -> Mask:
    """Return the articles whose day an analyst decided."""
    decided: Mask = (corpus.articles["published_from"] == DECIDED).to_numpy()
    return decided
