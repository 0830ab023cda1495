"""One name looked at: the filters that keep the selected articles which name it, and whom they name beside it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.names.name_counts import count_names
from dashboard.query.selection.facet_counts import choice_of, with_choice
from dashboard.query.selection.facets import facet_of
from dashboard.query.selection.select import select
from dashboard.schema import Choice, Filters, Scope


def filters_naming(corpus: Corpus, filters: Filters, kind: str, key: str) -> Filters:
    """Return filters that keep, of the articles that some filters keep, those that hold a name too.

    They say so by a choice where that means the same; else (a place, a name beside any of several others, filters on
    events or sentences, which the name would have to meet too) by the articles' keys. A publisher replaces the others.
    """
    chosen = choice_of(filters, kind)
    if kind == "publisher":
        return with_choice(filters, kind, Choice((key,)))
    told = filters.kind or filters.status or filters.happened or filters.scope is Scope.SENTENCE
    if kind in ("person", "organisation") and len(chosen.values) < 2 and not told:
        values = tuple(dict.fromkeys((*chosen.values, key)))
        return with_choice(filters, kind, Choice(values, chosen.excluded, every=True))
    facet = facet_of(corpus, kind)
    held = select(corpus, filters).articles & facet.articles.mask_of(facet.find(key))
    keys = corpus.articles["key"].to_numpy()[np.flatnonzero(held)]
    return replace(filters, only_keys=tuple(map(str, keys)) or ("",))


def count_company(
    corpus: Corpus, filters: Filters, kind: str, key: str, of: str, limit: int = 8
) -> pd.DataFrame:
    """Return the names of another (or the same) kind in the selected articles that hold a name, as `count_names`."""
    near = filters_naming(corpus, filters, kind, key)
    named = count_names(corpus, near, of, limit=limit + 1 if limit else 0)
    return named[named["key"] != key].head(limit or len(named)).reset_index(drop=True)
