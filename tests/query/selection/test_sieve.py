"""The sieve of a question: each filter is matched once, and what it returns cannot be changed in place."""

from collections import Counter

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query import count_by_time, count_facet, list_articles, list_events, select
from dashboard.query.selection import sieve
from dashboard.query.selection.sieve import Sieve, sieve_of
from dashboard.schema import FACETS, Choice, Clock, Filters

FILTERS = Filters(choices={"country": Choice(("RUS",)), "person": Choice(("person:Elena Markova",))})


def test_each_filter_is_matched_once_for_all_that_a_page_counts(
    sample: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[tuple[str, Choice]] = Counter()
    joined = 0
    match_facet, join_matches = sieve.match_facet, sieve._join_matches

    def count_match(corpus: Corpus, filters: Filters, facet: str, choice: Choice) -> sieve.FilterMatches:
        calls[facet, choice] += 1
        return match_facet(corpus, filters, facet, choice)

    def count_join(corpus: Corpus, matches: list[sieve.FilterMatches]) -> sieve.FilterMasks:
        nonlocal joined
        joined += 1
        return join_matches(corpus, matches)

    monkeypatch.setattr(sieve, "match_facet", count_match)
    monkeypatch.setattr(sieve, "_join_matches", count_join)
    sieve_of.cache_clear()
    for record in FACETS:
        count_facet(sample, FILTERS, record.key)
    for clock in Clock:
        count_by_time(sample, FILTERS, clock)
    select(sample, FILTERS)
    list_events(sample, FILTERS)
    list_articles(sample, FILTERS)
    assert {calls[facet, choice] for facet, choice in FILTERS.choices.items()} == {1}
    assert max(calls.values()) == 1
    # The selection, once more without each chosen facet, and the bucket "none" of each facet.
    assert joined == 1 + len(FILTERS.choices) + len(FACETS)


def test_what_everybody_shares_cannot_be_changed_in_place(sample: Corpus) -> None:
    articles, events = Sieve(sample, FILTERS).select()
    with pytest.raises(ValueError, match="read-only"):
        articles[:] = True
    with pytest.raises(ValueError, match="read-only"):
        events |= np.ones_like(events)
