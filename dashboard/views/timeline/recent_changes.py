"""The tab What changed: the last 4 or 52 periods against all before."""

from collections.abc import Mapping
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.query.selection.calendar import format_day_range
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.time.recent_changes import (
    LEAST_ARTICLES,
    LEAST_BEFORE,
    ComparedPeriods,
    count_articles_by_period,
    filter_by_both_periods,
    find_periods,
    list_changes,
)
from dashboard.schema import FACETS, Clock
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice, table_height
from dashboard.views.widgets.event_display_switches import ask_clock

T = TypeVar("T")
_PERIODS = {4: "last 4", 52: "last 52"}
_LENGTHS = {"week": "weeks", "day": "days", "month": "30 days"}
_FACETS = {record.key: record.plural for record in FACETS if record.is_compared}
_COLUMNS: dict[str, Any] = {
    "label": st.column_config.TextColumn("", width=190),
    "change": st.column_config.TextColumn("Change", width=60),
    "now": st.column_config.NumberColumn("Now", format="localized", width=50),
    "before": st.column_config.NumberColumn("Before", format="localized", width=60),
    "now_share": st.column_config.NumberColumn("Share", format="%.1f %%", width=60),
    "times": st.column_config.TextColumn(
        "Times", help=f"Of the share before; none where fewer than {LEAST_BEFORE} came before", width=50
    ),
}


def show(context: PageContext) -> None:
    """Draw the tab: the values that changed between the last periods and those before."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="change_asks"):
        clock = ask_clock()
        n = _ask_number("Periods", _PERIODS, 4, "change_periods")
        period = _ask_number("Length", _LENGTHS, "week", "change_length")
    periods = query_corpus(context.opened, find_periods, context.filters, clock, n, period)
    if periods is None:
        draw_notice(
            f"These articles do not reach back beyond the {_PERIODS[n]} {_LENGTHS[period]}. Choose "
            "fewer, or shorter ones."
        )
        return
    now, before = query_corpus(context.opened, count_articles_by_period, context.filters, clock, periods)
    if not now or not before:
        draw_notice(
            f"{_describe_periods(periods, now, before)}: there is nothing to compare. Choose other periods."
        )
        return
    st.caption(
        f"{_describe_periods(periods, now, before)}. Listed is what has {LEAST_ARTICLES} "
        "articles or more in all and changed more than chance "
        "would make, the surest first; shares are of all articles of those days."
    )
    facets = list(_FACETS)
    for pair in (facets[:2], facets[2:4], facets[4:]):
        for column, facet in zip(st.columns(2, gap="medium"), pair, strict=False):
            with column:
                rows = query_corpus(
                    context.opened, list_changes, context.filters, clock, facet, periods, limit=200
                )
                _draw_changes(context, facet, rows[rows["change"] != ""], clock, periods)


def _ask_number(label: str, options: Mapping[T, str], first: T, key: str) -> T:
    """Draw a small choice and return what is chosen."""
    chosen: T | None = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        default=first,
        required=True,
        label_visibility="collapsed",
        key=key,
    )
    return first if chosen is None else chosen


def _describe_periods(periods: ComparedPeriods, now: int, before: int) -> str:
    return (
        f"{format_day_range(periods.now)} ({now:,} articles) against "
        f"{format_day_range(periods.before)} ({before:,})"
    )


def _draw_changes(
    context: PageContext, facet: str, rows: pd.DataFrame, clock: Clock, periods: ComparedPeriods
) -> None:
    drawn = DrawnFilters(filter_by_both_periods(context.filters, clock, periods), facet)
    now, before = query_corpus(context.opened, count_articles_by_period, drawn.applied, clock, periods)
    note = _describe_periods(periods, now, before)
    draw_chart_header(
        context, ChartPanel(f"changes_{facet}", _FACETS[facet], "", rows, note=note, drawn=drawn)
    )
    if rows.empty:
        draw_notice("None changed more than chance would make.")
        return
    # A value that is no longer mentioned has no ratio.
    times = rows["ratio"].map(lambda ratio: f"× {ratio:.1f}" if ratio > 0 else "")
    st.dataframe(
        rows.assign(times=times, now_share=100 * rows["now_share"])[list(_COLUMNS)],
        hide_index=True,
        column_config=_COLUMNS,
        height=table_height(rows, 8),
        key=f"change_rows_{facet}",
    )
