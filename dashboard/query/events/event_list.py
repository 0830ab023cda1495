"""The list of reported events: one row for each cluster of reports of the same event."""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import KINDS, ROLES
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso_day_number
from dashboard.query.selection.representative_sentence import score_sentences
from dashboard.query.selection.sentences import find_readable_lengths, find_row_range, read_article_texts
from dashboard.query.selection.value_counts import count_value_pairs, list_distinct_pairs
from dashboard.query.selection.visible_events import (
    ALL_EVENTS,
    EventDisplay,
    find_inferred_days,
    find_visible_events,
    group_by_cluster,
)
from dashboard.schema import NO_DAY, Filters, Kind, Mode, Precision, Role, Status, Unit

EVENT_COLUMNS = (
    "cluster", "event", "day", "days", "first_day", "last_day", "precision", "inferred", "kind",
    "sub_kind", "status", "mode", "sentence", "persons", "named", "countries", "overtaken_by",
    "articles", "copies_free", "undated_count", "in_caption",
)  # fmt: skip
_UNITS = (Unit.ARTICLES, Unit.WITHOUT_COPIES)
_PRECISIONS, _STATUSES, _MODES = tuple(Precision), tuple(Status), tuple(Mode)
_NAMED = ROLES.index(Role.NAMED)


class _Groups(NamedTuple):
    """Events, the number of the cluster of each, and how many clusters there are."""

    events: Longs
    at: Longs
    n: int


def list_events(
    corpus: Corpus,
    filters: Filters,
    order: str = "day",
    offset: int = 0,
    limit: int = 50,
    display: EventDisplay = ALL_EVENTS,
) -> pd.DataFrame:
    """Return a page of the reported events that pass the filters, one row a cluster, in `EVENT_COLUMNS`.

    `articles` and `copies_free` count the selected articles with an event of the cluster, `undated_count`
    those of them without a day of publication. `event` is the event whose sentence is shown: one in the text,
    not overtaken by a later report and of readable length. Among those with the same days, kind and status it
    is the most representative one. `days` lists the days where several contradict one another, each with its
    number of articles; it is '' for a single day. `persons` are those who act or take part, `named` the other
    persons in the sentence. `in_caption` marks a sentence from a caption or another removed part of the
    article, which is only shown where the text has none.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        order: "day" (earliest first), "published" (first reported first) or "most written" (most articles
        first).
        offset: How many rows to skip.
        limit: How many rows to return; 0 returns all.
        display: Which of the selected events are shown.
    """
    events = np.flatnonzero(find_visible_events(corpus, filters, display))
    clusters, at = group_by_cluster(corpus, events)
    groups = _Groups(events, at.astype(np.int64), len(clusters))
    reporting = list_distinct_pairs(at, corpus.events.article[events], corpus.n)
    n_articles, copies_free = (count_value_pairs(corpus, *reporting, len(clusters), unit) for unit in _UNITS)
    best = _choose_events(corpus, groups)
    counts = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    keys: tuple[Ints | Longs, ...] = (best, corpus.events.last[best], corpus.events.first[best])
    if order == "most written":
        keys = (*keys, -counts)
    elif order == "published":
        keys = (*keys, _find_first_publication(corpus, *reporting, len(clusters)))
    page = np.lexsort(keys)[offset : offset + limit if limit else None]
    chosen = _choose_sentences(corpus, groups, best[page], page)
    is_undated = corpus.days.first[reporting[1]] == NO_DAY
    undated = np.bincount(reporting[0][is_undated], minlength=len(clusters))
    columns = {
        "cluster": clusters[page],
        **_describe_events(corpus, chosen),
        "days": _list_contradictions(corpus, groups, page, filters.unit),
        "articles": n_articles[page],
        "copies_free": copies_free[page],
        "undated_count": undated[page],
        "in_caption": ~_are_in_text(corpus, chosen),
    }
    return pd.DataFrame(columns, columns=list(EVENT_COLUMNS))


def count_events(corpus: Corpus, filters: Filters, display: EventDisplay = ALL_EVENTS) -> int:
    """Return how many rows `list_events` has in total."""
    return len(np.unique(corpus.events.cluster[find_visible_events(corpus, filters, display)]))


def _find_first_publication(corpus: Corpus, clusters: Longs, articles: Longs, n: int) -> Longs:
    """Return the rank of the day on which each cluster was first reported; undated ones come last."""
    first = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(first, clusters, rank_publication_days(corpus)[articles])
    return first


def _choose_events(corpus: Corpus, groups: _Groups) -> Longs:
    """Return the event whose days, kind and status represent each cluster."""
    events, rows = corpus.events, groups.events
    n_names = np.bincount(events.link_event, minlength=len(events.article))[rows]
    published = rank_publication_days(corpus)[events.article[rows]]
    order = np.lexsort(
        (
            *(rows, published, -n_names, ~_are_readable(corpus)[rows]),
            *(events.superseded[rows], ~_are_in_text(corpus, rows), groups.at),
        )
    )
    best = np.zeros(groups.n, dtype=np.int64)
    best[groups.at[order[::-1]]] = rows[order[::-1]]
    return best


def _choose_sentences(corpus: Corpus, groups: _Groups, best: Longs, page: Longs) -> Longs:
    """Return for each cluster of a page the event with the most representative sentence."""
    chosen = np.full(int(groups.at.max(initial=-1)) + 1, -1, dtype=np.int64)
    chosen[page] = best
    on_page = chosen[groups.at] >= 0
    rows, at = groups.events[on_page], groups.at[on_page]
    scores = score_sentences(corpus, corpus.events.sentence[rows], at)
    published = rank_publication_days(corpus)[corpus.events.article[rows]]
    is_other, differs = rows != chosen[at], ~_are_interchangeable(corpus, rows, chosen[at])
    order = np.lexsort((rows, published, is_other, -scores, differs, at))
    _, first = np.unique(at[order], return_index=True)
    chosen[at[order[first]]] = rows[order[first]]
    return chosen[page]


def _are_interchangeable(corpus: Corpus, rows: Longs, others: Longs) -> Mask:
    """Return which events may be shown instead of others: those with the same days, kind and status."""
    events = corpus.events
    days = (events.first, events.last, events.day_from.codes)
    columns = (*days, events.kind, events.status, events.superseded, _are_readable(corpus))
    same = [column[rows] == column[others] for column in columns]
    in_text = _are_in_text(corpus, rows) == _are_in_text(corpus, others)
    every: Mask = np.logical_and.reduce([*same, in_text])
    return every


def _are_readable(corpus: Corpus) -> Mask:
    length: Ints = corpus.events.end - corpus.events.start
    return find_readable_lengths(length)


def _are_in_text(corpus: Corpus, events: Longs) -> Mask:
    """Return which events are reported in a sentence of the text, not of a removed part."""
    in_text: Mask = corpus.sentences.counted[corpus.events.sentence[events]]
    return in_text


def _describe_events(corpus: Corpus, rows: Longs) -> dict[str, object]:
    """Return what some events report, column by column."""
    events = corpus.events
    inferred = find_inferred_days(corpus)[rows] if len(rows) else np.zeros(0, dtype=np.bool_)
    days = zip(events.first[rows].tolist(), events.last[rows].tolist(), inferred.tolist(), strict=True)
    texts = read_article_texts(corpus, events.article[rows])
    acting, named = _find_persons(corpus, rows)
    return {
        "event": rows,
        "day": [format_day_numbers(first, last, inferred=guessed) for first, last, guessed in days],
        "first_day": [format_iso_day_number(day) for day in events.first[rows]],
        "last_day": [format_iso_day_number(day) for day in events.last[rows]],
        "precision": [str(_PRECISIONS[code]) for code in events.precision[rows]],
        "inferred": inferred,
        "kind": [corpus.facets["kind"].keys[code] for code in events.kind[rows]],
        "sub_kind": [events.sub_kind.at(row) for row in rows.tolist()],
        "status": [str(_STATUSES[code]) for code in events.status[rows]],
        "mode": [str(_MODES[code]) for code in events.mode[rows]],
        "sentence": [texts[int(events.article[e])][events.start[e] : events.end[e]] for e in rows.tolist()],
        "persons": [" · ".join(labels) for labels in acting],
        "named": [" · ".join(labels) for labels in named],
        "countries": [" · ".join(labels) for labels in _list_countries(corpus, rows)],
        "overtaken_by": [
            "" if later < 0 else format_day_numbers(int(events.first[later]), int(events.last[later]))
            for later in events.superseded_by[rows].tolist()
        ],
    }


def _find_persons(corpus: Corpus, events: Longs) -> tuple[list[list[str]], list[list[str]]]:
    """Return, for each event, the persons who act or take part, and those who are only named."""
    acting, named = [], []
    for event in events.tolist():
        persons: dict[int, bool] = {}
        for row in find_row_range(corpus.events.link_event, event):
            entity = int(corpus.names.entity[corpus.events.link_name[row]])
            if KINDS[corpus.entities.kind[entity]] is Kind.PERSON and not corpus.entities.hidden[entity]:
                acts = corpus.events.link_role[row] != _NAMED
                persons[entity] = persons.get(entity, False) or bool(acts)
        acting.append([corpus.label_of(entity) for entity, acts in persons.items() if acts])
        named.append([corpus.label_of(entity) for entity, acts in persons.items() if not acts])
    return acting, named


def _list_countries(corpus: Corpus, events: Longs) -> list[list[str]]:
    """Return the names of the countries of each event, in the order of their codes."""
    rows = np.flatnonzero(np.isin(corpus.events.place_event, events))
    countries: dict[int, set[int]] = defaultdict(set)
    for row in rows.tolist():
        countries[int(corpus.events.place_event[row])].add(int(corpus.events.place_country[row]))
    names = corpus.places["name"]
    return [[str(names.iloc[country]) for country in sorted(countries[event])] for event in events.tolist()]


def _list_contradictions(corpus: Corpus, groups: _Groups, page: Longs, unit: Unit) -> list[str]:
    """Return for each cluster of a page its contradicting days: "3 Mar 2017 (9) or 5 Mar 2017 (2)", or ''."""
    # Intervals with one first day lie inside one another, so only clusters with several first days are read.
    first = corpus.events.first[groups.events]
    lowest = np.full(int(groups.at.max(initial=-1)) + 1, 2**31 - 1, dtype=np.int64)
    highest = np.full(len(lowest), -(2**31), dtype=np.int64)
    np.minimum.at(lowest, groups.at, first)
    np.maximum.at(highest, groups.at, first)
    differing = np.flatnonzero((lowest != highest)[groups.at])
    order = differing[np.argsort(groups.at[differing], kind="stable")]
    starts, ends = (np.searchsorted(groups.at[order], page, side) for side in ("left", "right"))
    return [
        _format_contradiction(corpus, groups.events[order[start:end]], unit) if start < end else ""
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _format_contradiction(corpus: Corpus, rows: Longs, unit: Unit) -> str:
    """Return the days of some events, the most articles first; '' where they do not contradict each other."""
    events = corpus.events
    articles: dict[tuple[int, int], set[int]] = defaultdict(set)
    for row in rows.tolist():
        article = int(events.article[row])
        counted = int(corpus.story[article]) if unit is Unit.WITHOUT_COPIES else article
        articles[int(events.first[row]), int(events.last[row])].add(counted)
    # An interval that contains a more precise one does not contradict it: "in March" and "on 3 March" agree.
    finest = [
        days
        for days in articles
        if not any(o != days and days[0] <= o[0] and o[1] <= days[1] for o in articles)
    ]
    if len(finest) < 2:
        return ""
    counts = Counter({days: len(articles[days]) for days in sorted(finest)})
    return " or ".join(f"{format_day_numbers(*days)} ({count})" for days, count in counts.most_common())
