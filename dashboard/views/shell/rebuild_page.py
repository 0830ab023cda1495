"""What stands in place of a corpus that does not open: an earlier Dateline built it, or it is damaged."""

from pathlib import Path

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.store import read_corpus_name
from dashboard.views.state import session
from dashboard.views.state.corpus_choice import open_start_page, unpin_version
from dashboard.views.widgets.build_progress import draw_progress, is_building, start_rebuild
from dashboard.views.widgets.chart_panel import escape_markdown

_STARTED = "rebuild_of"


def draw_upgrade(store: Path) -> None:
    """Draw what happens to a corpus of an earlier Dateline, build it anew, and open it when it is ready."""
    st.markdown(f"# {escape_markdown(read_corpus_name(store))}")
    st.markdown(
        "This corpus was built by an earlier version of Dateline. It is being built anew from its texts and "
        "what was found in them: no file is read again, and every decision, note and check stays. It opens "
        "when it is ready."
    )
    _start_once(store)
    _draw_rebuild(store)


def draw_damage(store: Path, error: DashboardError) -> None:
    """Draw why a corpus does not open, with a way to build it anew."""
    st.markdown(f"# {escape_markdown(read_corpus_name(store))}")
    st.error(escape_markdown(str(error)))
    if session.get_value(_STARTED) == str(store) or is_building(store):
        _draw_rebuild(store)
    else:
        st.button("Build again", key="build_anew", type="primary", on_click=_start_once, args=(store,))
        st.button("All corpora", key="damaged_to_list", on_click=open_start_page)


def _start_once(store: Path) -> None:
    if session.get_value(_STARTED) != str(store) and not is_building(store):
        session.set_value(_STARTED, str(store))
        start_rebuild(store)


def _draw_rebuild(store: Path) -> None:
    draw_progress(store, _open_rebuilt)
    st.button("All corpora", key="rebuilding_to_list", on_click=open_start_page)


def _open_rebuilt() -> None:
    session.set_value(_STARTED, "")
    unpin_version()
