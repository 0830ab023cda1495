"""When: events in lanes over a line of counts, the list below, the lit one in its articles' words; and its tabs."""

from dashboard.views import calendar_page, changes_page, days_page, due_page, lanes_page, meetings_page
from dashboard.views.frame import Frame
from dashboard.views.tabs import ask_tab

TABS = {
    "Timeline": lanes_page.show,
    "Days": days_page.show,
    "Meetings": meetings_page.show,
    "Due": due_page.show,
    "Calendar": calendar_page.show,
    "What changed": changes_page.show,
}


def show(frame: Frame) -> None:
    """Draw the page, on the tab that the address names."""
    TABS[ask_tab(list(TABS))](frame)
