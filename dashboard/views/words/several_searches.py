"""The tab of several searches: a pasted or dropped list, counted in one table, each row a click."""

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urljoin

import pandas as pd
import streamlit as st

from dashboard.query.selection.calendar import format_days
from dashboard.query.words.search_batch import MOST_SEARCHES, count_searches, split_searches
from dashboard.schema import Filters
from dashboard.views.state import session
from dashboard.views.state.address import make_page_link
from dashboard.views.state.address_codec import encode_filters
from dashboard.views.state.article_links import current_page_url
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice
from dashboard.views.widgets.components import ListRow, draw_list, plain_text
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.pickers import ask_choice
from dashboard.views.widgets.word_links import quote_term

_PASTED, _BOX, _FILE = "pasted_searches", "searches_box", "searches_file"
_ON_A_PAGE = 50
_SEPARATORS_OF_FILES = "\t;,"
_READINGS = {"words": "Lines are exact words", "search": "Lines are searches"}


def show(context: PageContext) -> None:
    """Draw the tab: a list of searches or names, and how many articles match each."""
    left, right = st.columns([0.36, 0.64], gap="large")
    with left:
        searches = _ask_list()
        reading = ask_choice("batch_as", "Each line is", _READINGS)
    with right:
        if not searches:
            draw_notice("Paste names or searches, one a line, or drop a CSV: its first column counts.")
            return
        queries = [quote_term(each.replace('"', " ")) if reading == "words" else each for each in searches]
        _draw_counts(context, queries[:MOST_SEARCHES], len(queries))


def _ask_list() -> list[str]:
    session.set_value(_BOX, session.get_value(_PASTED) or "")
    st.text_area(
        "Names or searches, one a line",
        key=_BOX,
        height=220,
        placeholder="Ann Sample\nHarbour Company",
        on_change=_save_pasted,
    )
    st.file_uploader("or a file: CSV or text", type=["csv", "tsv", "txt"], key=_FILE, on_change=_save_dropped)
    return split_searches(str(session.get_value(_PASTED) or ""))


def _save_pasted() -> None:
    session.set_value(_PASTED, str(session.get_value(_BOX) or ""))


def _save_dropped() -> None:
    file = session.get_value(_FILE)
    if file is not None:
        separators = _SEPARATORS_OF_FILES if file.name.lower().endswith((".csv", ".tsv")) else "\t"
        searches = split_searches(file.getvalue().decode("utf-8-sig", "replace"), separators)
        session.set_value(_PASTED, "\n".join(searches))


def _draw_counts(context: PageContext, queries: list[str], n_given: int) -> None:
    rows = query_corpus(context.opened, count_searches, context.filters, tuple(queries))
    left_out = f"; the first {len(queries):,} of {n_given:,}" if n_given > len(queries) else ""
    subtitle = (
        f"{context.unit} that match each, and their first and last day; click one to read them{left_out}"
    )
    links = _make_links(context, queries)
    draw_chart_header(
        context,
        ChartPanel("batch", "Several searches", subtitle, rows, export_rows=lambda: rows.assign(link=links)),
    )
    state = replace(context.filters, search=f"{context.filters.search} {queries!r}")
    offset = get_page_offset("batch", state)
    page = rows.iloc[offset : offset + _ON_A_PAGE]
    clicked = draw_list("batch_list", _make_list_rows(context, page, offset))
    draw_pager("batch", state, _ON_A_PAGE, len(rows) - offset, len(rows))
    if clicked.isdecimal() and int(clicked) < len(queries):
        filters = _add_search(context.filters, queries[int(clicked)])
        st.switch_page(context.pages["Articles"], query_params=make_page_link(filters))


def _make_list_rows(context: PageContext, page: pd.DataFrame, offset: int) -> list[ListRow]:
    column = "articles" if context.unit == "articles" else "copies_free"
    rows = []
    for number, row in enumerate(iterate_rows(page), start=offset):
        days = format_days(*map(dt.date.fromisoformat, (row.first, row.last))) if row.first else ""
        count = "" if row.problem else format_count(int(getattr(row, column)), "article")
        meta = " · ".join(part for part in (row.problem, count, days) if part)
        rows.append(ListRow("" if row.problem else str(number), plain_text(row.query), plain_text(meta)))
    return rows


def _add_search(filters: Filters, query: str) -> Filters:
    """Return filters with one more search, so that they select what its row counts."""
    search = filters.search.strip()
    return replace(filters, search=f"({search}) ({query})" if search else query)


def _make_links(context: PageContext, queries: list[str]) -> list[str]:
    """Return the address of the articles of each query, under the filters that are on."""
    page, _, place = current_page_url().partition("?")
    base, corpus = urljoin(page, "articles"), parse_qs(place)
    return [
        f"{base}?{urlencode(encode_filters(_add_search(context.filters, query)) | corpus, doseq=True)}"
        for query in queries
    ]
