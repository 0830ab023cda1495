"""The app: open a corpus, ask the filters, select, hand over to a page."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.charts.theme import LIGHT, PALETTES
from dashboard.corpus import Corpus
from dashboard.decisions.log.accuracy_checks import load_checks
from dashboard.errors import DashboardError, QueryError
from dashboard.query.audit.precision import notes_of
from dashboard.query.selection.describe_filters import describe_filters
from dashboard.schema import Filters, MethodsCard
from dashboard.store import current_version, read_corpus_name, remember_opened
from dashboard.views import words
from dashboard.views.articles import page as articles
from dashboard.views.compare import page as compare
from dashboard.views.corpus import page as corpus_page
from dashboard.views.overview import page as overview
from dashboard.views.places import page as places
from dashboard.views.shell.first_start import show_first_start
from dashboard.views.shell.page_header import draw_no_match, draw_page_header
from dashboard.views.shell.search_status import (
    draw_query_error,
    draw_search_help,
    draw_typed_count,
    run_search,
)
from dashboard.views.shell.sidebar import ask_filters, ask_search, draw_corpus_name
from dashboard.views.shell.start_page import show_start_page
from dashboard.views.shell.style import draw_style
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, ask_corpus, open_corpus, select_articles
from dashboard.views.state.known_corpora import choose_store, is_start_page, pin_version, unpin_version
from dashboard.views.state.page_context import PageContext
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
# Pages that have something to say even where no article matches.
_ALWAYS = {"Corpus"}
_SIDEBAR_WIDTH = 272


def main() -> None:
    """Draw the app: the start page, the first start, or a corpus."""
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    draw_style(PALETTES.get(st.context.theme.type or "", LIGHT))
    try:
        store = None if is_start_page() else choose_store()
        if is_start_page():
            show_start_page()
        elif store is None:
            show_first_start()
        else:
            show_store(store)
    except QueryError as error:
        draw_query_error(error, address.current_filters().search)
    except DashboardError as error:
        st.error(escape_markdown(str(error)))


def show_store(store: Path) -> None:
    """Draw a corpus: its pages at the top, and the one that the analyst is on."""
    pages = {
        title: st.Page(partial(_no_frame_yet, title), title=title, url_path=title.lower(), default=not number)
        for number, title in enumerate(PAGES)
    }
    draw_page(store, st.navigation(list(pages.values()), position="top").title, pages)


def draw_page(store: Path, title: str, pages: dict[str, st.Page]) -> None:
    """Draw one page of a corpus, with the filters that the address names."""
    st.set_page_config(page_title=f"{title} · {read_corpus_name(store)} · Dateline")
    address.set_store(store)
    filters = address.read_filters(title)
    version = current_version(store)
    opened = open_corpus(store, pin_version(version or 0))
    if session.get("remembered") != str(store):
        session.put("remembered", str(store))
        remember_opened(store)
    with st.sidebar:
        draw_corpus_name(read_corpus_name(store), opened.corpus.n)
        ask_search(filters)
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="below_search"):
            draw_search_help()
            draw_typed_count(opened, filters)
        opened = run_search(opened, filters.search)
        context = make_page_context(store, opened, filters, pages)
        ask_filters(opened, filters, context.palette)
    _offer_new_version(context, version)
    if address.is_view_missing():
        st.caption("The link names a saved view that this corpus does not know; all articles are shown.")
    draw_page_header(context, title)
    if context.n_selected or title in _ALWAYS:
        PAGES[title](context)
    else:
        draw_no_match(context)


def make_page_context(
    store: Path, opened: OpenedCorpus, filters: Filters, pages: dict[str, st.Page]
) -> PageContext:
    """Return what every page is handed."""
    selection = select_articles(opened, filters)
    palette = PALETTES.get(st.context.theme.type or "", LIGHT)
    counts = f"{selection.n_articles:,} of {selection.n_total:,} articles, {selection.n_copies_free:,} without copies"
    notes = notes_of(*load_checks(store))
    card = card_of(opened.corpus, filters, ask_corpus(opened, describe_filters, filters), counts, notes)
    return PageContext(store, opened, filters, selection, palette, card, pages)


def card_of(
    corpus: Corpus, filters: Filters, told: str, counts: str, notes: tuple[str, ...] = ()
) -> MethodsCard:
    """Return the methods card of what is on the screen, with what spot checks found."""
    models = corpus.meta.get("models", {})
    return MethodsCard(
        corpus=read_corpus_name(corpus.store),
        version=str(corpus.version),
        filters=told,
        unit=str(filters.unit),
        decisions=len(corpus.decisions),
        counts=counts,
        models=", ".join(f"{name} {version}" for name, version in models.items()),
        day=dt.datetime.now(dt.UTC).date().isoformat(),
        about="countries that articles are about" if filters.about else "countries that articles mention",
        notes=notes,
    )


def _no_frame_yet(title: str) -> None:
    """Stand in for a page; `show_store` draws it once the filters are known."""


def _offer_new_version(context: PageContext, version: int | None) -> None:
    if version is not None and str(version) != str(context.opened.corpus.version):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("This corpus was built anew while you looked at it.")
            st.button("Open the new version", key="new_version", on_click=unpin_version)


if __name__ == "__main__":
    main()
