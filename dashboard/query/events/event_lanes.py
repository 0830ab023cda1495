"""Events in lanes: marks of a country, a person or a kind, each a bin of days or an interval longer than one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

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
from dashboard.query.selection.value_counts import count_value_pairs, pair_distinct
from dashboard.query.selection.visible_events import (
    EventDisplay,
    SelectedMark,
    find_visible_events,
    get_event_days,
)
from dashboard.schema import NO_DAY, Choice, Clock, DayRange, Filters, Status, Unit, to_day, to_number

LANE_COLUMNS = (
    "mark", "lane", "place", "start", "stop", "label", "shape", "status", "count", "events", "chosen",
)  # fmt: skip
ALL = EventDisplay()
OTHERS, WITHOUT = "others", "none"
_STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are drawn, both included, and the bin that marks are gathered in."""

    first: dt.date
    last: dt.date
    size: str

    def in_whole_bins(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day of the bins that the window touches; a mark is never a part of its bin."""
        numbers = number_bins(
            np.array([to_number(self.first), to_number(self.last)], dtype=np.int32), self.size
        )
        begins, ends = (
            find_bin_start(int(numbers[0]), self.size),
            find_bin_start(int(numbers[1]) + 1, self.size),
        )
        return begins, ends - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of a timeline: a choice of a facet each, with its label."""

    facet: str
    labels: tuple[str, ...]
    choices: tuple[Choice, ...]


def list_lanes(
    corpus: Corpus,
    filters: Filters,
    clock: Clock,
    by: str,
    window: Window,
    n: int = 8,
    shown: EventDisplay = ALL,
) -> tuple[Lanes, pd.DataFrame]:
    """Return the lanes and, in `LANE_COLUMNS`, the marks of the events that touch a window of days.

    What lies inside one bin is a "dot" of that bin; what does not is a "bar" of its own days. A mark counts
    the articles of its events in the filters' unit, and its events as clusters, by status. `start` is its
    first day and `stop` the first after it; `place` is the number of its lane, from the top. The clock's own
    filter is left out: `chosen` says what lies inside it.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        clock: Whether events stand on the days they happened, or on the day their article was published.
        by: The facet of the lanes: country, person, organisation or kind; '' for one lane of all.
        window: The days that are drawn.
        n: How many values have a lane of their own; "others" and "none" come after them.
        shown: What is shown of the selected events.
    """
    mask = find_visible_events(corpus, filters, shown, skip=clock)
    first, last = get_event_days(corpus, clock)
    begins, ends = window.in_whole_bins()
    mask &= (first != NO_DAY) & (first <= to_number(ends)) & (last >= to_number(begins))
    lanes, places, events = _lanes(corpus, mask, by, n, filters.unit)
    return lanes, _marks(
        corpus, lanes, (places, events), (first[events], last[events]), window, filters, clock
    )


def lit_of(lanes: Lanes, mark: str, clock: Clock) -> SelectedMark | None:
    """Return what a mark holds, told by its name; None where there is no such lane or day."""
    place, first, last, shape, status = (mark.split("/") + [""] * 5)[:5]
    if not place.isdecimal() or int(place) >= len(lanes.choices) or status not in _STATUSES:
        return None
    try:
        days = DayRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    except ValueError:
        return None
    lane = int(place)
    return SelectedMark(
        lanes.facet, lanes.choices[lane], days, shape == "bar", status, clock, lanes.labels[lane]
    )


def _lanes(corpus: Corpus, mask: Mask, by: str, n: int, unit: Unit) -> tuple[Lanes, Longs, Longs]:
    """Return the lanes, and every (lane, event) of the events in a mask."""
    if not by:
        every = np.flatnonzero(mask)
        return Lanes("", ("all events",), (Choice(),)), np.zeros(len(every), dtype=np.int64), every
    facet = get_facet(corpus, by)
    assert facet.events is not None
    values, events = facet.events.pairs(mask)
    own = np.ones(facet.events.n_values, dtype=np.bool_) if facet.member is None else facet.member
    values, events = values[own[values]], events[own[values]]
    top = _top(corpus, facet, values, events, n, unit)
    place = np.full(facet.events.n_values, len(top), dtype=np.int64)
    place[top] = np.arange(len(top))
    at = place[values]
    return _with_rest(facet, top, mask, at, events.astype(np.int64))


def _top(corpus: Corpus, facet: Facet, values: Ints, events: Ints, n: int, unit: Unit) -> list[int]:
    """Return the values that most articles tell events of, at most `n`, hidden ones left out."""
    pairs = pair_distinct(values, corpus.events.article[events], corpus.n)
    counts = count_value_pairs(corpus, *pairs, facet.articles.n_values, unit)
    found = np.flatnonzero(find_listable_values(facet, counts)).tolist()
    return sorted(found, key=lambda value: (-counts[value], facet.label(value), facet.key(value)))[:n]


def _with_rest(
    facet: Facet, top: Sequence[int], mask: Mask, at: Longs, events: Longs
) -> tuple[Lanes, Longs, Longs]:
    """Return the lanes of the top values, and after them, where they hold any, "others" and "none"."""
    keys = tuple(facet.key(value) for value in top)
    labels, choices = [facet.label(value) for value in top], [Choice((key,)) for key in keys]
    inside = at < len(top)
    named = np.unique(events)
    others = np.setdiff1d(named, events[inside])
    without = np.setdiff1d(np.flatnonzero(mask), named)
    places, rows = [at[inside]], [events[inside]]
    for label, choice, held in (
        (OTHERS, Choice(excluded=(*keys, NO_VALUE)), others),
        (WITHOUT, Choice((NO_VALUE,)), without),
    ):
        if len(held):
            places.append(np.full(len(held), len(labels), dtype=np.int64))
            rows.append(held)
            labels.append(label)
            choices.append(choice)
    return Lanes(facet.name, tuple(labels), tuple(choices)), np.concatenate(places), np.concatenate(rows)


def _marks(
    corpus: Corpus,
    lanes: Lanes,
    pairs: tuple[Longs, Longs],
    days: tuple[Ints, Ints],
    window: Window,
    filters: Filters,
    clock: Clock,
) -> pd.DataFrame:
    (places, events), (first, last) = pairs, days
    begins, ends = number_bins(first, window.size), number_bins(last, window.size)
    is_bar = begins != ends
    keys = np.stack([places, is_bar, np.where(is_bar, first, begins), np.where(is_bar, last, ends), corpus.events.status[events]])  # fmt: skip
    marks, at = np.unique(keys, axis=1, return_inverse=True)
    at = at.reshape(-1)
    counts = count_value_pairs(corpus, *pair_distinct(at, corpus.events.article[events], corpus.n), marks.shape[1], filters.unit)  # fmt: skip
    clusters = np.unique(np.stack([at, corpus.events.cluster[events].astype(np.int64)]), axis=1)[0]
    n_events = np.bincount(clusters, minlength=marks.shape[1])
    asked: DayRange = getattr(filters, clock)
    rows = [
        _row(lanes, marks[:, number], int(counts[number]), int(n_events[number]), window.size, asked)
        for number in range(marks.shape[1])
    ]
    return pd.DataFrame(rows, columns=list(LANE_COLUMNS))


def _row(
    lanes: Lanes, mark: Array, count: int, n_events: int, size: str, asked: DayRange
) -> tuple[str, str, int, str, str, str, str, str, int, int, bool]:
    place, is_bar, begins, ends, status = (int(number) for number in mark)
    if is_bar:
        first, last = to_day(begins), to_day(ends)
        assert first is not None and last is not None
        label = format_day_numbers(begins, ends)
    else:
        first = find_bin_start(begins, size)
        last = find_bin_start(begins + 1, size) - dt.timedelta(days=1)
        label = format_bin(first, last, size)
    shape = "bar" if is_bar else "dot"
    stop = last + dt.timedelta(days=1) if last < dt.date.max else last
    return (
        f"{place}/{first.isoformat()}/{last.isoformat()}/{shape}/{_STATUSES[status]}",
        *(lanes.labels[place], place, first.isoformat(), stop.isoformat(), label, shape),
        *(str(_STATUSES[status]), count, n_events, is_bin_selected(asked, first, last)),
    )
