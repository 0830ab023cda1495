"""When: events in lanes over a line of counts, the list below, the lit one in its articles' words; and its tabs."""

from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline import announced as due_page
from dashboard.views.timeline import calendar as calendar_page
from dashboard.views.timeline import event_lanes as lanes_page
from dashboard.views.timeline import meetings as meetings_page
from dashboard.views.timeline import most_written_days as days_page
from dashboard.views.timeline import recent_changes as changes_page
from dashboard.views.widgets.tabs import ask_tab

TABS = {
    "Timeline": lanes_page.show,
    "Days": days_page.show,
    "Meetings": meetings_page.show,
    "Due": due_page.show,
    "Calendar": calendar_page.show,
    "What changed": changes_page.show,
}


def show(context: PageContext) -> None:
    """Draw the page, on the tab that the address names."""
    TABS[ask_tab(list(TABS))](context)
