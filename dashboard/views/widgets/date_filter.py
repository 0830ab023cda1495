"""The filters on days: the clock, the first and the last day, and whether to add articles without a day."""

import datetime as dt
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts.theme import Palette
from dashboard.query.selection.describe_filters import WITHOUT_DAY, count_without_day
from dashboard.schema import Clock, DayFilter, DayRange, Filters
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, query_corpus
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetSwitch, FacetWidget, draw_facet

_WITHIN = (("inside", "inside"), ("overlaps", "overlapping"))
_CLOCKS = ((str(Clock.PUBLISHED), "published"), (str(Clock.HAPPENED), "happened"))


def draw_day_filter(filters: Filters, palette: Palette) -> None:
    """Draw the first and the last day of the filter, and the switch of its clock."""
    clock = address.current_clock()
    days = filters.days(clock)
    within = "overlaps" if days.overlaps else "inside"
    switches = (
        FacetSwitch("overlaps", "What lies inside these days, or what touches them too", within, _WITHIN),
        FacetSwitch("clock", "Days of publication, or days that something happened", str(clock), _CLOCKS),
    )
    widget = FacetWidget("Days", palette.time, selects=switches)
    draw_facet("days", widget, FacetCallbacks(switched=_switch_clock))
    session.set_value("first_day", days.span.first)
    session.set_value("last_day", days.span.last)
    with st.container(gap="xsmall", key="ends_of_days"):
        _ask_day("First day", "first_day")
        _ask_day("Last day", "last_day")


def draw_undated_filter(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw how many articles have no day of the clock; a click adds them, or shows only them."""
    clock = address.current_clock()
    n_undated = query_corpus(opened, count_without_day, filters, clock)
    chosen = filters.days(clock).undated
    if n_undated or chosen:
        row = FacetRow(str(clock), WITHOUT_DAY[clock], n_undated, 0, chosen=chosen)
        widget = FacetWidget("", palette.time, (row,), may_leave_out=False)
        draw_facet("undated", widget, FacetCallbacks(toggled=partial(toggle_undated, clock)))


def toggle_undated(clock: Clock) -> None:
    """Add the articles without a day to those of the chosen days, or show only them; or undo that."""
    days = address.current_filters().days(clock)
    change_days(clock, replace(days, undated=not days.undated))


def change_days(clock: Clock, days: DayFilter) -> None:
    """Filter every page by days of one clock."""
    address.change_filters(address.current_filters().with_days(clock, days))


def _ask_day(label: str, key: str) -> None:
    st.date_input(
        label,
        key=key,
        format="YYYY-MM-DD",
        min_value=dt.date(1, 1, 1),
        max_value=dt.date(9999, 12, 31),
        label_visibility="collapsed",
        on_change=_change_ends,
    )


def _change_ends() -> None:
    clock = address.current_clock()
    ends = DayRange(session.get_value("first_day"), session.get_value("last_day"))
    days = address.current_filters().days(clock)
    change_days(clock, replace(days, ranges=(ends,) if ends else ()))


def _switch_clock() -> None:
    event = session.event_value("days", "switched")
    if event["name"] == "clock":
        address.change_clock(Clock(event["value"]))
        return
    clock = address.current_clock()
    days = address.current_filters().days(clock)
    change_days(clock, replace(days, overlaps=event["value"] == "overlaps"))
