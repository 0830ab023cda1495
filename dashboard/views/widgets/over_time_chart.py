"""The chart over time, on whichever clock is on, with what has no bin at its end; a drag filters every page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.timeline import BRUSH, RESET, in_milliseconds, timeline
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, DayRange, Undated
from dashboard.views.state import address, session
from dashboard.views.state.cached import ask_corpus, build_spec
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_vega_chart
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetWidget, draw_facet
from dashboard.views.widgets.date_filter import change_days
from dashboard.views.widgets.time_range import (
    TimeRange,
    find_dense_range,
    full_range,
    narrow_range,
    widen_filter_range,
)

_WHOLE = "whole_span"
SIDE_BY_SIDE = (0.87, 0.13)
ALL_EVENTS = EventDisplay()
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (10**9, "decade"))


def draw_over_time(
    context: PageContext, height: int = 100, left: int = 0, shown: EventDisplay = ALL_EVENTS
) -> pd.DataFrame:
    """Draw counts over time and, at the end, what lies outside the line; return the bins that are drawn.

    Args:
        context: The page's context.
        height: In pixels.
        left: The room at the left, in pixels, for what stands under it.
        shown: What is shown of the selected events.
    """
    clock = address.current_clock()
    rows, bins = _rows_to_show(context, clock, shown)
    days: DayRange = getattr(context.filters, clock)
    spec = build_spec(
        timeline,
        context.palette,
        context.unit,
        filtered=bool(days),
        size=bin_length(bins),
        height=height,
        left=left,
    )
    told = f"{context.card.filters or 'all articles'}; drag to filter every page, double-click for all days"
    draw_chart_header(context, ChartPanel("over_time", chart_title(clock, bins), told, rows, spec))
    chart, rest = st.columns(SIDE_BY_SIDE, gap="medium", vertical_alignment="bottom")
    with chart:
        drawn_key = f"time_{clock}_{days.first}_{days.last}"
        draw_vega_chart(
            chart_title(clock, bins), bins, spec, partial(_filter_brushed, drawn_key, clock, bins), drawn_key
        )
    with rest:
        _draw_rest(context, rows, bins)
    return bins


def _rows_to_show(
    context: PageContext, clock: Clock, shown: EventDisplay
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return all rows, and those that are drawn: the bins of the stretch that holds nearly all."""
    rows = ask_corpus(context.opened, count_by_time, context.filters, clock, shown=shown)
    bins = rows[rows["bucket"] == "bin"]
    span = None if bins.empty or is_whole_drawn() else choose_range(context, clock, bins, shown)
    if span is None:
        return rows, bins
    finer, bins, _ = _within(context, clock, shown, span)
    return finer, bins


def choose_range(
    context: PageContext, clock: Clock, bins: pd.DataFrame, shown: EventDisplay = ALL_EVENTS
) -> TimeRange | None:
    """Return the stretch to draw where it is not the whole: what is filtered by, or what holds nearly all."""
    days: DayRange = getattr(context.filters, clock)
    coarse = find_dense_range(bins, clock)
    close = widen_filter_range(days, coarse or full_range(bins))
    if close is not None or coarse is None:
        return close
    return narrow_range(coarse, lambda span: _within(context, clock, shown, span)[1:], clock)


def _within(
    context: PageContext, clock: Clock, shown: EventDisplay, span: TimeRange
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Return the rows of a span in the bins that suit it, the bins alone, and what lies outside."""
    days = span.whole_days
    rows = ask_corpus(
        context.opened, count_by_time, context.filters, clock, bin=span.bin, shown=shown, within=days
    )
    outside = int(rows.loc[rows["bucket"] == "outside", "count"].sum())
    return rows, rows[rows["bucket"] == "bin"], outside


def is_whole_drawn() -> bool:
    """Return whether all days are drawn, however far apart."""
    return bool(session.get(_WHOLE))


def draw_whole() -> None:
    """Draw all days from now on."""
    session.put(_WHOLE, True)


def chart_title(clock: Clock, bins: pd.DataFrame) -> str:
    """Return what the chart shows, by the length of its bins: 'Articles a day, published'."""
    length = bin_length(bins)
    told = "published" if clock is Clock.PUBLISHED else "by the days that they tell of"
    return f"Articles a {length}, {told}"


def bin_length(bins: pd.DataFrame) -> str:
    """Return what one of some bins is: a day, week, month, year or decade."""
    if bins.empty:
        return "day"
    first = bins.iloc[0]
    days = (dt.date.fromisoformat(first["stop"]) - dt.date.fromisoformat(first["start"])).days
    return next(word for most, word in _LENGTHS if days <= most)


def _draw_rest(context: PageContext, rows: pd.DataFrame, bins: pd.DataFrame) -> None:
    top = max(1, int(bins["count"].max())) if len(bins) else 1
    values = tuple(
        FacetRow(key, label, count, min(1.0, count / top), chosen=chosen, fixed=key == "several")
        for key, label, count, chosen in _rest(context, rows, bins)
    )
    if values:
        listed = FacetWidget("", context.palette.unchosen, values, may_leave_out=False)
        draw_facet("over_time_rest", listed, FacetCallbacks(toggled=_pick_rest))


def _rest(
    context: PageContext, rows: pd.DataFrame, bins: pd.DataFrame
) -> Iterator[tuple[str, str, int, bool]]:
    """Yield what stands beside the line, as key, label, count and whether it is chosen."""
    outside = int(rows.loc[rows["bucket"] == "outside", "count"].sum())
    if outside:
        yield "outside", "outside", outside, False
    elif session.get(_WHOLE):
        yield "outside", "whole span", int(bins["count"].sum()), True
    counts = rows.set_index("bucket")["count"]
    if counts["several"]:
        yield "several", f"several {bin_length(bins)}s", int(counts["several"]), False
    if counts["undated"]:
        yield "undated", "undated", int(counts["undated"]), context.filters.undated is Undated.ONLY


def _pick_rest() -> None:
    if session.event_value("over_time_rest", "toggled") == "outside":
        session.put(_WHOLE, not session.get(_WHOLE))
        return
    filters = address.current_filters()
    only = Undated.INCLUDE if filters.undated is Undated.ONLY else Undated.ONLY
    address.change_filters(replace(filters, undated=only))


def _filter_brushed(key: str, clock: Clock, bins: pd.DataFrame) -> None:
    drawn = session.get(key)
    if is_double_click(drawn):
        session.put(_WHOLE, False)
        change_days(clock, DayRange())
        return
    days = brushed_days(drawn, bins)
    if days is not None:
        change_days(clock, days)


def is_double_click(drawn: Any) -> bool:
    """Return whether a chart was double-clicked."""
    return bool((drawn or {}).get("selection", {}).get(RESET))


def brushed_days(drawn: Any, bins: pd.DataFrame) -> DayRange | None:
    """Return the days of the bins whose middle lies under a brush, or None where it lies on none.

    A brush within one bin means that bin.
    """
    ends = (drawn or {}).get("selection", {}).get(BRUSH, {}).get("begins", [])
    if len(ends) != 2 or bins.empty:
        return None
    first, last = sorted(float(end) for end in ends)
    starts, stops = (bins[end].map(_instant) for end in ("start", "stop"))
    middles = (starts + stops) / 2
    under = bins[(middles >= first) & (middles <= last)]
    if under.empty:
        under = bins[(starts <= (first + last) / 2) & (stops > (first + last) / 2)]
    if under.empty:
        return None
    begins, ends_before = (dt.date.fromisoformat(day) for day in (under["start"].min(), under["stop"].max()))
    return DayRange(first=begins, last=ends_before - dt.timedelta(days=1))


def _instant(day: str) -> int:
    return in_milliseconds(dt.date.fromisoformat(day))
