"""Which of the selected events a page draws, on which clock and in which order."""

from functools import partial

import streamlit as st

from dashboard.query.selection.facet_counts import count_facet
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Choice, Clock, Filters, Status, facet_record
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.pickers import ask_segment

_ORDERS = {"day": "in order of day", "most written": "most written about first"}
CLOCK_NAMES = {Clock.HAPPENED: "by day told of", Clock.PUBLISHED: "by day of publication"}


def ask_clock() -> Clock:
    """Draw the switch between the two clocks and return the one that is on."""
    session.set_value("clock_of_page", address.current_clock())
    ask_segment("Clock", "clock_of_page", CLOCK_NAMES, on_change=_change_clock)
    return address.current_clock()


def ask_statuses(context: PageContext) -> None:
    """Draw the statuses of events with their counts; the ticked ones filter every page."""
    rows = query_corpus(context.opened, count_facet, context.filters, "status")
    counts = dict(zip(rows["key"], rows["count"], strict=True))
    chosen = context.filters.choice("status").values
    options = [str(status) for status in Status if counts.get(str(status)) or status in chosen]
    if not options:
        return
    session.set_value("statuses", [value for value in chosen if value in options])
    st.pills(
        "Told as",
        options,
        selection_mode="multi",
        format_func=lambda status: f"{status} {counts.get(status, 0):,}",
        key="statuses",
        label_visibility="collapsed",
        on_change=_change_statuses,
        help="Articles with events told so; none ticked means all",
    )


def ask_visible_events(filters: Filters) -> EventDisplay:
    """Draw the two switches of a list of events and return which events are displayed."""
    inferred = st.toggle(
        "Inferred days",
        value=True,
        key="shows_inferred",
        help="Events whose day no words tell: that of publication, "
        "or one counted from a day that is itself inferred",
    )
    any_name = False
    if any(facet_record(name).in_sentences and choice.values for name, choice in filters.choices.items()):
        any_name = st.toggle(
            "Whole articles",
            value=False,
            key="shows_wide",
            help="Every event of these articles, also where its sentence does not name what is filtered by",
        )
    return EventDisplay(inferred=inferred, any_name=any_name)


def current_order(key: str, *, many: bool) -> str:
    """Return the order of a list: the chosen one, else by day; "most written" where pages are many."""
    order = str(session.get_value(f"chosen_{key}") or ("most written" if many else "day"))
    session.set_value(key, order)
    return order


def ask_order(key: str) -> None:
    """Draw the switch between the orders of a list."""
    ask_segment("Order", key, _ORDERS, on_change=partial(_save_order, key))


def _save_order(key: str) -> None:
    session.set_value(f"chosen_{key}", session.get_value(key))


def _change_clock() -> None:
    address.change_clock(Clock(session.get_value("clock_of_page") or Clock.PUBLISHED))


def _change_statuses() -> None:
    address.change_choice("status", Choice(tuple(session.get_value("statuses") or ())))
