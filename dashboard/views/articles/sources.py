"""The tab of sources: whose news the selected articles are, who published first and who followed."""

from functools import partial

import streamlit as st

from dashboard.charts.publication_order import publication_order
from dashboard.query.articles.news_origins import count_origins, list_publication_order, summarise_origins
from dashboard.views.state import session
from dashboard.views.state.article_links import open_article
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    escape_markdown,
)

_PUBLISHERS = 14
_COLUMNS = {
    "origin": "Origin",
    "articles": "Articles",
    "copies_free": "Without copies",
    "dateline": "In a dateline",
    "byline": "In a byline",
    "signed_off": "Signed off",
    "cited": "Cited",
    "first_day": "First published",
    "first_publisher": "First by",
}


def show_origins(context: PageContext) -> None:
    """Draw the origins of the selected articles."""
    summary = query_corpus(context.opened, summarise_origins, context.filters)
    st.markdown(f"#### {escape_markdown(str(summary))}")
    _draw_publication_order(context)
    rows = query_corpus(context.opened, count_origins, context.filters)
    note = (
        "an article counts for each agency or outlet that it names as its source; one that "
        "names none may have any"
    )
    draw_chart_header(context, ChartPanel("origins", "Origins named", note, rows))
    if rows.empty:
        draw_notice("None of these articles names an agency or another outlet.")
        return
    st.dataframe(
        rows, hide_index=True, column_config=_COLUMNS, height=420, key="origin_rows", width="stretch"
    )


def _draw_publication_order(context: PageContext) -> None:
    rows = query_corpus(context.opened, list_publication_order, context.filters, limit=_PUBLISHERS)
    subtitle = (
        "each article by its day of publication, the first of each publisher in colour; at "
        f"most {_PUBLISHERS} publishers, "
        "those that came first; what is undated is left out; click one to read it"
    )
    spec = build_spec(publication_order, context.palette)
    key = f"followed_{hash(context.filters)}"
    draw_chart(
        context,
        ChartPanel("followed", "Who had it first and who followed", subtitle, rows, spec),
        partial(_open_clicked_article, key),
        key,
    )


def _open_clicked_article(key: str) -> None:
    article = session.clicked_value(key, "key")
    if article:
        open_article(article)
