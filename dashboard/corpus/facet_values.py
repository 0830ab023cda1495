"""The values of facets and the rows that have them, built when a version opens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.postings import Ints, Mask, Postings, build_postings
from dashboard.corpus.tables import EventTable, MentionTable, NameTable


@dataclass(frozen=True, slots=True)
class FacetValues:
    """The values of a facet whose values are plain words, and the rows that have them.

    `alias` leads from a word that an analyst replaced to the word that took its place.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    articles: Postings
    sentences: Postings | None = None
    events: Postings | None = None
    alias: Mapping[str, str] = field(default_factory=dict)

    def find(self, key: str) -> list[int]:
        """Return the number of the value with this key or of its replacement; an empty list for neither."""
        if key not in self.keys and key in self.alias:
            key = self.alias[key]
        return [self.keys.index(key)] if key in self.keys else []


def build_entity_postings(
    names: NameTable, mentions: MentionTable, events: EventTable, n: int, sizes: tuple[int, int]
) -> tuple[Postings, Postings, Postings]:
    """Return the articles, the sentences and the events that name each entity. Cut parts do not count.

    Args:
        names: The names, with their entities.
        mentions: The mentions.
        events: The events.
        n: How many entities there are.
        sizes: How many articles and sentences there are.
    """
    n_articles, n_sentences = sizes
    counted = np.flatnonzero(mentions.counted)
    entity = names.entity[mentions.name[counted]]
    inside = mentions.sentence[counted] >= 0
    articles = build_postings(entity, mentions.article[counted], n, n_articles)
    sentences = build_postings(entity[inside], mentions.sentence[counted[inside]], n, n_sentences)
    of_events = build_postings(names.entity[events.link_name], events.link_event, n, len(events.article))
    return articles, sentences, of_events


def build_article_facet(values: "pd.Series[Any]", rows: Ints, n: int) -> FacetValues:
    """Return a facet of words that articles have; the empty word is the bucket "none" and not a value."""
    codes, keys = pd.factorize(values.to_numpy(dtype=object), sort=True)
    has_word = keys[codes] != "" if len(codes) else np.zeros(0, dtype=np.bool_)
    shift = 1 if len(keys) and keys[0] == "" else 0
    words = tuple(str(key) for key in keys[shift:])
    postings = build_postings(
        codes[has_word].astype(np.int32) - shift, rows[has_word].astype(np.int32), len(words), n
    )
    return FacetValues(words, words, postings)


def build_event_facet(values: "pd.Series[Any]", events: EventTable, n: int) -> FacetValues:
    """Return a facet of words that events have."""
    rows = np.arange(len(events.article), dtype=np.int32)
    of_events = build_article_facet(values, rows, len(rows))
    value, event = of_events.articles.pairs(np.ones(len(rows), dtype=np.bool_))
    articles = build_postings(value, events.article[event], len(of_events.keys), n)
    return FacetValues(of_events.keys, of_events.labels, articles, events=of_events.articles)


def find_entity_rows(
    names: NameTable, mentions: MentionTable, events: EventTable, members: Ints
) -> tuple[Ints, Ints, Ints]:
    """Return the articles, sentences and events that use any of some names, each row once."""
    mentioned = _concatenate([names.mentions.of(int(name)) for name in members])
    mentioned = mentioned[mentions.counted[mentioned]]
    sentences = mentions.sentence[mentioned]
    links = _concatenate([names.links.of(int(name)) for name in members])
    return (
        np.unique(mentions.article[mentioned]),
        np.unique(sentences[sentences >= 0]),
        np.unique(events.link_event[links]),
    )


def _concatenate(lists: list[Ints]) -> Ints:
    return np.concatenate(lists) if lists else np.zeros(0, dtype=np.int32)


def mask_without_values(postings: Postings, wanted: Mask | None = None) -> Mask:
    """Return a mask of the rows that have no value, or none of the values marked in `wanted`."""
    if wanted is None:
        wanted = np.ones(postings.n_values, dtype=np.bool_)
    return ~postings.mask_of_all(wanted)
