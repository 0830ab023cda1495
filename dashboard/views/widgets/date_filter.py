"""The filters on days: which clock, from, to, and what happens to the undated."""

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.charts.theme import Palette
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, DayRange, Filters, Undated
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, ask_corpus
from dashboard.views.widgets.components import FacetCallbacks, FacetSwitch, FacetWidget, draw_facet

_WITHIN = (("inside", "inside"), ("overlaps", "overlapping"))
_CLOCKS = ((str(Clock.PUBLISHED), "published"), (str(Clock.HAPPENED), "happened"))


def draw_day_filter(filters: Filters, palette: Palette) -> None:
    """Draw the two ends of the filter on days, and the switch of the clock they are on."""
    clock = address.current_clock()
    days: DayRange = getattr(filters, clock)
    within = "overlaps" if days.overlaps else "inside"
    switches = (
        FacetSwitch("overlaps", "What lies inside these days, or what touches them too", within, _WITHIN),
        FacetSwitch("clock", "Days of publication, or days that something happened", str(clock), _CLOCKS),
    )
    draw_facet("days", FacetWidget("Days", palette.time, selects=switches), FacetCallbacks(switched=_switch))
    session.put("first_day", days.first)
    session.put("last_day", days.last)
    with st.container(gap="xsmall", key="ends_of_days"):
        _ask_day("First day", "first_day")
        _ask_day("Last day", "last_day")


def draw_undated_filter(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw what a filter on days does with the articles that have no day, and how many they are."""
    counts = ask_corpus(opened, count_by_time, filters, address.current_clock())
    undated = int(counts.loc[counts["bucket"] == "undated", "count"].sum())
    options = tuple((str(choice), f"{choice} ({undated:,})") for choice in Undated)
    switch = FacetSwitch("undated", "Articles without a day", str(filters.undated), options)
    draw_facet(
        "undated",
        FacetWidget("Undated", palette.time, selects=(switch,)),
        FacetCallbacks(switched=_switch_undated),
    )


def change_days(clock: Clock, days: DayRange) -> None:
    """Filter by days of one clock, on every page."""
    changed: dict[str, Any] = {str(clock): days}
    address.change_filters(replace(address.current_filters(), **changed))


def _ask_day(label: str, key: str) -> None:
    st.date_input(
        label,
        key=key,
        format="YYYY-MM-DD",
        min_value=dt.date(1, 1, 1),
        max_value=dt.date(9999, 12, 31),
        label_visibility="collapsed",
        on_change=_read_days,
    )


def _read_days() -> None:
    clock = address.current_clock()
    before: DayRange = getattr(address.current_filters(), clock)
    change_days(clock, replace(before, first=session.get("first_day"), last=session.get("last_day")))


def _switch() -> None:
    said = session.event_value("days", "switched")
    if said["name"] == "clock":
        address.change_clock(Clock(said["value"]))
        return
    before: DayRange = getattr(address.current_filters(), address.current_clock())
    change_days(address.current_clock(), replace(before, overlaps=said["value"] == "overlaps"))


def _switch_undated() -> None:
    chosen = Undated(session.event_value("undated", "switched")["value"])
    address.change_filters(replace(address.current_filters(), undated=chosen))
