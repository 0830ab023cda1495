"""Reported events in order: the day, the sentence, who, where, how it is told."""

import streamlit as st

from dashboard.query import list_events, list_sentences
from dashboard.schema import Clock
from dashboard.views import address
from dashboard.views.cached import ask
from dashboard.views.components import draw_rows
from dashboard.views.drawing import head, nothing
from dashboard.views.frame import Frame
from dashboard.views.lists import event_rows, to_export
from dashboard.views.overtime import draw_over_time
from dashboard.views.overview import open_in_reader
from dashboard.views.paging import draw_pager, offset_of

_ON_A_PAGE = 25
_CLOCKS = {Clock.PUBLISHED: "by day of publication", Clock.HAPPENED: "by day told of"}
_ORDERS = {"day": "in order of day", "most written": "most written about first"}


def show(frame: Frame) -> None:
    """Draw the page."""
    _ask_clock()
    draw_over_time(frame, height=150)
    _draw_events(frame)


def _ask_clock() -> None:
    address.put("clock_of_page", address.clock())
    st.segmented_control(
        "Clock",
        list(_CLOCKS),
        format_func=_CLOCKS.__getitem__,
        key="clock_of_page",
        required=True,
        label_visibility="collapsed",
        on_change=_change_clock,
    )


def _change_clock() -> None:
    address.change_clock(Clock(address.get("clock_of_page") or Clock.PUBLISHED))


def _draw_events(frame: Frame) -> None:
    if address.get("order_of_events") is None:
        address.put("order_of_events", "day")
    order = address.get("order_of_events")
    events = ask(
        frame.opened,
        list_events,
        frame.filters,
        order=order,
        offset=offset_of("events", frame.filters),
        limit=_ON_A_PAGE + 1,
    )
    shown = events.head(_ON_A_PAGE)
    told = "one line an event, however many articles report it; click one to read it where it stands"
    head(frame, "events", "Reported events", told, to_export(shown))
    st.segmented_control(
        "Order",
        list(_ORDERS),
        format_func=_ORDERS.__getitem__,
        key="order_of_events",
        required=True,
        label_visibility="collapsed",
    )
    if shown.empty:
        nothing("No sentence of these articles tells of an event on a day.")
        return
    clicked = draw_rows("timeline_list", event_rows(shown))
    draw_pager("events", frame.filters, _ON_A_PAGE, len(events))
    if clicked:
        _open(frame, int(clicked))


def _open(frame: Frame, cluster: int) -> None:
    found = ask(frame.opened, list_sentences, frame.filters, cluster=cluster, limit=1)
    if not found.empty:
        open_in_reader(frame, f"{found['key'].iloc[0]}@{found['start'].iloc[0]}")
