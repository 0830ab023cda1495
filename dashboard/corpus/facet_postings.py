"""What facets count: the postings of entities and of plain values, made when a version opens."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Events, Mentions, Names, Values
from dashboard.corpus.postings import Ints, Mask, Postings, group


def entity_postings(
    names: Names, mentions: Mentions, events: Events, n: int, sizes: tuple[int, int]
) -> tuple[Postings, Postings, Postings]:
    """Return where entities are named: in which articles, sentences and events. Cuts do not count.

    Args:
        names: The names, with their entities.
        mentions: The mentions.
        events: The events.
        n: How many entities there are.
        sizes: How many articles and sentences there are.
    """
    n_articles, n_sentences = sizes
    kept = np.flatnonzero(mentions.counted)
    entity = names.entity[mentions.name[kept]]
    inside = mentions.sentence[kept] >= 0
    articles = group(entity, mentions.article[kept], n, n_articles)
    sentences = group(entity[inside], mentions.sentence[kept[inside]], n, n_sentences)
    of_events = group(names.entity[events.link_name], events.link_event, n, len(events.article))
    return articles, sentences, of_events


def plain_values(values: "pd.Series[Any]", rows: Ints, n: int) -> Values:
    """Return a facet of words that articles carry; the empty word is the bucket "none", which is no value."""
    codes, keys = pd.factorize(values.to_numpy(dtype=object), sort=True)
    known = keys[codes] != "" if len(codes) else np.zeros(0, dtype=np.bool_)
    shift = 1 if len(keys) and keys[0] == "" else 0
    words = tuple(str(key) for key in keys[shift:])
    postings = group(codes[known].astype(np.int32) - shift, rows[known].astype(np.int32), len(words), n)
    return Values(words, words, postings)


def event_values(values: "pd.Series[Any]", events: Events, n: int) -> Values:
    """Return a facet of words that events carry."""
    rows = np.arange(len(events.article), dtype=np.int32)
    of_events = plain_values(values, rows, len(rows))
    value, event = of_events.articles.pairs(np.ones(len(rows), dtype=np.bool_))
    articles = group(value, events.article[event], len(of_events.keys), n)
    return Values(of_events.keys, of_events.labels, articles, events=of_events.articles)


def entity_rows(names: Names, mentions: Mentions, events: Events, members: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the articles, sentences and events that name any of some names: the union, never the sum."""
    found = _union([names.mentions.of(int(name)) for name in members])
    found = found[mentions.counted[found]]
    sentences = mentions.sentence[found]
    links = _union([names.links.of(int(name)) for name in members])
    return (
        np.unique(mentions.article[found]),
        np.unique(sentences[sentences >= 0]),
        np.unique(events.link_event[links]),
    )


def _union(lists: list[Ints]) -> Ints:
    return np.concatenate(lists) if lists else np.zeros(0, dtype=np.int32)


def rows_with_none(postings: Postings, wanted: Mask | None = None) -> Mask:
    """Return which rows hold no value, or none of the values marked in `wanted`."""
    if wanted is None:
        wanted = np.ones(postings.n_values, dtype=np.bool_)
    return ~postings.mask_of_all(wanted)
