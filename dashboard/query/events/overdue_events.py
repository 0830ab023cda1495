"""What was planned for a day that has passed, and that no later article reports as done."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import ROLES
from dashboard.query.events.event_list import EVENT_COLUMNS, list_events
from dashboard.query.selection.calendar import format_iso
from dashboard.query.selection.sentences import find_row_range
from dashboard.query.selection.visible_events import EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Filters, Role, Status

OVERDUE_COLUMNS = (*EVENT_COLUMNS, "last_mentioned", "covered_to", "outlets")
# A report so many days after the last day that was planned is still a report of it.
REPORT_DELAY_DAYS = 7
# Kinds by which one thing may be planned and another reported; "will appear before a court" ends in a verdict.
BROAD_KINDS = {
    "visit": "meeting",
    "call": "meeting",
    "verdict": "hearing",
    "sentence": "hearing",
    "remand": "hearing",
    "charge": "arrest",
    "death": "attack",
}
# What is planned in such words may be reported by any.
UNSPECIFIC_KINDS = frozenset({"other", "business", "statement"})
ALL = EventDisplay()
_NONE: Ints = np.zeros(0, dtype=np.int32)
_STATUSES = tuple(Status)
_NAMED = ROLES.index(Role.NAMED)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a cluster plans: its days, the like kinds, who acts, where."""

    first: int
    last: int
    kinds: frozenset[str]
    who: frozenset[int]
    where: frozenset[int]


def list_overdue_events(corpus: Corpus, filters: Filters, shown: EventDisplay = ALL) -> pd.DataFrame:
    """Return the planned events whose day has passed without a report of them, in `DUE_COLUMNS`, by day.

    An event is due when some selected article plans it for a day that had not passed when it was published
    (or has no day itself), nothing overtakes it, and its last day lies before the last day of publication in
    the corpus. It counts as reported when an article of the whole corpus,
    published from its first day on (or undated), reports an event of a like kind within its days or a week
    after them, of the same cluster or by one who acts in the plan, or, where nobody does, in its country.
    `last_mentioned` is the last day of publication of what tells it, `covered_to` that of its outlets.
    """
    planned = find_visible_events(corpus, filters, shown) & _plans_ahead(corpus)
    end = _last_published(corpus, np.ones(corpus.n, dtype=np.bool_))
    plans = {
        cluster: _plan(corpus, events) for cluster, events in _by_cluster(corpus, np.flatnonzero(planned))
    }
    reports = _Reports(corpus)
    due = [c for c, plan in plans.items() if plan.last < end and not reports.hold(c, plan)]
    return _rows(corpus, filters, shown, due)


def _plans_ahead(corpus: Corpus) -> Mask:
    """Return which events are planned, not overtaken, and not past when their article was published."""
    told, published = corpus.events, corpus.days.best[corpus.events.article]
    ahead: Mask = (published == NO_DAY) | (published <= told.last)
    ahead &= (told.status == _STATUSES.index(Status.PLANNED)) & ~told.superseded
    return ahead


def _rows(corpus: Corpus, filters: Filters, shown: EventDisplay, due: list[int]) -> pd.DataFrame:
    # No cluster at all would be no filter.
    rows = list_events(corpus, filters, limit=0, shown=replace(shown, clusters=tuple(due) or (-1,)))
    publishers = corpus.articles["publisher"].astype(str).to_numpy()
    made: list[tuple[str, str, str]] = []
    for cluster in rows["cluster"].tolist():
        inside = corpus.events.live & corpus.live[corpus.events.article] & (corpus.events.cluster == cluster)
        articles = np.unique(corpus.events.article[inside])
        outlets = sorted({publishers[article] for article in articles} - {""})
        mask = np.isin(publishers, outlets) if outlets else np.ones(corpus.n, dtype=np.bool_)
        mentioned = np.zeros(corpus.n, dtype=np.bool_)
        mentioned[articles] = True
        made.append(
            (
                format_iso(_last_published(corpus, mentioned)),
                format_iso(_last_published(corpus, mask)),
                " · ".join(outlets),
            )
        )
    columns = list(zip(*made, strict=True)) or [(), (), ()]
    added = dict(zip(("last_mentioned", "covered_to", "outlets"), map(list, columns), strict=True))
    return rows.assign(**added)[list(OVERDUE_COLUMNS)].reset_index(drop=True)


def _last_published(corpus: Corpus, articles: Mask) -> int:
    """Return the last day on which any of some articles was published, NO_DAY where none has a day."""
    days = corpus.days.best[articles & corpus.live & (corpus.days.best != NO_DAY)]
    return int(days.max()) if len(days) else NO_DAY


def _by_cluster(corpus: Corpus, events: Longs) -> Iterator[tuple[int, Longs]]:
    order = np.argsort(corpus.events.cluster[events], kind="stable")
    clusters = corpus.events.cluster[events[order]]
    cuts = np.flatnonzero(np.diff(clusters)) + 1
    for part in np.split(events[order], cuts) if len(events) else []:
        yield int(corpus.events.cluster[part[0]]), part


def _plan(corpus: Corpus, events: Longs) -> _Plan:
    told, keys = corpus.events, corpus.facets["kind"].keys
    return _Plan(
        first=int(told.first[events].min()),
        last=int(told.last[events].max()),
        kinds=frozenset(broad_kind(keys[kind]) for kind in told.kind[events]),
        who=frozenset(entity for event in events.tolist() for entity in _acting(corpus, event)),
        where=frozenset(told.place_country[told.happened_there & np.isin(told.place_event, events)].tolist()),
    )


def broad_kind(kind: str) -> str:
    """Return the kind that stands for all that are like one."""
    return BROAD_KINDS.get(kind, kind)


def _acting(corpus: Corpus, event: int) -> set[int]:
    rows = find_row_range(corpus.events.link_event, event)
    return {
        int(corpus.names.entity[corpus.events.link_name[row]])
        for row in rows
        if corpus.events.link_role[row] != _NAMED
    }


class _Reports:
    """What a corpus reports as done, found by who acts and by country."""

    def __init__(self, corpus: Corpus) -> None:
        told = corpus.events
        self._corpus = corpus
        self._is_report = (
            told.live & corpus.live[told.article] & (told.status == _STATUSES.index(Status.REPORTED))
        )
        best = corpus.days.best[told.article]
        self._published = np.where(best == NO_DAY, 2**31 - 1, best)
        keys = corpus.facets["kind"].keys
        self._kinds = [broad_kind(key) for key in keys]
        self._of_entity = self._found(
            corpus.names.entity[told.link_name], told.link_event, told.link_role != _NAMED
        )
        self._of_country = self._found(told.place_country, told.place_event, told.happened_there)
        self._of_cluster = self._found(
            told.cluster,
            np.arange(len(told.cluster), dtype=np.int32),
            np.ones(len(told.cluster), dtype=np.bool_),
        )

    def hold(self, cluster: int, plan: _Plan) -> bool:
        """Return whether a plan is reported as done."""
        if self._any(self._of_cluster.get(cluster, _NONE), plan, alike=False):
            return True
        found, keys = (self._of_entity, plan.who) if plan.who else (self._of_country, plan.where)
        return any(self._any(found.get(key, _NONE), plan, alike=True) for key in keys)

    def _found(self, values: Ints, events: Ints | Longs, kept: Mask) -> dict[int, Ints]:
        """Return the reports by value."""
        rows = np.flatnonzero(kept & self._is_report[events])
        held: dict[int, list[int]] = defaultdict(list)
        for value, event in zip(values[rows].tolist(), events[rows].tolist(), strict=True):
            held[value].append(event)
        return {value: np.array(found, dtype=np.int32) for value, found in held.items()}

    def _any(self, events: Ints, plan: _Plan, *, alike: bool) -> bool:
        told = self._corpus.events
        inside = events[
            (told.first[events] <= plan.last + REPORT_DELAY_DAYS)
            & (told.last[events] >= plan.first)
            & (self._published[events] >= plan.first)
        ]
        if not alike or plan.kinds & UNSPECIFIC_KINDS:
            return bool(len(inside))
        return any(self._kinds[kind] in plan.kinds for kind in told.kind[inside].tolist())
