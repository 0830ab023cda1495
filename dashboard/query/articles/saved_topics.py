"""Saved topics: queries that an analyst named, as a field to filter by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask, build_postings
from dashboard.corpus.string_columns import find_rows
from dashboard.decisions.log.notes import Note
from dashboard.errors import QueryError
from dashboard.query.search.find_articles import find_articles

TOPIC = "saved topic"


def add_saved_topics(corpus: Corpus, topics: Sequence[Note]) -> Corpus:
    """Return a corpus with saved topics as a field: their queries, and articles added or removed by hand.

    A topic whose query can no longer be read only contains the articles added by hand.
    """
    if not topics:
        return corpus
    masks = [find_topic_articles(corpus, topic) for topic in topics]
    return add_field(corpus, TOPIC, [topic.name for topic in topics], masks)


def add_field(corpus: Corpus, name: str, labels: Iterable[str], masks: Sequence[Mask]) -> Corpus:
    """Return a corpus with one more field; `labels` name its values, `masks` are the articles of each."""
    rows = [np.flatnonzero(mask).astype(np.int32) for mask in masks]
    values = np.repeat(np.arange(len(rows), dtype=np.int32), [len(each) for each in rows])
    none = np.zeros(0, dtype=np.int32)
    postings = build_postings(values, np.concatenate([none, *rows]), len(rows), corpus.n)
    words = tuple(labels)
    return replace(corpus, facets={**corpus.facets, f"field:{name}": FacetValues(words, words, postings)})


def find_topic_articles(corpus: Corpus, topic: Note) -> Mask:
    """Return the articles of a topic."""
    try:
        mask = (
            find_articles(corpus, topic.query) if topic.query.strip() else np.zeros(corpus.n, dtype=np.bool_)
        )
    except QueryError:
        mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[find_rows(corpus.articles["key"], topic.keys)] = True
    mask[find_rows(corpus.articles["key"], topic.without)] = False
    return mask & corpus.live
