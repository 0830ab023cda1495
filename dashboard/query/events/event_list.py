"""Reported events: one line a cluster."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import KINDS, ROLES
from dashboard.query.events.source_sentences import list_sentences
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso
from dashboard.query.selection.representative_sentence import score_sentences
from dashboard.query.selection.sentences import find_readable_lengths, find_row_range, read_article_texts
from dashboard.query.selection.value_counts import count_value_pairs, pair_distinct
from dashboard.query.selection.visible_events import (
    EventDisplay,
    find_inferred_days,
    find_visible_events,
    group_by_cluster,
)
from dashboard.query.time.salient_days import rank_days
from dashboard.schema import NO_DAY, Filters, Kind, Mode, Precision, Role, Status, Unit

EVENT_COLUMNS = (
    "cluster", "event", "day", "days", "first_day", "last_day", "precision", "inferred", "kind", "sub_kind", "status",
    "mode", "sentence", "persons", "named", "countries", "overtaken_by", "articles", "copies_free", "undated_count",
    "in_caption",
)  # fmt: skip
ALL = EventDisplay()
_PRECISIONS, _STATUSES, _MODES = tuple(Precision), tuple(Status), tuple(Mode)
_NAMED = ROLES.index(Role.NAMED)


def list_events(
    corpus: Corpus,
    filters: Filters,
    order: str = "day",
    offset: int = 0,
    limit: int = 50,
    shown: EventDisplay = ALL,
) -> pd.DataFrame:
    """Return a page of the reported events that the filters keep, one row a cluster, in `EVENT_COLUMNS`.

    `articles` and `copies_free` count the selected articles with an event of the cluster, `undated_count`
    those of them without a day of publication. `event` is the one whose sentence is shown: in the text,
    not overtaken by a later report, of readable length, and of those that tell alike of its days the most telling.
    `days` names each of several days that contradict one another, with its count of articles; it is ''
    where there is one. `persons` are those who act or take part in it, `named` the others its sentence
    names. `in_caption` marks a sentence that stands in a caption or another cut, since none does in the text.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        order: "day" (earliest first), "published" (first reported first) or "most written" (most articles first).
        offset: How many rows to pass over.
        limit: How many rows to return; 0 returns all.
        shown: What is shown of the selected events.
    """
    events = np.flatnonzero(find_visible_events(corpus, filters, shown))
    clusters, at = group_by_cluster(corpus, events)
    values, rows = pair_distinct(at, corpus.events.article[events], corpus.n)
    n_articles = count_value_pairs(corpus, values, rows, len(clusters), Unit.ARTICLES)
    copies_free = count_value_pairs(corpus, values, rows, len(clusters), Unit.WITHOUT_COPIES)
    best = _best(corpus, events, at, len(clusters))
    counted = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    by_day: tuple[Ints | Longs, ...] = (best, corpus.events.last[best], corpus.events.first[best])
    if order == "most written":
        by_day = (*by_day, -counted)
    elif order == "published":
        by_day = (*by_day, _first_published(corpus, values, rows, len(clusters)))
    ranked = np.lexsort(by_day)
    page = ranked[offset : offset + limit if limit else None]
    shown_event = _most_telling(corpus, events, at, best[page], page)
    undated = np.bincount(values[corpus.days.first[rows] == NO_DAY], minlength=len(clusters))
    made = {
        "cluster": clusters[page],
        **_told(corpus, shown_event),
        "days": _contradictions(corpus, events, at, page, filters.unit),
        "articles": n_articles[page],
        "copies_free": copies_free[page],
        "undated_count": undated[page],
        "in_caption": ~_in_text(corpus, shown_event),
    }
    return pd.DataFrame(made, columns=list(EVENT_COLUMNS))


def count_events(corpus: Corpus, filters: Filters, shown: EventDisplay = ALL) -> int:
    """Return how many rows `list_events` has in all."""
    return len(np.unique(corpus.events.cluster[find_visible_events(corpus, filters, shown)]))


def _first_published(corpus: Corpus, clusters: Longs, articles: Longs, n: int) -> Longs:
    """Return the day on which each cluster was first reported, with what is undated after all else."""
    first = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(first, clusters, rank_publication_days(corpus)[articles])
    return first


def _best(corpus: Corpus, events: Longs, at: Longs, n_clusters: int) -> Longs:
    """Return the event that stands for each cluster: its days, kind and status are shown."""
    told = corpus.events
    names = np.bincount(told.link_event, minlength=len(told.article))[events]
    order = np.lexsort(
        (
            events,
            rank_publication_days(corpus)[told.article[events]],
            -names,
            ~_are_readable(corpus)[events],
            told.superseded[events],
            ~_in_text(corpus, events),
            at,
        )
    )
    best = np.zeros(n_clusters, dtype=np.int64)
    best[at[order[::-1]]] = events[order[::-1]]
    return best


def _most_telling(corpus: Corpus, events: Longs, at: Longs, best: Longs, page: Longs) -> Longs:
    """Return for each cluster of a page the event, of those like its best, that tells best what happened."""
    standing = np.full(int(at.max(initial=-1)) + 1, -1, dtype=np.int64)
    standing[page] = best
    stands = standing[at]
    asked = np.flatnonzero(stands >= 0)
    telling = score_sentences(corpus, corpus.events.sentence[events[asked]], at[asked])
    alike = _are_alike(corpus, events[asked], stands[asked])
    other = events[asked] != stands[asked]
    published = rank_publication_days(corpus)[corpus.events.article[events[asked]]]
    order = np.lexsort((events[asked], published, other, -telling, ~alike, at[asked]))
    _, first = np.unique(at[asked][order], return_index=True)
    standing[at[asked][order[first]]] = events[asked][order[first]]
    return standing[page]


def _are_alike(corpus: Corpus, events: Longs, others: Longs) -> Mask:
    """Return which events can be shown in the place of others: told of the same days, as surely, as readably."""
    told = corpus.events
    days = (told.first, told.last, told.day_from.codes)
    columns = (*days, told.kind, told.status, told.superseded, _are_readable(corpus))
    alike = [column[events] == column[others] for column in columns]
    in_text = _in_text(corpus, events) == _in_text(corpus, others)
    both: Mask = np.logical_and.reduce([*alike, in_text])
    return both


def _are_readable(corpus: Corpus) -> Mask:
    length: Ints = corpus.events.end - corpus.events.start
    return find_readable_lengths(length)


def _in_text(corpus: Corpus, events: Longs) -> Mask:
    """Return which events are told in a sentence of the text, not of a cut."""
    told: Mask = corpus.sentences.counted[corpus.events.sentence[events]]
    return told


def _told(corpus: Corpus, events: Longs) -> dict[str, Any]:
    """Return what some events tell, column by column."""
    told = corpus.events
    inferred = find_inferred_days(corpus)[events] if len(events) else np.zeros(0, dtype=np.bool_)
    days = zip(told.first[events].tolist(), told.last[events].tolist(), inferred.tolist(), strict=True)
    texts = read_article_texts(corpus, told.article[events])
    persons, named = find_persons(corpus, events)
    overtaking = told.superseded_by[events].tolist()
    return {
        "event": events,
        "day": [format_day_numbers(first, last, inferred=guessed) for first, last, guessed in days],
        "first_day": [format_iso(day) for day in told.first[events]],
        "last_day": [format_iso(day) for day in told.last[events]],
        "precision": [str(_PRECISIONS[code]) for code in told.precision[events]],
        "inferred": inferred,
        "kind": [corpus.facets["kind"].keys[code] for code in told.kind[events]],
        "sub_kind": [told.sub_kind.at(event) for event in events.tolist()],
        "status": [str(_STATUSES[code]) for code in told.status[events]],
        "mode": [str(_MODES[code]) for code in told.mode[events]],
        "sentence": [texts[int(told.article[e])][told.start[e] : told.end[e]] for e in events.tolist()],
        "persons": [" · ".join(persons[event]) for event in events.tolist()],
        "named": [" · ".join(named[event]) for event in events.tolist()],
        "countries": [" · ".join(labels) for labels in _countries(corpus, events)],
        "overtaken_by": [
            "" if o < 0 else format_day_numbers(int(told.first[o]), int(told.last[o])) for o in overtaking
        ],
    }


def find_persons(corpus: Corpus, events: Iterable[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return, by event, the persons who act or take part, and those who are merely named; hidden ones are not."""
    acting: dict[int, list[str]] = {}
    named: dict[int, list[str]] = {}
    for event in map(int, events):
        rows = find_row_range(corpus.events.link_event, event)
        held: dict[int, bool] = {}
        for row in rows:
            entity = int(corpus.names.entity[corpus.events.link_name[row]])
            if KINDS[corpus.entities.kind[entity]] is Kind.PERSON and not corpus.entities.hidden[entity]:
                held[entity] = held.get(entity, False) or corpus.events.link_role[row] != _NAMED
        acting[event] = [corpus.label_of(entity) for entity, acts in held.items() if acts]
        named[event] = [corpus.label_of(entity) for entity, acts in held.items() if not acts]
    return acting, named


def _countries(corpus: Corpus, events: Longs) -> list[list[str]]:
    """Return the names of the countries of some events, in the order of their codes."""
    rows = np.flatnonzero(np.isin(corpus.events.place_event, events))
    held: dict[int, set[int]] = defaultdict(set)
    for event, country in zip(corpus.events.place_event[rows].tolist(), corpus.events.place_country[rows].tolist(), strict=True):  # fmt: skip
        held[event].add(country)
    names = corpus.places["name"]
    return [[str(names.iloc[country]) for country in sorted(held[event])] for event in events.tolist()]


def _contradictions(corpus: Corpus, events: Longs, at: Longs, page: Longs, unit: Unit) -> list[str]:
    """Return for each cluster of a page its days where several contradict one another: 3 Mar 2017 (9) or 5 Mar 2017 (2)."""
    # Intervals that begin on one day lie in one another, so first days tell where to look.
    first = corpus.events.first[events]
    lowest = np.full(int(at.max(initial=-1)) + 1, 2**31 - 1, dtype=np.int64)
    highest = np.full(len(lowest), -(2**31), dtype=np.int64)
    np.minimum.at(lowest, at, first)
    np.maximum.at(highest, at, first)
    differing = {int(number) for number in page if lowest[number] != highest[number]}
    return [_days_of(corpus, events[at == n], unit) if int(n) in differing else "" for n in page]


def _days_of(corpus: Corpus, events: Longs, unit: Unit) -> str:
    """Return the days that some events tell, most articles first, '' where they do not contradict one another."""
    told = corpus.events
    holders: dict[tuple[int, int], set[int]] = defaultdict(set)
    for event in events.tolist():
        article = int(told.article[event])
        counted = int(corpus.story[article]) if unit is Unit.WITHOUT_COPIES else article
        holders[int(told.first[event]), int(told.last[event])].add(counted)
    # An interval that holds another day told is no contradiction of it: "in March" and "on 3 March" agree.
    finest = [
        days
        for days in holders
        if not any(o != days and days[0] <= o[0] and o[1] <= days[1] for o in holders)
    ]
    if len(finest) < 2:
        return ""
    counts = Counter({days: len(holders[days]) for days in sorted(finest)})
    return " or ".join(f"{format_day_numbers(*days)} ({count})" for days, count in counts.most_common())


__all__ = ["ALL", "EVENT_COLUMNS", "count_events", "list_events", "list_sentences", "rank_days"]
