"""The tab Timeline: counts over time, events in lanes, their list, and the event that is open."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.event_lanes import LEFT, PICK, DrawnDays, event_lanes
from dashboard.query import list_events
from dashboard.query.events.event_lanes import LaneChoice, Window, list_lanes, parse_mark_name
from dashboard.query.events.event_list import count_events
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.selection.visible_events import (
    EventDisplay,
    SelectedMark,
    describe_display,
    describe_mark,
)
from dashboard.schema import NO_CHOICE, Clock, DayFilter
from dashboard.views.state import address, session
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline.event_details import EventList, draw_event_list
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_notice,
    draw_title,
    draw_vega_chart,
)
from dashboard.views.widgets.date_filter import change_days
from dashboard.views.widgets.drawn_days import earlier_days, later_days, widen_days
from dashboard.views.widgets.event_correction import draw_corrections
from dashboard.views.widgets.event_display_switches import (
    ask_clock,
    ask_order,
    ask_statuses,
    ask_visible_events,
    current_order,
)
from dashboard.views.widgets.event_exports import offer_event_files
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.over_time_chart import (
    SIDE_BY_SIDE,
    are_all_days_drawn,
    draw_all_days,
    draw_over_time,
    get_bin_length,
)
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.result_rows import event_rows

_ON_A_PAGE, _LANES = 25, 6
_BY = {"country": "countries", "person": "persons", "kind": "kinds", "": "one lane"}
# On the clock of publication a list in order of day goes by that clock too.
_BY_CLOCK = {Clock.HAPPENED: "day", Clock.PUBLISHED: "published"}
_EVENTS = EventList("timeline_list", "lit_event", event_rows)
_SELECTED = "lit_mark"


def show(context: PageContext) -> None:
    """Draw the tab: articles over time, events in lanes, and their list."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="timeline_asks"):
        clock = ask_clock()
        ask_statuses(context)
        display = ask_visible_events(context.filters)
    bins = draw_over_time(context, height=90, left=LEFT, display=display)
    list_display = _draw_lanes(context, clock, bins, display) if len(bins) else display
    _draw_list(context, list_display)
    draw_corrections(context)


def _draw_lanes(
    context: PageContext, clock: Clock, bins: pd.DataFrame, display: EventDisplay
) -> EventDisplay:
    """Draw the lanes, and return what the list below is limited to: the clicked mark, else the drawn days."""
    by = str(session.get_value("lanes_by", "country"))
    window = _make_window(bins)
    lanes, marks = query_corpus(
        context.opened, list_lanes, context.filters, clock, LaneChoice(by, _LANES), window, display
    )
    state = repr((context.filters, clock, by, display))
    drawn_state, mark = session.get_value(_SELECTED, ("", ""))
    mark = mark if drawn_state == state and mark in set(marks["mark"]) else ""
    spec = build_spec(
        event_lanes,
        context.palette,
        by,
        context.unit,
        DrawnDays(window.first, window.last, window.size),
        selected=mark,
        single=not by,
    )
    subtitle = (
        "filled: reported, hollow: planned or hypothetical, cross: denied; a bar is a month "
        "or a year; click one to list it"
    )
    drawn, note = DrawnFilters(context.filters, clock, marked=True), describe_display(display)
    draw_chart_header(
        context, ChartPanel("lanes", _make_title(by, clock), subtitle, marks, spec, note=note, drawn=drawn)
    )
    _draw_marks(marks, spec, _make_title(by, clock), state, f"lanes_{hash((state, window, mark))}")
    return replace(
        display,
        mark=parse_mark_name(lanes, mark, clock) if mark else _mark_drawn_days(context, clock, window),
    )


def _mark_drawn_days(context: PageContext, clock: Clock, window: Window) -> SelectedMark | None:
    """Return the drawn days as a mark, None where a filter on days is set or all days are drawn."""
    if context.filters.days(clock) or are_all_days_drawn():
        return None
    return SelectedMark(
        "", NO_CHOICE, DayFilter.between(window.first, window.last, overlaps=True), clock=clock
    )


def _draw_marks(marks: pd.DataFrame, spec: dict[str, object], title: str, state: str, key: str) -> None:
    chart, rest = st.columns(SIDE_BY_SIDE, gap="medium")
    with chart:
        draw_vega_chart(title, marks, spec, partial(_select_mark, key, state), key)
    with rest, st.container(gap="xsmall"):
        _ask_facet()
        _draw_zoom()


def _make_window(bins: pd.DataFrame) -> Window:
    first, stop = (dt.date.fromisoformat(day) for day in (bins["start"].iloc[0], bins["stop"].iloc[-1]))
    return Window(first, stop - dt.timedelta(days=1), get_bin_length(bins))


def _make_title(by: str, clock: Clock) -> str:
    lanes_of = f" by {_BY[by].removesuffix('s')}" if by else ""
    lanes_of = lanes_of.replace("countrie", "country")
    days = "on the days told of" if clock is Clock.HAPPENED else "on the days of publication"
    return f"Reported events{lanes_of}, {days}"


def _ask_facet() -> None:
    if session.get_value("lanes_by") is None:
        session.set_value("lanes_by", "country")
    st.selectbox(
        "Lanes", list(_BY), format_func=_BY.__getitem__, key="lanes_by", label_visibility="collapsed"
    )


def _draw_zoom() -> None:
    clock = address.current_clock()
    days = address.current_filters().days(clock)
    if not days.ranges:
        st.caption("Drag over the bars to look closer.")
        return
    moves = {"All days": DayFilter()}
    if days.span.first is not None and days.span.last is not None:
        for label, move in (("Wider", widen_days), ("‹ Earlier", earlier_days), ("Later ›", later_days)):
            moves[label] = replace(days, ranges=(move(days.span),))
    for label, to in moves.items():
        st.button(label, type="tertiary", key=f"zoom_{label}", on_click=change_days, args=(clock, to))


def _select_mark(key: str, state: str) -> None:
    selected = (session.get_value(key) or {}).get("selection", {})
    picked = [mark for name, marks in selected.items() if name.startswith(PICK) for mark in marks]
    if picked:
        session.set_value(_SELECTED, (state, str(picked[0].get("mark", ""))))


def _draw_list(context: PageContext, display: EventDisplay) -> None:
    number = query_corpus(context.opened, count_events, context.filters, display)
    order = current_order("order_of_events", many=number > _ON_A_PAGE)
    order = _BY_CLOCK[address.current_clock()] if order == "day" else order
    state = replace(context.filters, search=f"{context.filters.search} {display!r} {order}")
    events = query_corpus(
        context.opened,
        list_events,
        context.filters,
        order=order,
        offset=get_page_offset("events", state),
        limit=_ON_A_PAGE + 1,
        display=display,
    )
    page = events.head(_ON_A_PAGE)
    _draw_head(context, number, order, display)
    if page.empty:
        draw_notice("No sentence of these articles tells of such an event on a day.")
        return
    pager = partial(draw_pager, "events", state, _ON_A_PAGE, len(events), number)
    draw_event_list(context, _EVENTS, page, display, pager)


def _draw_head(context: PageContext, number: int, order: str, display: EventDisplay) -> None:
    mark = f", {describe_mark(display.mark)}" if display.mark is not None else ""
    title = f"{format_count(number, 'reported event')}{mark}"
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_events"):
        draw_title(title, "one line an event, however many articles report it")
        if display.mark is not None and display.mark.days.overlaps:
            st.button("All days ›", type="tertiary", key="unlight", on_click=draw_all_days)
        elif display.mark is not None:
            st.button(
                "All marks ›",
                type="tertiary",
                key="unlight",
                on_click=session.set_value,
                args=(_SELECTED, ("", "")),
            )
        ask_order("order_of_events")
        with st.popover(":gray[Export]", type="tertiary", key="export_events").container(
            horizontal=True, gap="medium"
        ):
            make = partial(list_events, context.opened.corpus, context.filters, order, 0, 0, display)
            offer_event_files(context, "events", "Reported events", make, display)
