"""The app: each click opens the corpus, asks for the filters, selects articles and hands over to a page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.errors import DamagedStoreError, DashboardError, QueryError
from dashboard.store import current_version, is_older, read_corpus_name
from dashboard.views import words
from dashboard.views.articles import page as articles
from dashboard.views.compare import page as compare
from dashboard.views.corpus import page as corpus_page
from dashboard.views.overview import page as overview
from dashboard.views.places import page as places
from dashboard.views.shell.page_header import draw_no_match, draw_notices, draw_page_header
from dashboard.views.shell.rebuild_page import draw_damage, draw_upgrade
from dashboard.views.shell.search_status import draw_query_error
from dashboard.views.shell.sidebar import ask_filters, ask_search
from dashboard.views.shell.start_page import show_first_start, show_start_page
from dashboard.views.shell.style import draw_style
from dashboard.views.state import address
from dashboard.views.state.cached import open_corpus
from dashboard.views.state.corpus_choice import choose_store, is_start_page, pin_version, record_opening
from dashboard.views.state.page_context import PageContext, current_palette, make_page_context
from dashboard.views.state.saved_addresses import set_store
from dashboard.views.timeline import page as timeline
from dashboard.views.who import page as who
from dashboard.views.widgets.chart_panel import escape_markdown

PAGES: dict[str, Callable[[PageContext], None]] = {
    "Overview": overview.show,
    "Timeline": timeline.show,
    "Places": places.show,
    "Who": who.show,
    "Words": words.show,
    "Compare": compare.show,
    "Articles": articles.show,
    "Corpus": corpus_page.show,
}
_DRAWN_WITHOUT_MATCH = {"Corpus"}
_SIDEBAR_WIDTH = 272


def main() -> None:
    """Draw the app, or the error that stopped it, in words for the analyst."""
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    draw_style(current_palette())
    try:
        _draw_app()
    except QueryError as error:
        draw_query_error(error, address.current_filters().search)
    except DashboardError as error:
        st.error(escape_markdown(str(error)))


def _draw_app() -> None:
    """Draw the list of corpora, the first start, or a corpus."""
    if is_start_page():
        show_start_page()
        return
    store = choose_store()
    if store is None:
        show_first_start()
    elif is_older(store):
        draw_upgrade(store)
    else:
        _draw_corpus(store)


def _draw_corpus(store: Path) -> None:
    """Draw the menu of pages, and the page that the analyst is on."""
    pages = {
        title: st.Page(partial(_leave_empty, title), title=title, url_path=title.lower(), default=not number)
        for number, title in enumerate(PAGES)
    }
    draw_page(store, st.navigation(list(pages.values()), position="top").title, pages)


def _leave_empty(title: str) -> None:
    """Draw nothing: `draw_page` draws the page itself, once it knows the filters."""


def draw_page(store: Path, title: str, pages: dict[str, st.Page]) -> None:
    """Draw one page of a corpus: open it, ask for the filters, select, hand over to the page."""
    st.set_page_config(page_title=f"{title} · {read_corpus_name(store)} · Dateline")
    set_store(store)
    filters = address.read_filters(title)
    newest = current_version(store)
    try:
        opened = open_corpus(store, pin_version(newest or 0))
    except DamagedStoreError as error:
        draw_damage(store, error)
        return
    record_opening(store)
    with st.sidebar:
        opened = ask_search(store, opened, filters)
        context = make_page_context(store, opened, filters, pages)
        ask_filters(opened, filters, context.palette)
    draw_notices(opened.corpus.version, newest)
    draw_page_header(context, title)
    if context.n_selected or title in _DRAWN_WITHOUT_MATCH:
        PAGES[title](context)
    else:
        draw_no_match(context)


if __name__ == "__main__":
    main()
