"""The chart of articles over time, on the clock that is on; a drag over it filters every page."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard.charts.counts_over_time import BRUSH, RESET, timeline, to_milliseconds
from dashboard.query.selection.describe_filters import describe_filters
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, describe_display
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, DayFilter, DayRange
from dashboard.views.state import address, session
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_vega_chart
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetWidget, draw_facet
from dashboard.views.widgets.date_filter import change_days, toggle_undated
from dashboard.views.widgets.drawn_days import (
    TimeRange,
    find_dense_range,
    full_range,
    narrow_range,
    widen_filter_range,
)

SIDE_BY_SIDE = (0.87, 0.13)
_WHOLE = "whole_span"
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (10**9, "decade"))
# The state of a chart as Streamlit keeps it; {} or None before the first click.
ChartState = Mapping[str, Any] | None


class _NotDrawn(NamedTuple):
    """Articles that the line does not show: those outside its range, on several bins, or undated."""

    key: str
    label: str
    articles: int
    chosen: bool = False


def draw_over_time(
    context: PageContext, height: int = 100, left: int = 0, display: EventDisplay = ALL_EVENTS
) -> pd.DataFrame:
    """Draw the articles over time and, at the right, those that the line does not show; return its bins.

    Args:
        context: The page's context.
        height: In pixels.
        left: The room at the left, in pixels, for the labels of what stands under it.
        display: Which of the selected events count.
    """
    clock = address.current_clock()
    rows, bins = _rows_and_bins(context, clock, display)
    title, days = make_chart_title(clock, bins), context.filters.days(clock)
    spec = build_spec(
        timeline,
        context.palette,
        context.unit,
        filtered=bool(days),
        size=get_bin_length(bins),
        height=height,
        left=left,
    )
    drawn = DrawnFilters(context.filters, clock, marked=True)
    filters = query_corpus(context.opened, describe_filters, drawn.applied)
    subtitle = f"{filters or 'all articles'}; drag to filter every page, double-click for all days"
    note = describe_display(display) if clock is Clock.HAPPENED else ""
    draw_chart_header(context, ChartPanel("over_time", title, subtitle, rows, spec, note=note, drawn=drawn))
    chart, rest = st.columns(SIDE_BY_SIDE, gap="medium", vertical_alignment="bottom")
    with chart:
        key = f"time_{clock}_{days.span.first}_{days.span.last}"
        draw_vega_chart(title, bins, spec, partial(_filter_brushed, key, clock, bins), key)
    with rest:
        _draw_rest(context, rows, bins)
    return bins


def choose_range(
    context: PageContext, clock: Clock, bins: pd.DataFrame, display: EventDisplay = ALL_EVENTS
) -> TimeRange | None:
    """Return the range to draw: around the filtered days, or with nearly all articles; None for all bins."""
    dense = find_dense_range(bins, clock)
    close_up = widen_filter_range(context.filters.days(clock).span, dense or full_range(bins))
    if close_up is not None or dense is None:
        return close_up
    return narrow_range(dense, lambda drawn: _count_within(context, clock, display, drawn)[1:], clock)


def are_all_days_drawn() -> bool:
    """Return whether all days are drawn, however far apart."""
    return bool(session.get_value(_WHOLE))


def draw_all_days() -> None:
    """Draw all days from now on."""
    session.set_value(_WHOLE, True)


def make_chart_title(clock: Clock, bins: pd.DataFrame) -> str:
    """Return what the chart shows, with the length of its bins: 'Articles a day, published'."""
    by = "published" if clock is Clock.PUBLISHED else "by the days that they tell of"
    return f"Articles a {get_bin_length(bins)}, {by}"


def get_bin_length(bins: pd.DataFrame) -> str:
    """Return the length of the bins of a chart: day, week, month, year or decade."""
    if bins.empty:
        return "day"
    first = bins.iloc[0]
    days = (dt.date.fromisoformat(first["stop"]) - dt.date.fromisoformat(first["start"])).days
    return next(word for most, word in _LENGTHS if days <= most)


def is_double_click(chart_state: ChartState) -> bool:
    """Return whether a chart was double-clicked."""
    return bool((chart_state or {}).get("selection", {}).get(RESET))


def brushed_days(chart_state: ChartState, bins: pd.DataFrame) -> DayRange | None:
    """Return the days of the bins whose middle lies under a brush, None where there is none.

    A brush within one bin stands for that bin.
    """
    ends = (chart_state or {}).get("selection", {}).get(BRUSH, {}).get("begins", [])
    if len(ends) != 2 or bins.empty:
        return None
    first, last = sorted(float(end) for end in ends)
    starts, stops = (bins[end].map(_to_milliseconds) for end in ("start", "stop"))
    middles = (starts + stops) / 2
    under = bins[(middles >= first) & (middles <= last)]
    if under.empty:
        under = bins[(starts <= (first + last) / 2) & (stops > (first + last) / 2)]
    return None if under.empty else full_range(under.sort_values("start")).whole_days


def _rows_and_bins(
    context: PageContext, clock: Clock, display: EventDisplay
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return all rows of the chart's table, and the bins that are drawn."""
    rows = query_corpus(context.opened, count_by_time, context.filters, clock, display=display)
    bins = rows[rows["bucket"] == "bin"]
    drawn = None if bins.empty or are_all_days_drawn() else choose_range(context, clock, bins, display)
    if drawn is None:
        return rows, bins
    return _count_within(context, clock, display, drawn)[:2]


def _count_within(
    context: PageContext, clock: Clock, display: EventDisplay, drawn: TimeRange
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Return the rows of a range in the bins that suit it, the bins alone, and the articles outside."""
    rows = query_corpus(
        context.opened,
        count_by_time,
        context.filters,
        clock,
        bin=drawn.bin,
        display=display,
        within=drawn.whole_days,
    )
    return rows, rows[rows["bucket"] == "bin"], _count_bucket(rows, "outside")


def _count_bucket(rows: pd.DataFrame, bucket: str) -> int:
    return int(rows.loc[rows["bucket"] == bucket, "count"].sum())


def _draw_rest(context: PageContext, rows: pd.DataFrame, bins: pd.DataFrame) -> None:
    top = max(1, int(bins["count"].max())) if len(bins) else 1
    listed = tuple(
        FacetRow(
            each.key,
            each.label,
            each.articles,
            min(1.0, each.articles / top),
            chosen=each.chosen,
            fixed=each.key == "several",
        )
        for each in _list_not_drawn(context, rows, bins)
    )
    if listed:
        widget = FacetWidget("", context.palette.unchosen, listed, may_leave_out=False)
        draw_facet("over_time_rest", widget, FacetCallbacks(toggled=_toggle_rest))


def _list_not_drawn(context: PageContext, rows: pd.DataFrame, bins: pd.DataFrame) -> Iterator[_NotDrawn]:
    outside, several, undated = (_count_bucket(rows, each) for each in ("outside", "several", "undated"))
    if outside:
        yield _NotDrawn("outside", "outside", outside)
    elif are_all_days_drawn():
        yield _NotDrawn("outside", "whole span", int(bins["count"].sum()), chosen=True)
    if several:
        yield _NotDrawn("several", f"several {get_bin_length(bins)}s", several)
    if undated:
        days = context.filters.days(address.current_clock())
        yield _NotDrawn("undated", "no date", undated, chosen=days.undated)


def _toggle_rest() -> None:
    if session.event_value("over_time_rest", "toggled") == "outside":
        session.set_value(_WHOLE, not are_all_days_drawn())
        return
    toggle_undated(address.current_clock())


def _filter_brushed(key: str, clock: Clock, bins: pd.DataFrame) -> None:
    chart_state = session.get_value(key)
    if is_double_click(chart_state):
        session.set_value(_WHOLE, False)
        change_days(clock, DayFilter())
        return
    days = brushed_days(chart_state, bins)
    if days is not None:
        change_days(clock, DayFilter((days,)))


def _to_milliseconds(day: str) -> int:
    return to_milliseconds(dt.date.fromisoformat(day))
