"""The page Timeline: its tabs."""

from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline import (
    calendar,
    event_lanes,
    meetings,
    most_written_days,
    overdue_events,
    recent_changes,
)
from dashboard.views.widgets.tabs import ask_tab

TABS = {
    "Timeline": event_lanes.show,
    "Days": most_written_days.show,
    "Meetings": meetings.show,
    "Due": overdue_events.show,
    "Calendar": calendar.show,
    "What changed": recent_changes.show,
}


def show(context: PageContext) -> None:
    """Draw the page, on the tab that the address names."""
    TABS[ask_tab(list(TABS))](context)
