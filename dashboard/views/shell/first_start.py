"""The first start: there is no corpus yet, so the demo is built."""

import streamlit as st

from dashboard.paths import demo_store
from dashboard.views.state import session
from dashboard.views.state.corpus_choice import open_start_page
from dashboard.views.widgets.build_progress import draw_progress, is_building, start_demo

_STARTED = "demo_started"


def show_first_start() -> None:
    """Draw what happens at the first start, build the demo corpus, and open it when it is ready."""
    st.markdown("# Welcome to Dateline")
    st.markdown(
        "Dateline shows who, where and when in a folder of articles. There is no corpus yet, so it builds "
        "the one that ships with it: a hundred short dispatches, written as samples. "
        "It opens when it is ready."
    )
    _start_once()
    draw_progress(demo_store(), lambda: None)
    st.button("Begin with your own articles", key="own_articles", on_click=open_start_page)


def _start_once() -> None:
    if not session.get(_STARTED) and not is_building(demo_store()):
        session.put(_STARTED, True)
        start_demo("dispatches")
