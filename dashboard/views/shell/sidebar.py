"""The sidebar: the search, the facets and the filter on days. Every click is one change of the filters."""

from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.charts.theme import Palette
from dashboard.schema import Filters
from dashboard.store import read_corpus_name
from dashboard.views.shell.facet_dialog import open_facet_dialog
from dashboard.views.shell.facet_list import draw_facets
from dashboard.views.shell.search_status import (
    draw_search_help,
    draw_search_mistake,
    draw_typed_count,
    get_mistaken_search,
    is_mistaken_search,
    run_search,
)
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus
from dashboard.views.state.corpus_choice import open_start_page
from dashboard.views.widgets.date_filter import draw_day_filter, draw_undated_filter


def ask_search(store: Path, opened: OpenedCorpus, filters: Filters) -> OpenedCorpus:
    """Draw the corpus's name and the search box, and return the corpus with the answer of the search."""
    _draw_corpus_name(read_corpus_name(store), opened.corpus.n)
    # The box is drawn before the search runs, so that a query with an error can be corrected.
    _draw_search_box(filters)
    draw_search_mistake()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="below_search"):
        draw_search_help()
        draw_typed_count(opened, filters)
    return run_search(opened, filters.search)


def ask_filters(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw the facets and the filters on days; a click changes the filters of the address."""
    draw_facets(opened, filters, palette)
    draw_day_filter(filters, palette)
    draw_undated_filter(opened, filters, palette)
    open_facet_dialog(opened, filters)


def _draw_corpus_name(name: str, articles: int) -> None:
    brand = '<div class="brand">Date<b>line</b></div>'
    with st.container(key="brand", horizontal=True, wrap=False, vertical_alignment="bottom"):
        st.html(f'{brand}<div class="muted">{escape(name)} · {articles:,} articles</div>', width="stretch")
        st.button(":gray[Change]", key="all_corpora", type="tertiary", on_click=open_start_page)


def _draw_search_box(filters: Filters) -> None:
    session.set_value("search", get_mistaken_search() or filters.search)
    st.text_input(
        "Search",
        key="search",
        type="search",
        placeholder='Search: words, "a phrase"',
        label_visibility="collapsed",
        on_change=_start_search,
        autocomplete="off",
    )


def _start_search() -> None:
    query = session.typed_text("search")
    if is_mistaken_search(query):
        return
    address.change_filters(replace(address.current_filters(), search=query))
