"""Reported events: one line a cluster."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import KINDS, Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.articles import earliest
from dashboard.query.calendar import iso, say_numbers
from dashboard.query.passages import list_sentences
from dashboard.query.salient import rank_days
from dashboard.query.select import select
from dashboard.query.sentences import is_readable, linked, texts_of
from dashboard.query.tally import tally_pairs
from dashboard.schema import NO_DAY, Filters, Kind, Mode, Precision, Status, Unit

EVENT_COLUMNS = (
    "cluster", "event", "day", "first_day", "last_day", "precision", "kind", "status", "mode", "sentence", "persons",
    "countries", "articles", "copies_free", "undated_count", "in_caption",
)  # fmt: skip
_PRECISIONS, _STATUSES, _MODES = tuple(Precision), tuple(Status), tuple(Mode)


def list_events(
    corpus: Corpus, filters: Filters, order: str = "day", offset: int = 0, limit: int = 50
) -> pd.DataFrame:
    """Return a page of the reported events that the filters keep, one row a cluster, in `EVENT_COLUMNS`.

    `articles` and `copies_free` count the selected articles with an event of the cluster, `undated_count`
    those of them without a day of publication. `event` is the one whose sentence is shown: in the text,
    not overtaken by a later report, of readable length, with most names, from the earliest article.
    `in_caption` marks a sentence that stands in a caption or another cut, since none does in the text.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        order: "day" (earliest first) or "most written" (most articles first).
        offset: How many rows to pass over.
        limit: How many rows to return; 0 returns all.
    """
    events = np.flatnonzero(select(corpus, filters).events)
    clusters, at = np.unique(corpus.events.cluster[events], return_inverse=True)
    articles = corpus.events.article[events]
    pairs = np.unique(at.astype(np.int64) * max(corpus.n, 1) + articles)
    values, rows = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    n_articles = tally_pairs(corpus, values, rows, len(clusters), Unit.ARTICLES)
    copies_free = tally_pairs(corpus, values, rows, len(clusters), Unit.WITHOUT_COPIES)
    best = _best(corpus, events, at, len(clusters))
    shown = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    by_day = (best, corpus.events.last[best], corpus.events.first[best])
    ranked = np.lexsort(by_day if order == "day" else (*by_day, -shown))
    page = ranked[offset : offset + limit if limit else None]
    texts = texts_of(corpus, corpus.events.article[best[page]])
    undated = np.bincount(values[corpus.days.first[rows] == NO_DAY], minlength=len(clusters))
    in_cut = ~_in_text(corpus, best)
    made = [
        (
            *(int(clusters[c]), *_told(corpus, int(best[c]), texts)),
            *(int(n_articles[c]), int(copies_free[c]), int(undated[c]), bool(in_cut[c])),
        )
        for c in page
    ]
    return pd.DataFrame(made, columns=list(EVENT_COLUMNS))


def _best(corpus: Corpus, events: Longs, at: Longs, n_clusters: int) -> Longs:
    """Return the event that is shown for each cluster."""
    told = corpus.events
    names = np.bincount(told.link_event, minlength=len(told.article))[events]
    order = np.lexsort(
        (
            events,
            earliest(corpus)[told.article[events]],
            -names,
            ~is_readable(told.end[events] - told.start[events]),
            told.superseded[events],
            ~_in_text(corpus, events),
            at,
        )
    )
    best = np.zeros(n_clusters, dtype=np.int64)
    best[at[order[::-1]]] = events[order[::-1]]
    return best


def _in_text(corpus: Corpus, events: Longs) -> Mask:
    """Return which events are told in a sentence of the text, not of a cut."""
    told: Mask = corpus.sentences.counted[corpus.events.sentence[events]]
    return told


def _told(corpus: Corpus, event: int, texts: dict[int, str]) -> tuple[Any, ...]:
    told = corpus.events
    article = int(told.article[event])
    day_is_inferred = bool(corpus.articles["inferred"].iloc[article]) and _counts_from_article(corpus, event)
    return (
        event,
        say_numbers(int(told.first[event]), int(told.last[event]), inferred=day_is_inferred),
        iso(int(told.first[event])),
        iso(int(told.last[event])),
        str(_PRECISIONS[told.precision[event]]),
        corpus.facets["kind"].keys[told.kind[event]],
        str(_STATUSES[told.status[event]]),
        str(_MODES[told.mode[event]]),
        texts[article][told.start[event] : told.end[event]],
        " · ".join(_people(corpus, event)),
        " · ".join(_countries(corpus, event)),
    )


def _counts_from_article(corpus: Corpus, event: int) -> bool:
    """Return whether an event's day lies where only the article's own, inferred, day can have put it."""
    told = corpus.events
    article = int(told.article[event])
    return bool(corpus.days.first[article] <= told.first[event] <= corpus.days.last[article])


def _people(corpus: Corpus, event: int) -> Iterator[str]:
    rows = linked(corpus.events.link_event, event)
    names = corpus.events.link_name[rows]
    entities = dict.fromkeys(int(corpus.names.entity[name]) for name in names)
    for entity in entities:
        if KINDS[corpus.entities.kind[entity]] is Kind.PERSON and not corpus.entities.hidden[entity]:
            yield corpus.entities.label.at(entity)


def _countries(corpus: Corpus, event: int) -> Iterator[str]:
    rows = np.flatnonzero(corpus.events.place_event == event)
    yield from (str(name) for name in corpus.places["name"].iloc[corpus.events.place_country[rows]])


def count_events(corpus: Corpus, filters: Filters) -> int:
    """Return how many rows `list_events` has in all."""
    return len(np.unique(corpus.events.cluster[select(corpus, filters).events]))


__all__ = ["EVENT_COLUMNS", "count_events", "list_events", "list_sentences", "rank_days"]
