"""Which stretch of time a chart shows: a stray year must not press all the others into one corner."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.query.calendar import choose_bin
from dashboard.schema import Clock, Days, to_number

# What may be left out at either end, of all that lies in bins: texts tell of the past more freely than they come from it.
_TAILS = {Clock.PUBLISHED: 0.005, Clock.HAPPENED: 0.05}
# A cut is worth its words only where it shortens the line this much.
_WORTH = 0.6


# Days are counted one by one only over so many: beyond that their bins are fine enough as they are.
_DAY_BY_DAY = 3 * 366
# A filter on less than this part of the line is looked at closely.
_SMALL = 15


@dataclass(frozen=True, slots=True)
class Span:
    """The first day shown and the first day after."""

    start: str
    stop: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return _number(self.stop) - _number(self.start)

    @property
    def bin(self) -> str:
        """The bin that suits it."""
        return choose_bin(_number(self.start), _number(self.stop) - 1)

    @property
    def is_short(self) -> bool:
        """Whether its days can be counted one by one."""
        return self.days <= _DAY_BY_DAY


def span_to_show(bins: pd.DataFrame, clock: Clock) -> Span | None:
    """Return the stretch that holds nearly all, or None where the whole is hardly longer than that.

    `bins` has the columns start, stop, count and chosen; chosen bins under a filter are never cut off.
    """
    counts = bins["count"].to_numpy()
    if len(counts) < 3 or not counts.sum():
        return None
    first, last = _ends(counts, _TAILS[clock] * counts.sum())
    if not bins["chosen"].all() and bins["chosen"].any():
        chosen = bins["chosen"].to_numpy().nonzero()[0]
        first, last = min(first, int(chosen[0])), max(last, int(chosen[-1]))
    if last - first + 1 > _WORTH * len(counts):
        return None
    return Span(str(bins["start"].iloc[first]), str(bins["stop"].iloc[last]))


def span_around(days: Days, drawn: Span) -> Span | None:
    """Return the filtered days with as much before and after them, where they are a small part of what is drawn."""
    if days.first is None or days.last is None:
        return None
    length = days.last - days.first + dt.timedelta(days=1)
    if length.days * _SMALL > drawn.days:
        return None
    return Span((days.first - length).isoformat(), (days.last + length + dt.timedelta(days=1)).isoformat())


def whole(bins: pd.DataFrame) -> Span:
    """Return the stretch that all bins cover."""
    return Span(str(bins["start"].iloc[0]), str(bins["stop"].iloc[-1]))


def touching(bins: pd.DataFrame, span: Span) -> "pd.Series[bool]":
    """Return which bins lie in a span, or across one of its ends."""
    return (bins["start"] < span.stop) & (bins["stop"] > span.start)


def _ends(counts: Any, tail: float) -> tuple[int, int]:
    """Return the first and the last bin, when at most `tail` is left out at either end."""
    return int((counts.cumsum() <= tail).sum()), len(counts) - 1 - int((counts[::-1].cumsum() <= tail).sum())


def _number(day: str) -> int:
    return to_number(dt.date.fromisoformat(day))
