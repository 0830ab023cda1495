"""The filters on days: the clock, the first and the last day, and what happens to articles without a day."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from dashboard.charts.theme import Palette
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, DayRange, Filters, Undated
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, query_corpus
from dashboard.views.widgets.components import FacetCallbacks, FacetSwitch, FacetWidget, draw_facet

_WITHIN = (("inside", "inside"), ("overlaps", "overlapping"))
_CLOCKS = ((str(Clock.PUBLISHED), "published"), (str(Clock.HAPPENED), "happened"))


def draw_day_filter(filters: Filters, palette: Palette) -> None:
    """Draw the first and the last day of the filter, and the switch of its clock."""
    clock = address.current_clock()
    days = get_day_filter(filters, clock)
    within = "overlaps" if days.overlaps else "inside"
    switches = (
        FacetSwitch("overlaps", "What lies inside these days, or what touches them too", within, _WITHIN),
        FacetSwitch("clock", "Days of publication, or days that something happened", str(clock), _CLOCKS),
    )
    widget = FacetWidget("Days", palette.time, selects=switches)
    draw_facet("days", widget, FacetCallbacks(switched=_switch_clock))
    session.set_value("first_day", days.first)
    session.set_value("last_day", days.last)
    with st.container(gap="xsmall", key="ends_of_days"):
        _ask_day("First day", "first_day")
        _ask_day("Last day", "last_day")


def draw_undated_filter(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw what a filter on days does with articles without a day, and how many they are."""
    counts = query_corpus(opened, count_by_time, filters, address.current_clock())
    undated = int(counts.loc[counts["bucket"] == "undated", "count"].sum())
    options = tuple((str(choice), f"{choice} ({undated:,})") for choice in Undated)
    switch = FacetSwitch("undated", "Articles without a day", str(filters.undated), options)
    widget = FacetWidget("Undated", palette.time, selects=(switch,))
    draw_facet("undated", widget, FacetCallbacks(switched=_switch_undated))


def change_days(clock: Clock, days: DayRange) -> None:
    """Filter every page by days of one clock."""
    filters = address.current_filters()
    if clock is Clock.PUBLISHED:
        address.change_filters(replace(filters, published=days))
    else:
        address.change_filters(replace(filters, happened=days))


def get_day_filter(filters: Filters, clock: Clock) -> DayRange:
    """Return the filter on days of one clock."""
    return filters.published if clock is Clock.PUBLISHED else filters.happened


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
    days = get_day_filter(address.current_filters(), clock)
    change_days(
        clock, replace(days, first=session.get_value("first_day"), last=session.get_value("last_day"))
    )


def _switch_clock() -> None:
    event = session.event_value("days", "switched")
    if event["name"] == "clock":
        address.change_clock(Clock(event["value"]))
        return
    clock = address.current_clock()
    days = get_day_filter(address.current_filters(), clock)
    change_days(clock, replace(days, overlaps=event["value"] == "overlaps"))


def _switch_undated() -> None:
    undated = Undated(session.event_value("undated", "switched")["value"])
    address.change_filters(replace(address.current_filters(), undated=undated))
