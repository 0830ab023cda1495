"""All counts without copies, to test that none changes when only copies are added."""

from collections import Counter
from typing import Any

import pandas as pd

from dashboard.corpus import Corpus
from dashboard.query import (
    count_by_time,
    count_countries,
    count_facet,
    count_names,
    count_together,
    list_events,
    rank_days,
    rank_terms,
    select,
)
from dashboard.query.words.top_terms import TermOptions
from dashboard.schema import Clock, Filters
from tests.oracle.agreement import FACET_KEYS

_EVENT = ["first_day", "last_day", "kind", "sub_kind", "status", "copies_free"]


def counts_without_copies(corpus: Corpus, filters: Filters) -> dict[str, dict[Any, int]]:
    """Return all counts; for events, the number of each day, kind and count."""
    kinds = ("person", "organisation", "country")
    ties = count_together(corpus, filters, kinds, most_names=0)
    pairs = [frozenset(pair) for pair in zip(ties["key"], ties["other_key"], strict=True)]
    counts = {
        facet: by(count_facet(corpus, filters, facet, limit=1000), "key", "count") for facet in FACET_KEYS
    }
    for clock in Clock:
        counts[clock] = by(count_by_time(corpus, filters, clock, "week"), "label", "count")
    for kind in kinds[:2]:
        counts[f"names: {kind}"] = by(count_names(corpus, filters, kind, limit=0), "key", "copies_free")
    for families in (False, True):
        terms = rank_terms(corpus, filters, 10**6, TermOptions(stop=False, families=families))
        counts[f"terms: {families}"] = by(terms, "term", "articles")
    events = list_events(corpus, filters, limit=0)
    return counts | {
        "selection": {"": select(corpus, filters).n_copies_free},
        "countries": by(count_countries(corpus, filters), "country", "count"),
        "events": dict(Counter(events[_EVENT].itertuples(index=False, name=None))),
        "days": by(rank_days(corpus, filters, limit=0), "day", "copies_free"),
        "together": dict(zip(pairs, ties["copies_free"], strict=True)),
    }


def by(rows: pd.DataFrame, what: str, count: str) -> dict[Any, int]:
    """Return the counts of one column, by the values of another."""
    return dict(zip(rows[what], rows[count], strict=True))
