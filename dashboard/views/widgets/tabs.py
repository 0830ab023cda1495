"""The tabs of a page: one row of names under its header. The address names the open tab, so Back works."""

from collections.abc import Sequence
from functools import partial

from dashboard.views.state import address, session
from dashboard.views.widgets.pickers import ask_segment

_KEY = "tab_row"


def ask_tab(names: Sequence[str]) -> str:
    """Draw a page's tabs and return the name of the open one: the address's, else the first."""
    named = address.current_tab()
    current = named if named in names else names[0]
    session.set_value(_KEY, current)
    ask_segment("Tabs", _KEY, {name: name for name in names}, on_change=partial(_change_tab, names[0]))
    return current


def _change_tab(first: str) -> None:
    chosen = str(session.get_value(_KEY) or first)
    address.change_tab("" if chosen == first else chosen)
