"""The profile of one name: filters for its articles, and the names that occur with it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.names.name_counts import count_names
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import select
from dashboard.schema import Choice, Filters, Scope, facet_record


def add_name_filter(corpus: Corpus, filters: Filters, kind: str, key: str) -> Filters:
    """Return filters that select those of the selected articles that contain a name.

    They add a choice of the name where that gives these articles. Else they list the articles' keys: for a
    place, for a name where any of several is chosen, and where filters on events or sentences would have to
    match the name too. A publisher replaces the chosen ones.
    """
    chosen = filters.choice(kind)
    if kind == "publisher":
        return filters.with_choice(kind, Choice((key,)))
    has_event_or_sentence_filter = (
        filters.happened
        or filters.scope is Scope.SENTENCE
        or any(facet_record(name).is_of_events for name in filters.choices)
    )
    if kind in ("person", "organisation") and len(chosen.values) < 2 and not has_event_or_sentence_filter:
        values = tuple(dict.fromkeys((*chosen.values, key)))
        return filters.with_choice(kind, Choice(values, chosen.excluded, every=True))
    facet = get_facet(corpus, kind)
    matches = select(corpus, filters).articles & facet.articles.mask_of(facet.find(key))
    keys = corpus.articles["key"].to_numpy()[np.flatnonzero(matches)]
    return replace(filters, only_keys=tuple(map(str, keys)) or ("",))


def count_names_beside(
    corpus: Corpus, filters: Filters, kind: str, key: str, other_kind: str, limit: int = 8
) -> pd.DataFrame:
    """Return the names of another kind in the selected articles that contain a name, as `count_names`."""
    named_articles = add_name_filter(corpus, filters, kind, key)
    counts = count_names(corpus, named_articles, other_kind, limit=limit + 1 if limit else 0)
    return counts[counts["key"] != key].head(limit or len(counts)).reset_index(drop=True)
