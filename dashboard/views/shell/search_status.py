"""A search while it is typed and while it runs: its count, its progress, its errors, and help."""

import html
import time
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.errors import QueryError
from dashboard.query.search.find_articles import reads_many_texts
from dashboard.query.search.query_parser import parse_query
from dashboard.schema import Filters, Unit
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, add_search_answer, select_articles
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.components import read_typed_search
from dashboard.views.widgets.number_words import format_count

_MISTAKE = "mistaken_search"
_SECONDS_BEFORE_PROGRESS = 0.4
# A query and what it means.
_HELP = (
    ("wheat harbour", "both words (AND is understood)"),
    ("wheat OR grain", "either"),
    ("wheat -Russia, wheat NOT Russia", "the first, not the second"),
    ('"price of bread"', "these words in this order"),
    ("harb*", "words that begin so"),
    ("wheat near/5 price", "at most five words between them"),
    ("(wheat OR grain) price", "brackets group"),
    ("/wheats? \\d+/", "a regular expression; ^ and $ are the ends of lines"),
    ("title:wheat", "in the title"),
    ("person:Tillerson, organisation:UN", "who is named, in any spelling"),
    ("country:Syria", "a country that is mentioned"),
    ("source:Reuters", "the publisher, or an agency that is cited"),
    ("case:WHO, case:/May/", "with these capitals only"),
    ("loose:cafe", "whatever its accents: café too"),
)


def run_search(opened: OpenedCorpus, query: str) -> OpenedCorpus:
    """Return the corpus with the answer of a search; a slow search shows its progress and can be stopped."""
    place, begun, bars = st.empty(), time.monotonic(), list[DeltaGenerator]()

    def draw_progress(done: int, of: int) -> None:
        if not bars and time.monotonic() - begun > _SECONDS_BEFORE_PROGRESS:
            bars.append(_draw_progress_bar(place))
        for bar in bars:
            # A click on "Stop searching" ends this run at one of these calls.
            bar.progress(done / max(of, 1), f"Reading articles: {done:,} of {of:,}")

    searched = add_search_answer(opened, query, draw_progress)
    place.empty()
    return searched


@st.fragment
def draw_typed_count(opened: OpenedCorpus, filters: Filters) -> None:
    """Draw how many articles match the search that is being typed; only this line is drawn again."""
    typed = read_typed_search().strip()
    if typed and typed != filters.search.strip():
        st.caption(escape_markdown(count_typed_search(opened, filters, typed)), width="content")


def count_typed_search(opened: OpenedCorpus, filters: Filters, typed: str) -> str:
    """Return in words how many articles would match a typed search under the other filters."""
    try:
        if reads_many_texts(typed):
            return "press Enter: this reads the articles"
        selection = select_articles(opened, replace(filters, search=typed))
    except QueryError as error:
        return f"{error} (character {error.position + 1})"
    n = selection.n_articles if filters.unit is Unit.ARTICLES else selection.n_copies_free
    return f"{format_count(n, 'article')}: press Enter"


def is_mistaken_search(query: str) -> bool:
    """Return whether a typed search cannot be read, and remember it; the page then stays as it was."""
    session.set_value(_MISTAKE, "")
    try:
        if query:
            parse_query(query)
    except QueryError:
        session.set_value(_MISTAKE, (query, address.current_filters().search))
        return True
    return False


def get_mistaken_search() -> str:
    """Return the search that was typed last and cannot be read; '' where there is none, or one came after."""
    query, before = session.get_value(_MISTAKE) or ("", "")
    return str(query) if before == address.current_filters().search else ""


def draw_search_mistake() -> None:
    """Draw why the search that was typed last cannot be read, under the box that still has it."""
    query = get_mistaken_search()
    try:
        if query:
            parse_query(query)
    except QueryError as error:
        draw_query_error(error, query)
        st.caption("The page is as it was before.")


def draw_query_error(error: QueryError, query: str) -> None:
    """Draw a search that cannot be read, with a mark under the character where the error is."""
    at = min(error.position, len(query))
    before, wrong, after = (html.escape(part) for part in (query[:at], query[at : at + 1], query[at + 1 :]))
    st.html(
        f'<div class="query_error"><code>{before}<b>{wrong or "&nbsp;"}</b>{after}</code>'
        f"<p>{html.escape(str(error))}</p></div>"
    )


def draw_search_help() -> None:
    """Draw what can be typed into the search box."""
    with st.popover(":gray[How to search]", type="tertiary", key="search_help"):
        lines = "".join(
            f"<tr><td><code>{html.escape(query)}</code></td><td>{html.escape(meaning)}</td></tr>"
            for query, meaning in _HELP
        )
        st.html(f'<table class="search_help">{lines}</table>')


def _draw_progress_bar(place: DeltaGenerator) -> DeltaGenerator:
    with place.container():
        bar: DeltaGenerator = st.progress(0.0, "Reading articles")
        st.button("Stop searching", key="stop_searching", type="tertiary", on_click=_stop_search)
    return bar


def _stop_search() -> None:
    address.change_filters(replace(address.current_filters(), search=""))
