"""The tab Due: planned events whose day has passed and that nothing reports as done."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.query.events.overdue_events import list_overdue_events
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Filters
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline.event_details import EventList, draw_event_list
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.event_display_switches import ask_order, ask_visible_events, current_order
from dashboard.views.widgets.event_exports import offer_event_files
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.result_rows import overdue_rows

_ON_A_PAGE = 25
_EVENTS = EventList("due_list", "lit_due", overdue_rows)
_SUBTITLE = (
    "planned for a day that has passed; no later article of the whole corpus reports the "
    "like within a week of it, "
    "by one who acts in it or in its country. That no report is found does not say that it did not happen"
)


def show(context: PageContext) -> None:
    """Draw the tab: the list of overdue events, and the one that is open."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="due_asks"):
        display = ask_visible_events(context.filters)
    overdue = query_corpus(context.opened, list_overdue_events, context.filters, display)
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_due"):
        draw_title(f"{len(overdue):,} due, no report found", _SUBTITLE)
        order = current_order("order_of_due", many=len(overdue) > _ON_A_PAGE)
        ask_order("order_of_due")
        with st.popover(":gray[Export]", type="tertiary", key="export_due").container(
            horizontal=True, gap="medium"
        ):
            offer_event_files(
                context,
                "due",
                "Due, no report found",
                partial(list_overdue_events, context.opened.corpus, context.filters, display),
                display,
            )
    if overdue.empty:
        draw_notice("Nothing that these articles plan for a day that has passed is without a report.")
        return
    if order == "most written":
        overdue = overdue.sort_values("articles", ascending=False, kind="stable")
    _draw_due(context, overdue, display, replace(context.filters, search=f"{context.filters.search} {order}"))


def _draw_due(context: PageContext, overdue: pd.DataFrame, display: EventDisplay, state: Filters) -> None:
    """Draw a page of the list; another `state` begins at the first page."""
    offset = get_page_offset("due", state)
    page = overdue.iloc[offset : offset + _ON_A_PAGE]
    pager = partial(draw_pager, "due", state, _ON_A_PAGE, len(overdue) - offset, len(overdue))
    draw_event_list(context, _EVENTS, page, display, pager)
