"""A timeline in lanes: a lane for each country, person or kind, and in it marks that collect events."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.query.selection.calendar import (
    find_bin_start,
    format_bin,
    format_day_numbers,
    is_bin_selected,
    number_bins,
)
from dashboard.query.selection.facet_counts import find_listable_values
from dashboard.query.selection.facets import NO_VALUE, Facet, get_facet
from dashboard.query.selection.value_counts import count_value_pairs, list_distinct_pairs
from dashboard.query.selection.visible_events import (
    ALL_EVENTS,
    EventDisplay,
    SelectedMark,
    find_visible_events,
    get_event_days,
)
from dashboard.schema import (
    NO_DAY,
    Choice,
    Clock,
    DayFilter,
    Filters,
    Status,
    Unit,
    day_to_number,
    number_to_day,
)

LANE_COLUMNS = (
    "mark", "lane", "place", "start", "stop", "label", "shape", "status", "count", "events", "chosen",
)  # fmt: skip
OTHERS, WITHOUT = "others", "none"
_STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are drawn, both included, and the length of the bins that marks are collected in."""

    first: dt.date
    last: dt.date
    size: str

    def in_whole_bins(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day of the bins that the window touches; a mark is always a whole bin."""
        numbers = number_bins(
            np.array([day_to_number(self.first), day_to_number(self.last)], dtype=np.int32), self.size
        )
        begins = find_bin_start(int(numbers[0]), self.size)
        return begins, find_bin_start(int(numbers[1]) + 1, self.size) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """Which lanes to draw: a facet (country, person, organisation, kind, or '' for one lane) and how many.

    The lanes "others" and "none" come after those `n`.
    """

    facet: str
    n: int = 8


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of a timeline: for each its label and the choice of the facet that selects its events."""

    facet: str
    labels: tuple[str, ...]
    choices: tuple[Choice, ...]


class _PlacedEvents(NamedTuple):
    """Events with the number of their lane; an event stands once in each of its lanes."""

    lane: Longs
    event: Longs


def list_lanes(
    corpus: Corpus,
    filters: Filters,
    clock: Clock,
    choice: LaneChoice,
    window: Window,
    display: EventDisplay = ALL_EVENTS,
) -> tuple[Lanes, pd.DataFrame]:
    """Return the lanes, and the marks of the events that touch a window of days, in `LANE_COLUMNS`.

    Events that lie inside one bin form a "dot" of that bin; an event of several bins is a "bar" of its own
    days. A mark collects events of one status. `count` is how many articles report them, in the filters'
    unit, and `events` how many clusters they are. `start` is the first day of the mark and `stop` the first
    day after it; `place` is the number of its lane, from the top. The clock's own filter is not applied:
    `chosen` states whether the mark lies inside it.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        clock: Whether events stand on the days they happened, or on the day their article was published.
        choice: Which lanes to draw.
        window: The days that are drawn.
        display: Which of the selected events are shown.
    """
    mask = find_visible_events(corpus, filters, display, skip=clock)
    first, last = get_event_days(corpus, clock)
    begins, ends = window.in_whole_bins()
    mask = mask & (first != NO_DAY) & (first <= day_to_number(ends)) & (last >= day_to_number(begins))
    lanes, placed = _divide_into_lanes(corpus, mask, choice, filters.unit)
    days = first[placed.event], last[placed.event]
    return lanes, _make_marks(corpus, lanes, placed, days, window.size, (filters, clock))


def parse_mark_name(lanes: Lanes, mark: str, clock: Clock) -> SelectedMark | None:
    """Return the mark with this name; None where there is no such lane or day."""
    lane, first, last, shape, status = (mark.split("/") + [""] * 5)[:5]
    if not lane.isdecimal() or int(lane) >= len(lanes.choices) or status not in _STATUSES:
        return None
    try:
        days = DayFilter.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    except ValueError:
        return None
    choice, label = lanes.choices[int(lane)], lanes.labels[int(lane)]
    return SelectedMark(lanes.facet, choice, days, shape == "bar", status, clock, label)


def _divide_into_lanes(
    corpus: Corpus, mask: Mask, choice: LaneChoice, unit: Unit
) -> tuple[Lanes, _PlacedEvents]:
    """Return the lanes, and the events of a mask in each of their lanes."""
    if not choice.facet:
        every = np.flatnonzero(mask)
        one = Lanes("", ("all events",), (Choice(),))
        return one, _PlacedEvents(np.zeros(len(every), dtype=np.int64), every)
    facet = get_facet(corpus, choice.facet)
    assert facet.events is not None
    values, events = facet.events.pairs(mask)
    own = np.ones(facet.events.n_values, dtype=np.bool_) if facet.member is None else facet.member
    values, events = values[own[values]], events[own[values]]
    top = _rank_values(corpus, facet, values, events, unit)[: choice.n]
    lane = np.full(facet.events.n_values, len(top), dtype=np.int64)
    lane[top] = np.arange(len(top))
    return _add_rest(facet, top, mask, _PlacedEvents(lane[values], events.astype(np.int64)))


def _rank_values(corpus: Corpus, facet: Facet, values: Ints, events: Ints, unit: Unit) -> list[int]:
    """Return the values without hidden ones, those whose events the most articles report first."""
    pairs = list_distinct_pairs(values, corpus.events.article[events], corpus.n)
    counts = count_value_pairs(corpus, *pairs, facet.articles.n_values, unit)
    listed = np.flatnonzero(find_listable_values(facet, counts)).tolist()
    return sorted(listed, key=lambda value: (-counts[value], facet.label(value), facet.key(value)))


def _add_rest(
    facet: Facet, top: Sequence[int], mask: Mask, placed: _PlacedEvents
) -> tuple[Lanes, _PlacedEvents]:
    """Return the lanes of the top values, and after them "others" and "none" where they contain events."""
    keys = tuple(facet.key(value) for value in top)
    labels, choices = [facet.label(value) for value in top], [Choice((key,)) for key in keys]
    in_top = placed.lane < len(top)
    with_value = np.unique(placed.event)
    others = np.setdiff1d(with_value, placed.event[in_top])
    without = np.setdiff1d(np.flatnonzero(mask), with_value)
    lanes, events = [placed.lane[in_top]], [placed.event[in_top]]
    for label, choice, rest in (
        (OTHERS, Choice(excluded=(*keys, NO_VALUE)), others),
        (WITHOUT, Choice((NO_VALUE,)), without),
    ):
        if len(rest):
            lanes.append(np.full(len(rest), len(labels), dtype=np.int64))
            events.append(rest)
            labels.append(label)
            choices.append(choice)
    all_placed = _PlacedEvents(np.concatenate(lanes), np.concatenate(events))
    return Lanes(facet.name, tuple(labels), tuple(choices)), all_placed


def _make_marks(
    corpus: Corpus,
    lanes: Lanes,
    placed: _PlacedEvents,
    days: tuple[Ints, Ints],
    size: str,
    question: tuple[Filters, Clock],
) -> pd.DataFrame:
    (first, last), (filters, clock) = days, question
    begins, ends = number_bins(first, size), number_bins(last, size)
    is_bar = begins != ends
    span = np.where(is_bar, first, begins), np.where(is_bar, last, ends)
    keys = np.stack([placed.lane, is_bar, *span, corpus.events.status[placed.event]])
    marks, at = np.unique(keys, axis=1, return_inverse=True)
    at, n = at.reshape(-1), marks.shape[1]
    reporting = list_distinct_pairs(at, corpus.events.article[placed.event], corpus.n)
    counts = count_value_pairs(corpus, *reporting, n, filters.unit)
    clusters = np.stack([at, corpus.events.cluster[placed.event].astype(np.int64)])
    n_events = np.bincount(np.unique(clusters, axis=1)[0], minlength=n)
    chosen_days = filters.days(clock)
    rows = [
        {**_describe_mark(lanes, mark, size, chosen_days), "count": int(count), "events": int(events)}
        for mark, count, events in zip(marks.T, counts, n_events, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(LANE_COLUMNS))


def _describe_mark(lanes: Lanes, mark: Array, size: str, chosen_days: DayFilter) -> dict[str, object]:
    lane, is_bar, begins, ends, status = (int(number) for number in mark)
    if is_bar:
        first, last = number_to_day(begins), number_to_day(ends)
        assert first is not None and last is not None
        label = format_day_numbers(begins, ends)
    else:
        first, last = find_bin_start(begins, size), find_bin_start(begins + 1, size) - dt.timedelta(days=1)
        label = format_bin(first, last, size)
    shape = "bar" if is_bar else "dot"
    stop = last + dt.timedelta(days=1) if last < dt.date.max else last
    return {
        "mark": f"{lane}/{first.isoformat()}/{last.isoformat()}/{shape}/{_STATUSES[status]}",
        "lane": lanes.labels[lane],
        "place": lane,
        "start": first.isoformat(),
        "stop": stop.isoformat(),
        "label": label,
        "shape": shape,
        "status": str(_STATUSES[status]),
        "chosen": is_bin_selected(chosen_days, first, last),
    }
