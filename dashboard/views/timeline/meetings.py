"""The tab Meetings: who met whom, where and how; people who are only named stand apart."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.query.events.event_list import count_events
from dashboard.query.events.meetings import MEETING_KINDS, list_meetings
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline.event_details import EventList, draw_event_list
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.event_display_switches import (
    ask_order,
    ask_statuses,
    ask_visible_events,
    current_order,
)
from dashboard.views.widgets.event_exports import offer_event_files
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.result_rows import meeting_rows

_ON_A_PAGE = 25
_EVENTS = EventList("meeting_list", "lit_meeting", meeting_rows)
_KINDS = {"all": MEETING_KINDS, "meetings": ("meeting",), "visits": ("visit",), "calls": ("call",)}


def show(context: PageContext) -> None:
    """Draw the tab: the list of meetings, visits and calls, and the one that is open."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="meeting_asks"):
        kinds = _ask_kinds()
        ask_statuses(context)
        display = replace(ask_visible_events(context.filters), kinds=kinds)
    number = query_corpus(context.opened, count_events, context.filters, display)
    order = current_order("order_of_meetings", many=number > _ON_A_PAGE)
    state = replace(context.filters, search=f"{context.filters.search} {display!r} {order}")
    meetings = query_corpus(
        context.opened,
        list_meetings,
        context.filters,
        order=order,
        offset=get_page_offset("meetings", state),
        limit=_ON_A_PAGE + 1,
        display=display,
    )
    page = meetings.head(_ON_A_PAGE)
    _draw_head(context, number, order, display)
    if page.empty:
        draw_notice("No sentence of these articles tells of a meeting, a visit or a call on a day.")
        return
    pager = partial(draw_pager, "meetings", state, _ON_A_PAGE, len(meetings), number)
    draw_event_list(context, _EVENTS, page, display, pager)


def _ask_kinds() -> tuple[str, ...]:
    chosen = st.segmented_control(
        "What", list(_KINDS), default="all", required=True, label_visibility="collapsed", key="meeting_kinds"
    )
    return _KINDS[str(chosen or "all")]


def _draw_head(context: PageContext, number: int, order: str, display: EventDisplay) -> None:
    title = f"{format_count(number, 'reported meeting')}, visits and calls"
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_meetings"):
        draw_title(
            title,
            "who took part first; who is merely named stands apart; a place only where the words "
            "say it was there",
        )
        ask_order("order_of_meetings")
        with st.popover(":gray[Export]", type="tertiary", key="export_meetings").container(
            horizontal=True, gap="medium"
        ):
            make = partial(list_all_meetings, context, order, display)
            offer_event_files(context, "meetings", "Meetings", make, display)


def list_all_meetings(context: PageContext, order: str, display: EventDisplay) -> pd.DataFrame:
    """Return every meeting, with those who took part as its persons."""
    rows = list_meetings(context.opened.corpus, context.filters, order, 0, 0, display)
    return rows.assign(persons=rows["participants"])
