"""The panel "Save view" of the page header: saves what is on as a view or a topic, and lists saved views."""

from functools import partial

import streamlit as st

from dashboard.decisions.log.notes import REMOVE, Note, list_views, load_notes, new_note
from dashboard.views.state import address, session
from dashboard.views.state.corpus_changes import append_note
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.saved_addresses import save_view
from dashboard.views.widgets.add_to_topic import save_topic
from dashboard.views.widgets.chart_panel import escape_markdown

_MOST_VIEWS = 12


def draw_save_panel(context: PageContext) -> None:
    """Draw a box for a name, buttons to save what is on as a view or a topic, and the saved views."""
    with st.popover(":gray[Save view]", type="tertiary", key="save_view"):
        st.text_input("Name", key="view_name", placeholder="What this view shows", max_chars=80)
        with st.container(horizontal=True, gap="small"):
            save = partial(_save_view, context)
            st.button("Save", key="save_view_now", type="primary", on_click=save)
            if context.filters.search.strip():
                save_search = partial(_save_search, context)
                st.button("Save the search as a topic", key="save_topic_now", on_click=save_search)
        for view in list_views(load_notes(context.store))[:_MOST_VIEWS]:
            _draw_view(context, view)


def remove_note(context: PageContext, note: Note) -> None:
    """Take a topic or a view off the list; links to a view still open."""
    append_note(context.store, new_note(REMOVE, name=note.name, kind=note.verb))


def _draw_view(context: PageContext, view: Note) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            escape_markdown(view.name),
            key=session.widget_key("view", view.key),
            type="tertiary",
            on_click=address.open_saved_view,
            args=(view.params,),
            width="stretch",
        )
        st.button(
            ":gray[Remove]",
            key=session.widget_key("forget", view.key),
            type="tertiary",
            on_click=remove_note,
            args=(context, view),
        )


def _save_view(context: PageContext) -> None:
    name = session.typed_text("view_name")
    if not name:
        st.toast("Give the view a name first.")
        return
    save_view(context.store, address.params_to_save(), name)
    session.set_value("view_name", "")
    st.toast(f"Saved: {escape_markdown(name)}")


def _save_search(context: PageContext) -> None:
    """Save the search that is on as a topic, under the typed name or the query itself."""
    query = context.filters.search.strip()
    name = session.typed_text("view_name") or query
    save_topic(context, name, query)
    session.set_value("view_name", "")
    st.toast(f"Topic saved: {escape_markdown(name)}. It is among the filters at the left.")
