"""Applies filters: returns the articles and events that they select."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.columns import find_rows
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.query.search.find_articles import find_articles
from dashboard.query.selection.facets import (
    EVENT_FACETS,
    NAME_FACETS,
    get_facet,
    list_choices,
    match_choice,
    match_included,
)
from dashboard.schema import NO_DAY, Clock, DayRange, Filters, Scope, Undated, Unit, day_to_number


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles and events that filters select, as masks, and their numbers.

    `n_total` counts every article of the corpus except those off topic.
    """

    articles: Mask
    events: Mask
    n_articles: int
    n_copies_free: int
    n_total: int
    n_events: int


@dataclass(frozen=True, slots=True)
class FilterMasks:
    """The matches of each filter by itself, before sentences and events restrict the articles.

    `sentences` is None where no filter is on sentences. Where `needs_event` is True an article needs an
    event of `events`, or must be among `eventless`.
    """

    articles: Mask
    sentences: Mask | None
    events: Mask
    needs_event: bool
    eventless: Mask | None


def select(corpus: Corpus, filters: Filters) -> Selection:
    """Return the articles and events that `filters` select.

    An article is selected when it matches every filter on articles. Where days of happening, a kind or a
    status are chosen, it must also have a selected event. An event is selected when its article is and the
    event itself matches the choices of region, country (as its place, or named), person and organisation
    (in any role), kind, status and day of happening. Rejected events are left out.

    Scope "in one sentence": one sentence of the text must contain all the chosen regions, countries,
    persons and organisations. Exclusions still exclude the whole article. "About" applies to articles only: a
    sentence or an event either names a country or does not.

    "Undated" applies to each clock that has a day filter, or to publication where none has. Published: an
    article without a day is included, is the only kind selected, or is left out. Happened: the same for an
    article without any event, which never matches a kind or a status.
    """
    articles, events = combine_masks(corpus, match_each_filter(corpus, filters))
    return Selection(
        articles=articles,
        events=events,
        n_articles=int(np.count_nonzero(articles)),
        n_copies_free=count_stories(corpus, articles),
        n_total=int(np.count_nonzero(corpus.live)),
        n_events=int(np.count_nonzero(events)),
    )


def match_each_filter(corpus: Corpus, filters: Filters, skip: str = "") -> FilterMasks:
    """Return the matches of each filter by itself, leaving out the filter of one facet or clock (`skip`)."""
    chosen = {name: choice for name, choice in list_choices(filters) if name != skip}
    clocks = _find_undated_clocks(filters) - {skip}
    articles = _match_articles(corpus, filters, clocks)
    for name, choice in chosen.items():
        if name not in ("kind", "status"):
            facet = get_facet(corpus, name, about=filters.about)
            articles &= match_choice(facet.articles, facet, choice)
    happened = bool(filters.happened) and skip != Clock.HAPPENED
    by_event_facet = "kind" in chosen or "status" in chosen
    sentences = match_sentences(corpus, filters, skip) if filters.scope is Scope.SENTENCE else None
    return FilterMasks(
        articles=articles,
        sentences=sentences,
        events=match_events(corpus, filters, articles, skip),
        needs_event=happened or by_event_facet,
        eventless=None if by_event_facet or not happened else _find_eventless(corpus, filters),
    )


def combine_masks(corpus: Corpus, masks: FilterMasks) -> tuple[Mask, Mask]:
    """Return the articles and the events that match all filters together."""
    articles = match_one_sentence(corpus, masks)
    events = masks.events & articles[corpus.events.article]
    if masks.needs_event:
        with_event = np.zeros(corpus.n, dtype=np.bool_)
        with_event[corpus.events.article[events]] = True
        if masks.eventless is not None:
            with_event |= masks.eventless
        articles = articles & with_event
    return articles, events


def match_one_sentence(corpus: Corpus, masks: FilterMasks) -> Mask:
    """Return the matching articles that also have a matching sentence, where the filters require one."""
    if masks.sentences is None:
        return masks.articles
    with_sentence = np.zeros(corpus.n, dtype=np.bool_)
    with_sentence[corpus.sentences.article[masks.sentences]] = True
    return with_sentence & masks.articles


def match_sentences(corpus: Corpus, filters: Filters, skip: str = "") -> Mask | None:
    """Return the uncut sentences with all the chosen names and places, or None where none are chosen."""
    mask: Mask | None = None
    for name, choice in list_choices(filters):
        if name in NAME_FACETS and name != skip and choice.values:
            facet = get_facet(corpus, name, about=filters.about)
            assert facet.sentences is not None
            matches = match_included(facet.sentences, facet, choice) & corpus.sentences.counted
            mask = matches if mask is None else mask & matches
    return mask


def count_stories(corpus: Corpus, articles: Mask) -> int:
    """Return how many stories some articles tell: articles, without copies of each other."""
    is_in_story = np.zeros(int(corpus.story.max(initial=-1)) + 1, dtype=np.bool_)
    is_in_story[corpus.story[articles]] = True
    return int(np.count_nonzero(is_in_story))


def count_by_unit(corpus: Corpus, articles: Mask, unit: Unit) -> int:
    """Return the number of articles in a mask, with copies or without, as `unit` says."""
    return count_stories(corpus, articles) if unit is Unit.WITHOUT_COPIES else int(np.count_nonzero(articles))


def find_articles_without_event(corpus: Corpus) -> Mask:
    """Return the articles without any event."""
    mask = np.ones(corpus.n, dtype=np.bool_)
    mask[corpus.events.article[corpus.events.live]] = False
    return mask


def match_days(first: Ints, last: Ints, days: DayRange) -> Mask:
    """Return which intervals lie inside some days, or overlap them if `days.overlaps`; never unknown ones."""
    from_day, to_day = (last, first) if days.overlaps else (first, last)
    mask: Mask = first != NO_DAY
    if days.first is not None:
        mask &= from_day >= day_to_number(days.first)
    if days.last is not None:
        mask &= to_day <= day_to_number(days.last)
    return mask


def _find_undated_clocks(filters: Filters) -> set[str]:
    """Return the clocks that the filter on undated articles applies to."""
    clocks = {Clock.PUBLISHED} if filters.published or not filters.happened else set()
    return {str(clock) for clock in clocks | ({Clock.HAPPENED} if filters.happened else set())}


def _match_articles(corpus: Corpus, filters: Filters, clocks: set[str]) -> Mask:
    mask = corpus.live.copy()
    if filters.only_keys:
        listed = np.zeros(corpus.n, dtype=np.bool_)
        listed[find_rows(corpus.articles["key"], filters.only_keys)] = True
        mask &= listed
    if filters.search.strip():
        mask &= find_articles(corpus, filters.search)
    if Clock.PUBLISHED in clocks:
        mask &= _match_publication(corpus, filters)
    return mask


def _match_publication(corpus: Corpus, filters: Filters) -> Mask:
    undated: Mask = corpus.days.first == NO_DAY
    if filters.undated is Undated.ONLY:
        return undated
    inside = match_days(corpus.days.first, corpus.days.last, filters.published)
    return inside if filters.undated is Undated.LEAVE_OUT else inside | undated


def match_events(corpus: Corpus, filters: Filters, articles: Mask, skip: str) -> Mask:
    """Return the events of some articles that match every filter on events except that of `skip`."""
    events = corpus.events
    mask = events.live & articles[events.article]
    for name, choice in list_choices(filters):
        if name in EVENT_FACETS and name != skip:
            facet = get_facet(corpus, name, about=filters.about)
            assert facet.events is not None
            mask &= match_choice(facet.events, facet, choice)
    if filters.happened and skip != Clock.HAPPENED:
        mask &= match_days(events.first, events.last, filters.happened)
        if filters.undated is Undated.ONLY:
            mask[:] = False
    return mask


def _find_eventless(corpus: Corpus, filters: Filters) -> Mask | None:
    return None if filters.undated is Undated.LEAVE_OUT else find_articles_without_event(corpus)
