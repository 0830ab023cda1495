"""The tabs of a page: one row of names under its header. The address names the open tab, so Back works."""

from collections.abc import Sequence

import streamlit as st

from dashboard.views.state import address, session

_KEY = "tab_row"


def ask_tab(names: Sequence[str]) -> str:
    """Draw a page's tabs and return the name of the open one: the address's, else the first."""
    named = address.current_tab()
    current = named if named in names else names[0]
    session.put(_KEY, current)
    st.segmented_control(
        "Tabs",
        list(names),
        key=_KEY,
        required=True,
        label_visibility="collapsed",
        on_change=_change_tab,
        args=(names[0],),
    )
    return current


def _change_tab(first: str) -> None:
    chosen = str(session.get(_KEY) or first)
    address.change_tab("" if chosen == first else chosen)
