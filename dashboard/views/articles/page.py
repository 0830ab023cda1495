"""The page Articles: its tabs, the list in several orders, or the open article."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.corpus import Corpus
from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Filters
from dashboard.views.articles.citations import offer_article_files
from dashboard.views.articles.claimed_figures import show_figures
from dashboard.views.articles.reader import show_article
from dashboard.views.articles.sources import show_origins
from dashboard.views.articles.topics import show_topics
from dashboard.views.state import session
from dashboard.views.state.article_links import add_links, current_article, current_page_url, open_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.add_to_topic import draw_topic_buttons, tick_article, ticked_articles
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.result_rows import article_rows, drop_row_numbers
from dashboard.views.widgets.tabs import ask_tab

_ON_A_PAGE = 40
_LIST = "articles"
_ORDERS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "longest": "longest first",
    "title": "by title",
}


def show(context: PageContext) -> None:
    """Draw the article that is open, or the list."""
    key, at = current_article()
    if key:
        show_article(context, key, at)
    else:
        _TABS[ask_tab(list(_TABS))](context)


def _show_list(context: PageContext) -> None:
    if session.get_value("order_of_articles") is None:
        session.set_value("order_of_articles", "newest")
    offset = get_page_offset("articles", context.filters)
    order = session.get_value("order_of_articles")
    articles = query_corpus(
        context.opened, list_articles, context.filters, order=order, offset=offset, limit=_ON_A_PAGE + 1
    )
    page = articles.head(_ON_A_PAGE)
    subtitle = (
        "a day in brackets is inferred, not told; click one to read it, tick some for a "
        "topic; the files hold all of them"
    )
    make_all_rows = partial(
        list_all_articles, context.opened.corpus, context.filters, order, current_page_url()
    )
    draw_chart_header(
        context,
        ChartPanel(
            "articles",
            "Articles",
            subtitle,
            drop_row_numbers(page),
            export_rows=make_all_rows,
            more_files=offer_article_files(context),
        ),
    )
    st.segmented_control(
        "Order",
        list(_ORDERS),
        format_func=_ORDERS.__getitem__,
        key="order_of_articles",
        required=True,
        label_visibility="collapsed",
    )
    draw_topic_buttons(context, _LIST, tuple(page["key"]))
    rows = article_rows(page, ticked_articles(_LIST))
    draw_list(
        "article_list", rows, _open_clicked_article, on_tick=partial(tick_article, _LIST, "article_list")
    )
    draw_pager("articles", context.filters, _ON_A_PAGE, len(articles), context.n_selected)


def list_all_articles(corpus: Corpus, filters: Filters, order: str, page_url: str = "") -> pd.DataFrame:
    """Return every selected article with the link that opens it, for the exported files."""
    return drop_row_numbers(add_links(list_articles(corpus, filters, order=order, limit=0), page_url))


def _open_clicked_article() -> None:
    open_article(str(session.event_value("article_list", "opened")))


_TABS = {
    "List": _show_list,
    "Claimed figures": show_figures,
    "Origins": show_origins,
    "Topics": show_topics,
}
