"""The tabs of a page: one row of names under the head; the address keeps which is open, so Back works."""

from collections.abc import Sequence

import streamlit as st

from dashboard.views.state import address, session

_KEY = "tab_row"


def ask_tab(names: Sequence[str]) -> str:
    """Draw a page's tabs and return the name of the one that is open: the address's, else the first."""
    asked = address.current_tab()
    now = asked if asked in names else names[0]
    session.put(_KEY, now)
    st.segmented_control(
        "Tabs",
        list(names),
        key=_KEY,
        required=True,
        label_visibility="collapsed",
        on_change=_turn,
        args=(names[0],),
    )
    return now


def _turn(first: str) -> None:
    chosen = str(session.get(_KEY) or first)
    address.change_tab("" if chosen == first else chosen)
