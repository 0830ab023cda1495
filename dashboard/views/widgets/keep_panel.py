"""Views and topics that an analyst keeps: saved from the head of a page, opened again, taken off the list."""

import streamlit as st

from dashboard.decisions.log.notes import (
    REMOVE,
    TOPIC,
    Note,
    append_note,
    list_topics,
    list_views,
    load_notes,
    new_note,
)
from dashboard.views.state import address, session
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.saved_addresses import save_view
from dashboard.views.widgets.chart_panel import escape_markdown

_SHOWN = 12


def draw_save_panel(context: PageContext) -> None:
    """Draw "Save view": a name for what is on, a topic for the search, and what was saved before."""
    notes = load_notes(context.store)
    with st.popover(":gray[Save view]", type="tertiary", key="save_view"):
        st.text_input("Name", key="view_name", placeholder="What this view shows", max_chars=80)
        with st.container(horizontal=True, gap="small"):
            st.button("Save", key="save_view_now", type="primary", on_click=_save_view, args=(context,))
            if context.filters.search.strip():
                st.button(
                    "Save the search as a topic", key="save_topic_now", on_click=_save_topic, args=(context,)
                )
        for view in list_views(notes)[:_SHOWN]:
            _draw_saved(context, view)


def save_topic(
    context: PageContext, name: str, query: str, keys: tuple[str, ...] = (), without: tuple[str, ...] = ()
) -> None:
    """Save a topic: from now on its name stands for this query and hand list."""
    append_note(context.store, new_note(TOPIC, name=name, query=query, keys=keys, without=without))


def change_topic_articles(context: PageContext, topic: Note, *articles: str, inside: bool) -> None:
    """Put articles into a topic by hand, or take them out."""
    keys = tuple(each for each in topic.keys if each not in articles)
    without = tuple(each for each in topic.without if each not in articles)
    changed = ((*keys, *articles), without) if inside else (keys, (*without, *articles))
    save_topic(context, topic.name, topic.query, *changed)


def remove_note(context: PageContext, note: Note) -> None:
    """Take a topic or a view off the list; links to a view still open."""
    append_note(context.store, new_note(REMOVE, name=note.name, kind=note.verb))


def load_topics(context: PageContext) -> tuple[Note, ...]:
    """Return the topics of this corpus."""
    return list_topics(load_notes(context.store))


def _draw_saved(context: PageContext, view: Note) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            escape_markdown(view.name),
            key=f"view_{view.key}",
            type="tertiary",
            on_click=address.open_saved_view,
            args=(view.params,),
            width="stretch",
        )
        st.button(
            ":gray[Remove]",
            key=f"forget_{view.key}",
            type="tertiary",
            on_click=remove_note,
            args=(context, view),
        )


def _save_view(context: PageContext) -> None:
    name = str(session.get("view_name") or "").strip()
    if not name:
        st.toast("Give the view a name first.")
        return
    save_view(context.store, address.params_to_save(), name)
    session.put("view_name", "")
    st.toast(f"Saved: {escape_markdown(name)}")


def _save_topic(context: PageContext) -> None:
    query = context.filters.search.strip()
    name = str(session.get("view_name") or "").strip() or query
    save_topic(context, name, query)
    session.put("view_name", "")
    st.toast(f"Topic saved: {escape_markdown(name)}. It is among the filters at the left.")
