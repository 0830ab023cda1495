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
    end = int(corpus.days.best[corpus.live].max(initial=NO_DAY))
    plans = _read_plans(corpus, planned)
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
    coverage = _list_coverage(corpus, rows["cluster"].tolist())
    added = pd.DataFrame(coverage, columns=list(_Coverage._fields), index=rows.index)
    return rows.assign(**{name: added[name].tolist() for name in _Coverage._fields})[
        list(OVERDUE_COLUMNS)
    ].reset_index(drop=True)


def _list_coverage(corpus: Corpus, clusters: list[int]) -> list[_Coverage]:
    """Return who reported each of some clusters, when, and until when the corpus has those outlets."""
    events = corpus.events
    wanted = events.live & corpus.live[events.article] & np.isin(events.cluster, clusters)
    by_cluster = dict(_split_by_cluster(corpus, np.flatnonzero(wanted)))
    numbers, names = pd.factorize(corpus.articles["publisher"])
    outlets = {number: str(name) for number, name in enumerate(names) if str(name)}
    # The last day of each outlet; a day that is unknown is less than any other.
    last_days = np.full(len(names), NO_DAY, dtype=np.int64)
    np.maximum.at(last_days, numbers[corpus.live], corpus.days.best[corpus.live])
    rows = []
    for cluster in clusters:
        articles = np.unique(events.article[by_cluster.get(cluster, _NO_EVENTS)])
        own = [number for number in np.unique(numbers[articles]).tolist() if number in outlets]
        covered = last_days[own] if own else last_days
        rows.append(
            _Coverage(
                last_mentioned=format_iso_day_number(int(corpus.days.best[articles].max(initial=NO_DAY))),
                covered_to=format_iso_day_number(int(covered.max(initial=NO_DAY))),
                outlets=" · ".join(sorted(outlets[number] for number in own)),
            )
        )
    return rows


def _split_by_cluster(corpus: Corpus, events: Longs) -> Iterator[tuple[int, Longs]]:
    """Yield each cluster with its events."""
    order = np.argsort(corpus.events.cluster[events], kind="stable")
    clusters = corpus.events.cluster[events[order]]
    cuts = np.flatnonzero(np.diff(clusters)) + 1
    for group in np.split(events[order], cuts) if len(events) else []:
        yield int(corpus.events.cluster[group[0]]), group


def _read_plans(corpus: Corpus, planned: Mask) -> dict[int, _Plan]:
    """Return what each cluster of some events plans, by cluster."""
    events, kinds = corpus.events, corpus.facets["kind"].keys
    acting = (events.link_role != _NAMED) & planned[events.link_event]
    actors = _group_by_cluster(
        corpus, events.link_event[acting], corpus.names.entity[events.link_name[acting]]
    )
    placed = events.happened_there & planned[events.place_event]
    countries = _group_by_cluster(corpus, events.place_event[placed], events.place_country[placed])
    return {
        cluster: _Plan(
            first=int(events.first[rows].min()),
            last=int(events.last[rows].max()),
            kinds=frozenset(broaden_kind(kinds[kind]) for kind in events.kind[rows]),
            actors=frozenset(actors.get(cluster, ())),
            countries=frozenset(countries.get(cluster, ())),
        )
        for cluster, rows in _split_by_cluster(corpus, np.flatnonzero(planned))
    }


def _group_by_cluster(corpus: Corpus, events: Ints, values: Ints) -> dict[int, set[int]]:
    """Return the values of the events of each cluster, from pairs of an event and a value."""
    by_cluster: dict[int, set[int]] = defaultdict(set)
    for cluster, value in zip(corpus.events.cluster[events].tolist(), values.tolist(), strict=True):
        by_cluster[cluster].add(value)
    return by_cluster


def broaden_kind(kind: str) -> str:
    """Return the kind under which similar kinds are compared."""
    return BROAD_KINDS.get(kind, kind)


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
