"""What of the selected events is shown: how they are told, days inferred or not, who they must name."""

import streamlit as st

from dashboard.query.selection.facet_counts import count_facet
from dashboard.query.selection.facets import NAME_FACETS
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Choice, Clock, Filters, Status
from dashboard.views.state import address, session
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext

_ORDERS = {"day": "in order of day", "most written": "most written about first"}
CLOCK_NAMES = {Clock.HAPPENED: "by day told of", Clock.PUBLISHED: "by day of publication"}


def ask_clock() -> Clock:
    """Draw the switch between the two clocks and return the one that is on."""
    session.put("clock_of_page", address.current_clock())
    st.segmented_control(
        "Clock",
        list(CLOCK_NAMES),
        format_func=CLOCK_NAMES.__getitem__,
        key="clock_of_page",
        required=True,
        label_visibility="collapsed",
        on_change=_change_clock,
    )
    return address.current_clock()


def ask_statuses(context: PageContext) -> None:
    """Draw how events are told, with counts; what is ticked filters every page."""
    counts = ask_corpus(context.opened, count_facet, context.filters, "status")
    found = dict(zip(counts["key"], counts["count"], strict=True))
    options = [
        str(status) for status in Status if found.get(str(status)) or status in context.filters.status.values
    ]
    if not options:
        return
    session.put("statuses", [value for value in context.filters.status.values if value in options])
    st.pills(
        "Told as",
        options,
        selection_mode="multi",
        format_func=lambda status: f"{status} {found.get(status, 0):,}",
        key="statuses",
        label_visibility="collapsed",
        on_change=_change_statuses,
        help="Articles with events told so; none ticked means all",
    )


def ask_visible_events(filters: Filters) -> EventDisplay:
    """Draw the two switches of the list and return what is shown."""
    inferred = st.toggle(
        "Inferred days",
        value=True,
        key="shows_inferred",
        help="Events whose day no words tell: that of publication, or one counted from a day that is itself inferred",
    )
    wide = False
    if any(getattr(filters, name).values for name in NAME_FACETS):
        wide = st.toggle(
            "Whole articles",
            value=False,
            key="shows_wide",
            help="Every event of these articles, also where its sentence does not name what is filtered by",
        )
    return EventDisplay(inferred=inferred, any_name=wide)


def current_order(key: str, *, many: bool) -> str:
    """Return the order of a list: the one chosen, else that of the days; of a list of many pages, the most written first."""
    order = str(session.get(f"chosen_{key}") or ("most written" if many else "day"))
    session.put(key, order)
    return order


def ask_order(key: str) -> None:
    """Draw the switch between the orders of a list."""
    st.segmented_control(
        "Order",
        list(_ORDERS),
        format_func=_ORDERS.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_keep_order,
        args=(key,),
    )


def _keep_order(key: str) -> None:
    session.put(f"chosen_{key}", session.get(key))


def _change_clock() -> None:
    address.change_clock(Clock(session.get("clock_of_page") or Clock.PUBLISHED))


def _change_statuses() -> None:
    address.change_choice("status", Choice(tuple(session.get("statuses") or ())))
