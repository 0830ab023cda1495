"""The first start: no corpus yet, so the demo is built while one watches."""

import streamlit as st

from dashboard.paths import demo_store
from dashboard.views.state import session
from dashboard.views.state.known_corpora import open_start_page
from dashboard.views.widgets.build_progress import draw_progress, is_building, start_demo

_STARTED = "demo_started"


def show_first_start() -> None:
    """Draw the first start: say what happens, build the demo corpus, then open it."""
    st.markdown("# Welcome to Dateline")
    st.markdown(
        "Dateline shows who, where and when in a folder of articles. There is no corpus yet, so it builds the one "
        "that ships with it: a hundred short dispatches, written as samples. It opens when it is ready."
    )
    _start_once()
    draw_progress(demo_store(), lambda: None)
    st.button("Begin with your own articles", key="own_articles", on_click=open_start_page)


def _start_once() -> None:
    if not session.get(_STARTED) and not is_building(demo_store()):
        session.put(_STARTED, True)
        start_demo("dispatches")
