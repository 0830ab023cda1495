"""Planned events whose day has passed and that no later article reports as done."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import ROLES
from dashboard.query.events.event_list import EVENT_COLUMNS, list_events
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.sentences import find_row_range
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Filters, Role, Status

# A report that comes so many days after the last planned day still confirms the plan.
REPORT_DELAY_DAYS = 7
# Kinds that may differ between a plan and its report: "will appear before a court" ends in a verdict.
BROAD_KINDS = {
    "visit": "meeting",
    "call": "meeting",
    "verdict": "hearing",
    "sentence": "hearing",
    "remand": "hearing",
    "charge": "arrest",
    "death": "attack",
}
# A plan of one of these kinds is confirmed by a report of any kind.
UNSPECIFIC_KINDS = frozenset({"other", "business", "statement"})
_NO_EVENTS: Ints = np.zeros(0, dtype=np.int32)
_STATUSES = tuple(Status)
_NAMED = ROLES.index(Role.NAMED)


class _Coverage(NamedTuple):
    """Who reported a plan, when they last did, and up to which day the corpus has their articles."""

    last_mentioned: str
    covered_to: str
    outlets: str


OVERDUE_COLUMNS = (*EVENT_COLUMNS, *_Coverage._fields)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a cluster plans: first and last day, broad kinds, entities that act, and countries."""

    first: int
    last: int
    kinds: frozenset[str]
    actors: frozenset[int]
    countries: frozenset[int]


def list_overdue_events(corpus: Corpus, filters: Filters, display: EventDisplay = ALL_EVENTS) -> pd.DataFrame:
    """Return the planned events whose day has passed without a report, by day, in `OVERDUE_COLUMNS`.

    A plan is overdue when its last day lies before the last day of publication in the corpus and no later
    report overtakes it. Its article was published before that day, or has no day itself.

    A report confirms a plan when its article was published on the plan's first day or later (or is undated),
    and its event lies within the plan's days or a week after them. It must belong to the same cluster, or be
    of a similar kind and share an actor; where the plan names no actor, it must share a country. All articles
    of the corpus count as reports, selected or not.

    `last_mentioned` is the last day on which an article reported the plan. `covered_to` is the last day on
    which one of those outlets published anything.
    """
    planned = find_visible_events(corpus, filters, display) & _find_open_plans(corpus)
    end = _find_last_publication(corpus, np.ones(corpus.n, dtype=np.bool_))
    plans = {
        cluster: _read_plan(corpus, events)
        for cluster, events in _split_by_cluster(corpus, np.flatnonzero(planned))
    }
    reports = _ReportIndex(corpus)
    overdue = [c for c, plan in plans.items() if plan.last < end and not reports.confirms(c, plan)]
    return _make_rows(corpus, filters, display, overdue)


def _find_open_plans(corpus: Corpus) -> Mask:
    """Return which events are planned, not overtaken, and not yet past when their article was published."""
    events, published = corpus.events, corpus.days.best[corpus.events.article]
    is_open: Mask = (published == NO_DAY) | (published <= events.last)
    is_open &= (events.status == _STATUSES.index(Status.PLANNED)) & ~events.superseded
    return is_open


def _make_rows(corpus: Corpus, filters: Filters, display: EventDisplay, clusters: list[int]) -> pd.DataFrame:
    # An empty tuple of clusters would select every event.
    rows = list_events(corpus, filters, limit=0, display=replace(display, clusters=tuple(clusters) or (-1,)))
    publishers = corpus.articles["publisher"].astype(str).to_numpy()
    coverage = [_find_coverage(corpus, cluster, publishers) for cluster in rows["cluster"].tolist()]
    added = pd.DataFrame(coverage, columns=list(_Coverage._fields), index=rows.index)
    return rows.assign(**{name: added[name].tolist() for name in _Coverage._fields})[
        list(OVERDUE_COLUMNS)
    ].reset_index(drop=True)


def _find_coverage(
    corpus: Corpus, cluster: int, publishers: "np.ndarray[tuple[int], np.dtype[np.object_]]"
) -> _Coverage:
    events = corpus.events
    in_cluster = events.live & corpus.live[events.article] & (events.cluster == cluster)
    articles = np.unique(events.article[in_cluster])
    outlets = sorted({publishers[article] for article in articles} - {""})
    of_outlets = np.isin(publishers, outlets) if outlets else np.ones(corpus.n, dtype=np.bool_)
    reporting = np.zeros(corpus.n, dtype=np.bool_)
    reporting[articles] = True
    return _Coverage(
        last_mentioned=format_iso_day_number(_find_last_publication(corpus, reporting)),
        covered_to=format_iso_day_number(_find_last_publication(corpus, of_outlets)),
        outlets=" · ".join(outlets),
    )


def _find_last_publication(corpus: Corpus, articles: Mask) -> int:
    """Return the last day on which one of the articles was published, NO_DAY where none has a day."""
    days = corpus.days.best[articles & corpus.live & (corpus.days.best != NO_DAY)]
    return int(days.max()) if len(days) else NO_DAY


def _split_by_cluster(corpus: Corpus, events: Longs) -> Iterator[tuple[int, Longs]]:
    """Yield each cluster with its events."""
    order = np.argsort(corpus.events.cluster[events], kind="stable")
    clusters = corpus.events.cluster[events[order]]
    cuts = np.flatnonzero(np.diff(clusters)) + 1
    for group in np.split(events[order], cuts) if len(events) else []:
        yield int(corpus.events.cluster[group[0]]), group


def _read_plan(corpus: Corpus, rows: Longs) -> _Plan:
    events, kinds = corpus.events, corpus.facets["kind"].keys
    in_plan = events.happened_there & np.isin(events.place_event, rows)
    return _Plan(
        first=int(events.first[rows].min()),
        last=int(events.last[rows].max()),
        kinds=frozenset(broaden_kind(kinds[kind]) for kind in events.kind[rows]),
        actors=frozenset(entity for event in rows.tolist() for entity in _find_actors(corpus, event)),
        countries=frozenset(events.place_country[in_plan].tolist()),
    )


def broaden_kind(kind: str) -> str:
    """Return the kind under which similar kinds are compared."""
    return BROAD_KINDS.get(kind, kind)


def _find_actors(corpus: Corpus, event: int) -> set[int]:
    """Return the entities that act or take part in an event."""
    rows = find_row_range(corpus.events.link_event, event)
    return {
        int(corpus.names.entity[corpus.events.link_name[row]])
        for row in rows
        if corpus.events.link_role[row] != _NAMED
    }


class _ReportIndex:
    """All events that the corpus reports as done, by actor, by country and by cluster."""

    def __init__(self, corpus: Corpus) -> None:
        events = corpus.events
        self._corpus = corpus
        self._is_report = (
            events.live & corpus.live[events.article] & (events.status == _STATUSES.index(Status.REPORTED))
        )
        best = corpus.days.best[events.article]
        self._published = np.where(best == NO_DAY, 2**31 - 1, best)
        self._kinds = [broaden_kind(key) for key in corpus.facets["kind"].keys]
        self._by_actor = self._index(
            corpus.names.entity[events.link_name], events.link_event, events.link_role != _NAMED
        )
        self._by_country = self._index(events.place_country, events.place_event, events.happened_there)
        every = np.arange(len(events.cluster), dtype=np.int32)
        self._by_cluster = self._index(events.cluster, every, np.ones(len(every), dtype=np.bool_))

    def confirms(self, cluster: int, plan: _Plan) -> bool:
        """Return whether a report confirms a plan."""
        if self._any(self._by_cluster.get(cluster, _NO_EVENTS), plan, same_kind=False):
            return True
        index, keys = (self._by_actor, plan.actors) if plan.actors else (self._by_country, plan.countries)
        return any(self._any(index.get(key, _NO_EVENTS), plan, same_kind=True) for key in keys)

    def _index(self, values: Ints, events: Ints | Longs, mask: Mask) -> dict[int, Ints]:
        """Return the reports of each value, from the rows (value, event) that `mask` selects."""
        rows = np.flatnonzero(mask & self._is_report[events])
        reports: dict[int, list[int]] = defaultdict(list)
        for value, event in zip(values[rows].tolist(), events[rows].tolist(), strict=True):
            reports[value].append(event)
        return {value: np.array(group, dtype=np.int32) for value, group in reports.items()}

    def _any(self, reports: Ints, plan: _Plan, *, same_kind: bool) -> bool:
        """Return whether one of the reports lies in the plan's days, and where asked is of a similar kind."""
        events = self._corpus.events
        in_time = reports[
            (events.first[reports] <= plan.last + REPORT_DELAY_DAYS)
            & (events.last[reports] >= plan.first)
            & (self._published[reports] >= plan.first)
        ]
        if not same_kind or plan.kinds & UNSPECIFIC_KINDS:
            return bool(len(in_time))
        return any(self._kinds[kind] in plan.kinds for kind in events.kind[in_time].tolist())
