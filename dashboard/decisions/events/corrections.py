"""Decisions on events: rejecting, dating, another kind or status, joining and separating them."""

import datetime as dt
import re
from dataclasses import replace

import numpy as np

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Postings
from dashboard.decisions.events.event_reference import find_events
from dashboard.schema import DayInterval, Decision, Mode, Precision, Status, day_to_number

DECIDED = "decided"
_STATUSES, _MODES, _PRECISIONS = tuple(Status), tuple(Mode), tuple(Precision)
_MODE_OF = {"meeting": Mode.IN_PERSON, "visit": Mode.IN_PERSON, "call": Mode.CALL}
# The longest intervals, in days, of each precision.
_LONGEST = (
    (1, Precision.DAY),
    (7, Precision.WEEK),
    (31, Precision.MONTH),
    (92, Precision.QUARTER),
    (366, Precision.YEAR),
)
_DAY_PATTERN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def reject_events(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Take events out of every list and count."""
    rows = find_events(corpus, decision)
    if not len(rows):
        return None
    live = corpus.events.live.copy()
    live[rows] = False
    return _replace_events(corpus, live=live)


def date_events(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give events the days in `value`: an ISO 8601 day, month or year, or two of them joined by a slash."""
    rows, days = find_events(corpus, decision), parse_days(decision.value)
    if not len(rows) or days is None:
        return None
    table = corpus.events
    first, last, precision = table.first.copy(), table.last.copy(), table.precision.copy()
    first[rows], last[rows] = day_to_number(days.first), day_to_number(days.last)
    precision[rows] = _PRECISIONS.index(days.precision)
    day_from = table.day_from.changed(rows, DECIDED)
    return _replace_events(corpus, first=first, last=last, precision=precision, day_from=day_from)


def set_event_kind(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give events the kind in `value` ("meeting", or "meeting/talks" with its sub-kind)."""
    rows = find_events(corpus, decision)
    kind, _, sub_kind = decision.value.partition("/")
    if not len(rows) or not kind:
        return None
    table, mode = corpus.events, corpus.events.mode.copy()
    without_mode = [row for row in rows if kind not in _MODE_OF or not _MODES[mode[row]]]
    mode[without_mode] = _MODES.index(_MODE_OF.get(kind, Mode.NONE))
    if kind == "call":
        mode[rows] = _MODES.index(Mode.CALL)
    values, codes = _set_facet_word(corpus, "kind", table.kind, rows, kind)
    changed = _replace_events(corpus, kind=codes, mode=mode, sub_kind=table.sub_kind.changed(rows, sub_kind))
    return replace(changed, facets={**corpus.facets, "kind": values})


def set_event_status(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give events the status in `value`: reported, planned, denied or hypothetical."""
    rows = find_events(corpus, decision)
    if not len(rows) or decision.value not in _STATUSES:
        return None
    status = corpus.events.status.copy()
    status[rows] = _STATUSES.index(Status(decision.value))
    keys = corpus.facets["status"].keys
    words = np.array([keys.index(word) if word in keys else -1 for word in _STATUSES])
    values, _ = _set_facet_word(corpus, "status", words[corpus.events.status], rows, decision.value)
    return replace(_replace_events(corpus, status=status), facets={**corpus.facets, "status": values})


def join_events(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Join the clusters of the events into one."""
    clusters = np.unique(corpus.events.cluster[find_events(corpus, decision)])
    if len(clusters) < 2:
        return None
    cluster = corpus.events.cluster.copy()
    cluster[np.isin(cluster, clusters)] = clusters[0]
    return _replace_events(corpus, cluster=cluster)


def separate_events(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move the events into a new cluster, if their cluster has other events too."""
    rows, cluster = find_events(corpus, decision), corpus.events.cluster.copy()
    together = np.flatnonzero(np.isin(cluster, cluster[rows]))
    if not len(rows) or (len(together) == len(rows) and len(np.unique(cluster[rows])) == 1):
        return None
    cluster[rows] = cluster.max() + 1
    return _replace_events(corpus, cluster=cluster)


def parse_days(value: str) -> DayInterval | None:
    """Return the days of "2017-05-02", "2017-05", "2017" or "2017-05-02/2017-05-09", None for other words.

    >>> parse_days("2017-02").last
    datetime.date(2017, 2, 28)
    """
    begins, _, ends = value.strip().partition("/")
    first, last = _parse_bounds(begins), _parse_bounds(ends or begins)
    if first is None or last is None or last[1] < first[0]:
        return None
    length = (last[1] - first[0]).days + 1
    precision = next((each for most, each in _LONGEST if length <= most), Precision.LONGER)
    return DayInterval(first[0], last[1], precision)


def _parse_bounds(written: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a day, month or year."""
    match = _DAY_PATTERN.fullmatch(written.strip())
    if match is None:
        return None
    year, month, day = (int(number or 0) for number in match.groups())
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    ends_year, ends_month = (year, month + 1) if 0 < month < 12 else (year + 1, 1)
    last = dt.date.max if ends_year > dt.MAXYEAR else dt.date(ends_year, ends_month, 1) - dt.timedelta(days=1)
    return first, last


def _replace_events(corpus: Corpus, **changed: object) -> Corpus:
    return replace(corpus, events=replace(corpus.events, **changed))  # type: ignore[arg-type]


def _set_facet_word(
    corpus: Corpus, facet: str, codes: Ints, rows: Ints, word: str
) -> tuple[FacetValues, Ints]:
    """Return an event facet with another word for some events, and the number of each event's word."""
    values = corpus.facets[facet]
    keys = values.keys if word in values.keys else (*values.keys, word)
    moved = codes.copy()
    moved[rows] = keys.index(word)
    touched = {*np.unique(codes[rows]).tolist(), keys.index(word)}
    rows_of = {value: np.flatnonzero(moved == value).astype(np.int32) for value in touched}
    labels = (*values.labels, *keys[len(values.keys) :])
    assert values.events is not None
    return FacetValues(
        keys,
        labels,
        articles=_replace_articles(corpus, values.articles, rows_of, len(keys)),
        events=values.events.changed(rows_of, len(keys)),
    ), moved


def _replace_articles(
    corpus: Corpus, postings: Postings, rows_of: dict[int, Ints], n_values: int
) -> Postings:
    of_events = corpus.events.article
    return postings.changed({value: np.unique(of_events[rows]) for value, rows in rows_of.items()}, n_values)
