"""The chart over time, on whichever clock is on, with what has no bin at its end; a drag filters every page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.timeline import BRUSH, timeline
from dashboard.query.over_time import count_by_time
from dashboard.schema import Clock, Days, Undated
from dashboard.views import address
from dashboard.views.cached import ask, spec_of
from dashboard.views.components import Facet, Heard, Value, draw_facet
from dashboard.views.days import change_days
from dashboard.views.drawing import drawing, head
from dashboard.views.frame import Frame
from dashboard.views.span import Span, span_around, span_to_show, touching, whole

_WHOLE = "whole_span"
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (10**9, "decade"))


def draw_over_time(frame: Frame, height: int = 100) -> None:
    """Draw counts over time and, at the end, what lies outside the line, in several bins or in none."""
    clock = address.clock()
    rows, bins = _rows_to_show(frame, clock)
    days: Days = getattr(frame.filters, clock)
    spec = spec_of(timeline, frame.palette, frame.unit, filtered=bool(days), height=height)
    told = f"{frame.card.filters or 'all articles'}; drag across the bars to filter every page"
    head(frame, "over_time", title_of(clock, bins), told, rows, spec)
    chart, rest = st.columns([0.87, 0.13], gap="medium", vertical_alignment="bottom")
    with chart:
        drawn_key = f"time_{clock}_{days.first}_{days.last}"
        drawing(
            title_of(clock, bins), bins, spec, partial(_filter_brushed, drawn_key, clock, bins), drawn_key
        )
    with rest:
        _draw_rest(frame, rows, bins)


def _rows_to_show(frame: Frame, clock: Clock) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return all rows, and those that are drawn: the bins of the stretch that holds nearly all."""
    rows = ask(frame.opened, count_by_time, frame.filters, clock)
    bins = rows[rows["bucket"] == "bin"]
    span = None if bins.empty or address.get(_WHOLE) else _span(frame, clock, bins)
    if span is None:
        return rows, bins
    finer = ask(frame.opened, count_by_time, frame.filters, clock, bin=span.bin)
    bins = finer[finer["bucket"] == "bin"]
    return finer, bins[touching(bins, span)]


def _span(frame: Frame, clock: Clock, bins: pd.DataFrame) -> Span | None:
    """Return the stretch to draw where it is not the whole: what is filtered by, or what holds nearly all."""
    days: Days = getattr(frame.filters, clock)
    span = span_to_show(bins, clock)
    close = span_around(days, span or whole(bins))
    if close is not None or span is None or not span.is_short:
        return close or span
    by_day = ask(frame.opened, count_by_time, frame.filters, clock, bin="day")
    return span_to_show(by_day[by_day["bucket"] == "bin"], clock) or span


def title_of(clock: Clock, bins: pd.DataFrame) -> str:
    """Return what the chart shows, by the length of its bins: 'Articles a day, published'."""
    length = length_of(bins)
    told = "published" if clock is Clock.PUBLISHED else "by the days that they tell of"
    return f"Articles a {length}, {told}"


def length_of(bins: pd.DataFrame) -> str:
    """Return what one of some bins is: a day, week, month, year or decade."""
    if bins.empty:
        return "day"
    first = bins.iloc[0]
    days = (dt.date.fromisoformat(first["stop"]) - dt.date.fromisoformat(first["start"])).days
    return next(word for most, word in _LENGTHS if days <= most)


def _draw_rest(frame: Frame, rows: pd.DataFrame, bins: pd.DataFrame) -> None:
    top = max(1, int(bins["count"].max())) if len(bins) else 1
    values = tuple(
        Value(key, label, count, min(1.0, count / top), chosen=chosen, fixed=key == "several")
        for key, label, count, chosen in _rest(frame, rows, bins)
    )
    if values:
        listed = Facet("", frame.palette.unchosen, values, may_leave_out=False)
        draw_facet("over_time_rest", listed, Heard(toggled=_pick_rest))


def _rest(frame: Frame, rows: pd.DataFrame, bins: pd.DataFrame) -> Iterator[tuple[str, str, int, bool]]:
    """Yield what stands beside the line, as key, label, count and whether it is chosen."""
    outside = int(rows.loc[rows["bucket"] == "bin", "count"].sum() - bins["count"].sum())
    if outside:
        yield "outside", "outside", outside, False
    elif address.get(_WHOLE):
        yield "outside", "whole span", int(bins["count"].sum()), True
    counts = rows.set_index("bucket")["count"]
    if counts["several"]:
        yield "several", f"several {length_of(bins)}s", int(counts["several"]), False
    if counts["undated"]:
        yield "undated", "undated", int(counts["undated"]), frame.filters.undated is Undated.ONLY


def _pick_rest() -> None:
    if address.said("over_time_rest", "toggled") == "outside":
        address.put(_WHOLE, not address.get(_WHOLE))
        return
    filters = address.filters_now()
    only = Undated.INCLUDE if filters.undated is Undated.ONLY else Undated.ONLY
    address.change(replace(filters, undated=only))


def _filter_brushed(key: str, clock: Clock, bins: pd.DataFrame) -> None:
    days = brushed_days(address.get(key), bins)
    if days is not None:
        change_days(clock, days)


def brushed_days(drawn: Any, bins: pd.DataFrame) -> Days | None:
    """Return the days of the bins under a brush, or None where it lies on none."""
    labels = (drawn or {}).get("selection", {}).get(BRUSH, {}).get("label", [])
    under = bins[bins["label"].isin(labels)]
    if under.empty:
        return None
    first, stop = (dt.date.fromisoformat(day) for day in (under["start"].min(), under["stop"].max()))
    return Days(first=first, last=stop - dt.timedelta(days=1))
