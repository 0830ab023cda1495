"""Filters -> Selection: which articles and which events an analyst's choices keep."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus, rows_of
from dashboard.corpus.postings import Ints, Mask
from dashboard.query.search.find_articles import find
from dashboard.query.selection.facets import NAMED, OF_EVENTS, choices_of, facet_of, meeting, positive
from dashboard.schema import NO_DAY, Clock, Days, Filters, Scope, Undated, Unit, to_number


@dataclass(frozen=True, slots=True)
class Selection:
    """What filters keep: masks of articles and events, and how many they are.

    `n_total` counts every article of the corpus but those off topic.
    """

    articles: Mask
    events: Mask
    n_articles: int
    n_copies_free: int
    n_total: int
    n_events: int


@dataclass(frozen=True, slots=True)
class Sieve:
    """What single filters keep, before sentences and events decide on articles.

    `sentences` is None where no sentence must hold anything. Where `needs_event` is True an article
    needs an event of `events`, or to be among `eventless`.
    """

    articles: Mask
    sentences: Mask | None
    events: Mask
    needs_event: bool
    eventless: Mask | None


def select(corpus: Corpus, filters: Filters) -> Selection:
    """Return what `filters` keep.

    An article is kept when it meets every filter on articles and, where days of happening, a kind or a
    status are chosen, has a kept event. An event is kept when its article is and it meets, itself, the
    choices of region, country (where, or named), person and organisation (any role), kind, status and
    day of happening; rejected events are not there.

    In one sentence: some sentence of the text holds all the chosen regions, countries, persons and
    organisations at once; what is excluded is excluded from the article. "About" speaks of articles:
    sentences and events name countries or do not.

    Undated speaks of the clocks that have a day filter, of publication where none has. Published:
    an article without a day passes (include), alone passes (only), or is dropped (leave out).
    Happened: the same for an article without any event, which meets no kind or status.
    """
    articles, events = settle(corpus, sift(corpus, filters))
    return Selection(
        articles=articles,
        events=events,
        n_articles=int(np.count_nonzero(articles)),
        n_copies_free=count_stories(corpus, articles),
        n_total=int(np.count_nonzero(corpus.live)),
        n_events=int(np.count_nonzero(events)),
    )


def sift(corpus: Corpus, filters: Filters, skip: str = "") -> Sieve:
    """Return what the filters keep, each by itself, leaving out that of one facet or clock (`skip`)."""
    chosen = {name: choice for name, choice in choices_of(filters) if name != skip}
    clocks = _clocks(filters) - {skip}
    articles = _article_mask(corpus, filters, clocks)
    for name, choice in chosen.items():
        if name not in ("kind", "status"):
            facet = facet_of(corpus, name, about=filters.about)
            articles &= meeting(facet.articles, facet, choice)
    happened = bool(filters.happened) and skip != Clock.HAPPENED
    told = "kind" in chosen or "status" in chosen
    sentences = sentence_mask(corpus, filters, skip) if filters.scope is Scope.SENTENCE else None
    return Sieve(
        articles=articles,
        sentences=sentences,
        events=event_mask(corpus, filters, articles, skip),
        needs_event=happened or told,
        eventless=None if told or not happened else _eventless(corpus, filters),
    )


def settle(corpus: Corpus, sieve: Sieve) -> tuple[Mask, Mask]:
    """Return the articles and the events that a sieve keeps in the end."""
    articles = with_sentence(corpus, sieve)
    events = sieve.events & articles[corpus.events.article]
    if sieve.needs_event:
        held = np.zeros(corpus.n, dtype=np.bool_)
        held[corpus.events.article[events]] = True
        if sieve.eventless is not None:
            held |= sieve.eventless
        articles = articles & held
    return articles, events


def with_sentence(corpus: Corpus, sieve: Sieve) -> Mask:
    """Return the articles of a sieve that have a sentence which holds all that one must hold."""
    if sieve.sentences is None:
        return sieve.articles
    held = np.zeros(corpus.n, dtype=np.bool_)
    held[corpus.sentences.article[sieve.sentences]] = True
    return held & sieve.articles


def sentence_mask(corpus: Corpus, filters: Filters, skip: str = "") -> Mask | None:
    """Return the sentences (not of cuts) that hold all the names and places chosen, None if none is."""
    mask: Mask | None = None
    for name, choice in choices_of(filters):
        if name in NAMED and name != skip and choice.values:
            facet = facet_of(corpus, name, about=filters.about)
            assert facet.sentences is not None
            held = positive(facet.sentences, facet, choice) & corpus.sentences.counted
            mask = held if mask is None else mask & held
    return mask


def count_stories(corpus: Corpus, articles: Mask) -> int:
    """Return how many articles without copies there are among some."""
    seen = np.zeros(int(corpus.story.max(initial=-1)) + 1, dtype=np.bool_)
    seen[corpus.story[articles]] = True
    return int(np.count_nonzero(seen))


def count_units(corpus: Corpus, articles: Mask, unit: Unit) -> int:
    """Return how many articles are in a mask, counted as the unit says."""
    return count_stories(corpus, articles) if unit is Unit.WITHOUT_COPIES else int(np.count_nonzero(articles))


def without_event(corpus: Corpus) -> Mask:
    """Return the articles that tell no event."""
    mask = np.ones(corpus.n, dtype=np.bool_)
    mask[corpus.events.article[corpus.events.live]] = False
    return mask


def lies_in(first: Ints, last: Ints, days: Days) -> Mask:
    """Return which intervals lie inside some days, or touch them if `days.overlaps`; the unknown do not."""
    from_day, to_day = (last, first) if days.overlaps else (first, last)
    mask: Mask = first != NO_DAY
    if days.first is not None:
        mask &= from_day >= to_number(days.first)
    if days.last is not None:
        mask &= to_day <= to_number(days.last)
    return mask


def _clocks(filters: Filters) -> set[str]:
    """Return the clocks that the choice of undated speaks of."""
    clocks = {Clock.PUBLISHED} if filters.published or not filters.happened else set()
    return {str(clock) for clock in clocks | ({Clock.HAPPENED} if filters.happened else set())}


def _article_mask(corpus: Corpus, filters: Filters, clocks: set[str]) -> Mask:
    mask = corpus.live.copy()
    if filters.only_keys:
        kept = np.zeros(corpus.n, dtype=np.bool_)
        kept[rows_of(corpus.articles["key"], filters.only_keys)] = True
        mask &= kept
    if filters.search.strip():
        mask &= find(corpus, filters.search)
    if Clock.PUBLISHED in clocks:
        mask &= _published_mask(corpus, filters)
    return mask


def _published_mask(corpus: Corpus, filters: Filters) -> Mask:
    undated: Mask = corpus.days.first == NO_DAY
    if filters.undated is Undated.ONLY:
        return undated
    inside = lies_in(corpus.days.first, corpus.days.last, filters.published)
    return inside if filters.undated is Undated.LEAVE_OUT else inside | undated


def event_mask(corpus: Corpus, filters: Filters, articles: Mask, skip: str) -> Mask:
    """Return the events of some articles that meet every filter on events, leaving out that of `skip`."""
    events = corpus.events
    mask = events.live & articles[events.article]
    for name, choice in choices_of(filters):
        if name in OF_EVENTS and name != skip:
            facet = facet_of(corpus, name, about=filters.about)
            assert facet.events is not None
            mask &= meeting(facet.events, facet, choice)
    if filters.happened and skip != Clock.HAPPENED:
        mask &= lies_in(events.first, events.last, filters.happened)
        if filters.undated is Undated.ONLY:
            mask[:] = False
    return mask


def _eventless(corpus: Corpus, filters: Filters) -> Mask | None:
    return None if filters.undated is Undated.LEAVE_OUT else without_event(corpus)
