"""The matches of each filter of a question, made once and shared by all that is counted for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.string_columns import find_rows
from dashboard.query.search.find_articles import find_articles
from dashboard.query.selection.facets import get_facet, match_choice, match_included
from dashboard.schema import (
    NO_DAY,
    Choice,
    Clock,
    DayFilter,
    DayRange,
    Filters,
    Scope,
    day_to_number,
    facet_record,
)

_MOST_SIEVES = 8


@dataclass(frozen=True, slots=True)
class FilterMatches:
    """What one filter matches; None where it says nothing about articles, sentences or events.

    Where `needs_event` is True an article needs a matching event, or must be among `eventless`.
    """

    articles: Mask | None = None
    sentences: Mask | None = None
    events: Mask | None = None
    needs_event: bool = False
    eventless: Mask | None = None


@dataclass(frozen=True, slots=True)
class FilterMasks:
    """The matches of several filters, before sentences and events restrict the articles.

    `sentences` is None where no filter is on sentences. Where `needs_event` is True an article needs an
    event of `events`, or must be among `eventless`.
    """

    articles: Mask
    sentences: Mask | None
    events: Mask
    needs_event: bool
    eventless: Mask | None


@dataclass(frozen=True, eq=False)
class Sieve:
    """The filters of a question to a corpus, and what they match, worked out when first needed."""

    corpus: Corpus
    filters: Filters
    _masks: dict[str, FilterMasks] = field(default_factory=dict)
    _combined: dict[str, tuple[Mask, Mask]] = field(default_factory=dict)

    def select(self, skip: str = "") -> tuple[Mask, Mask]:
        """Return the articles and the events that match all filters but that of one facet or clock."""
        skip = skip if skip in self._matches else ""
        if skip not in self._combined:
            combined = combine_masks(self.corpus, self.masks(skip))
            for mask in combined:
                # Every question shares them, so that nobody may change them in place.
                mask.flags.writeable = False
            self._combined[skip] = combined
        return self._combined[skip]

    def masks(self, skip: str = "") -> FilterMasks:
        """Return the matches of all filters but that of one facet or clock."""
        skip = skip if skip in self._matches else ""
        if skip not in self._masks:
            others = [matches for name, matches in self._matches.items() if name != skip]
            self._masks[skip] = _join_matches(self.corpus, others)
        return self._masks[skip]

    def select_choosing(self, facet: str, choice: Choice) -> tuple[Mask, Mask]:
        """Return the articles and the events that match with the choice of one facet replaced."""
        others = [matches for name, matches in self._matches.items() if name != facet]
        chosen = match_facet(self.corpus, self.filters, facet, choice)
        return combine_masks(self.corpus, _join_matches(self.corpus, [*others, chosen]))

    @cached_property
    def _matches(self) -> dict[str, FilterMatches]:
        """The matches of each filter that is on, by facet, clock, "search" or "only_keys"."""
        corpus, filters = self.corpus, self.filters
        matches = {}
        if filters.search.strip():
            matches["search"] = FilterMatches(find_articles(corpus, filters.search))
        if filters.only_keys:
            listed = np.zeros(corpus.n, dtype=np.bool_)
            listed[find_rows(corpus.articles["key"], filters.only_keys)] = True
            matches["only_keys"] = FilterMatches(listed)
        if filters.published:
            matches[str(Clock.PUBLISHED)] = FilterMatches(match_publication(corpus, filters.published))
        if filters.happened:
            matches[str(Clock.HAPPENED)] = _match_happened(corpus, filters.happened)
        for facet, choice in filters.choices.items():
            matches[facet] = match_facet(corpus, filters, facet, choice)
        return matches


@lru_cache(maxsize=_MOST_SIEVES)
def sieve_of(corpus: Corpus, filters: Filters) -> Sieve:
    """Return the sieve of a question; all that asks the same of the same corpus shares it."""
    return Sieve(corpus, filters)


def match_facet(corpus: Corpus, filters: Filters, facet: str, choice: Choice) -> FilterMatches:
    """Return what a choice of one facet matches."""
    record, values = facet_record(facet), get_facet(corpus, facet, about=filters.about)
    articles = sentences = events = None
    if not record.is_of_events:
        articles = match_choice(values.articles, values, choice)
    if record.in_sentences and choice.values and filters.scope is Scope.SENTENCE:
        assert values.sentences is not None
        sentences = match_included(values.sentences, values, choice)
    if record.in_events:
        assert values.events is not None
        events = match_choice(values.events, values, choice)
    return FilterMatches(articles, sentences, events, needs_event=record.is_of_events)


def match_days(first: Ints, last: Ints, days: DayFilter) -> Mask:
    """Return which intervals of days pass a filter on days; unknown ones never do."""
    mask: Mask = first != NO_DAY
    if days.only_undated:
        return np.zeros_like(mask)
    if days.ranges:
        mask &= _match_any_range(first, last, days.ranges, overlaps=days.overlaps)
    if days.excluded:
        mask &= ~_match_any_range(first, last, days.excluded, overlaps=days.overlaps)
    return mask


def match_publication(corpus: Corpus, days: DayFilter) -> Mask:
    """Return which articles pass a filter on their days of publication."""
    inside = match_days(corpus.days.first, corpus.days.last, days)
    return inside | (corpus.days.first == NO_DAY) if days.undated else inside


def find_articles_without_event(corpus: Corpus) -> Mask:
    """Return the articles without any event."""
    mask = np.ones(corpus.n, dtype=np.bool_)
    mask[corpus.events.article[corpus.events.live]] = False
    return mask


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


def _match_happened(corpus: Corpus, days: DayFilter) -> FilterMatches:
    events = match_days(corpus.events.first, corpus.events.last, days)
    eventless = find_articles_without_event(corpus) if days.undated else None
    return FilterMatches(events=events, needs_event=True, eventless=eventless)


def _match_any_range(first: Ints, last: Ints, ranges: Iterable[DayRange], *, overlaps: bool) -> Mask:
    """Return which intervals lie inside one of some ranges, or overlap one."""
    from_day, to_day = (last, first) if overlaps else (first, last)
    matches: Mask = np.zeros(len(first), dtype=np.bool_)
    for days in ranges:
        inside = np.ones(len(first), dtype=np.bool_)
        if days.first is not None:
            inside &= from_day >= day_to_number(days.first)
        if days.last is not None:
            inside &= to_day <= day_to_number(days.last)
        matches |= inside
    return matches


def _join_matches(corpus: Corpus, all_matches: Iterable[FilterMatches]) -> FilterMasks:
    """Return what several filters match together."""
    articles, events, sentences = corpus.live.copy(), corpus.events.live.copy(), None
    needing_event = []
    for matches in all_matches:
        if matches.articles is not None:
            articles &= matches.articles
        if matches.events is not None:
            events &= matches.events
        if matches.sentences is not None:
            before = corpus.sentences.counted if sentences is None else sentences
            sentences = before & matches.sentences
        if matches.needs_event:
            needing_event.append(matches)
    # An article without events can pass a filter on days, but never one on what describes an event.
    all_pass_eventless = needing_event and all(each.eventless is not None for each in needing_event)
    return FilterMasks(
        articles=articles,
        sentences=sentences,
        events=events & articles[corpus.events.article],
        needs_event=bool(needing_event),
        eventless=needing_event[0].eventless if all_pass_eventless else None,
    )
