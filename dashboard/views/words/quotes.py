"""The concordance tab: a line for each hit, sorted and paged; a click opens the article there."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.corpus import Corpus
from dashboard.query.words.concordance import MAX_SORTED, group_by_article, list_contexts, sort_hits
from dashboard.query.words.query_hits import Hits
from dashboard.views.state import session
from dashboard.views.state.article_links import add_links, current_page_url, make_article_link
from dashboard.views.state.cached import cache_result
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.add_to_topic import draw_topic_buttons, tick_article, ticked_articles
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice
from dashboard.views.widgets.components import ConcordanceGroup, ConcordanceLine, draw_concordance
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.pickers import ask_from_list, ask_number, ask_switch
from dashboard.views.words.query_box import ask_query, find_query_hits, format_hit_count

_ON_A_PAGE = 50
_LIST = "hits"
_ORDERS = {
    "corpus": "in corpus order",
    "before": "by the word before",
    "after": "by the word after",
    "hit": "by the hit itself",
    "day": "by day",
    "country": "by country",
    "publisher": "by publisher",
}
_SORT_ALL = "sort_all_hits"


def show(context: PageContext) -> None:
    """Draw the tab: the query box and a line for each hit."""
    box, order_box, window_box, group_box = st.columns(
        [0.46, 0.2, 0.18, 0.16], gap="medium", vertical_alignment="bottom"
    )
    with box:
        query = ask_query(context)
    with order_box:
        order = ask_from_list("order", "Order", _ORDERS)
    with window_box:
        window = ask_number("window", "Words on either side", 3, 30, 12)
    with group_box:
        grouped = ask_switch("grouped", "By article")
    hits = find_query_hits(context, query)
    if hits is None:
        return
    if not len(hits):
        draw_notice(
            "No hit in the articles chosen. Try prefix* for every ending, or loose: for other accents."
        )
        return
    order = _choose_order(context, hits, query, order)
    _draw_hits(
        context,
        query,
        _order_hits(context, hits, query, order, grouped=grouped),
        order,
        window,
        grouped=grouped,
    )


def _choose_order(context: PageContext, hits: Hits, query: str, order: str) -> str:
    """Return the chosen order; where hits are many, the corpus order until a button confirms the sorting."""
    name = f"{context.opened.key!r}{context.filters!r}{query}\n{order}"
    if len(hits) <= MAX_SORTED or order == "corpus" or session.get_value(_SORT_ALL) == name:
        return order
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"More than {MAX_SORTED:,} hits stand in the order of the corpus.", width="content")
        st.button(
            f"Sort all {len(hits):,}", key="sort_all", on_click=session.set_value, args=(_SORT_ALL, name)
        )
    return "corpus"


def _order_hits(context: PageContext, hits: Hits, query: str, order: str, *, grouped: bool) -> Hits:
    name = f"hits {context.opened.key!r}{context.filters!r}{query}\n{order}"
    sorted_hits = (
        hits
        if order == "corpus"
        else cache_result(name, partial(_sort_with_progress, context.opened.corpus, hits, order))
    )
    return group_by_article(sorted_hits) if grouped else sorted_hits


def _sort_with_progress(corpus: Corpus, hits: Hits, order: str) -> Hits:
    if len(hits) <= MAX_SORTED:
        return sort_hits(corpus, hits, order)
    bar = st.progress(0.0, f"Sorting {len(hits):,} hits ...")
    sorted_hits = sort_hits(corpus, hits, order, bar.progress)
    bar.empty()
    return sorted_hits


def _draw_hits(
    context: PageContext, query: str, hits: Hits, order: str, window: int, *, grouped: bool
) -> None:
    list_name = f"context {query} {order} {grouped}"
    offset = get_page_offset(list_name, context.filters)
    page = hits.take(slice(offset, offset + _ON_A_PAGE))
    rows = list_contexts(context.opened.corpus, page, window)
    copies = "" if context.unit == "articles" else "; one article stands for its copies"
    subtitle = (
        f"{format_hit_count(hits)}, {_ORDERS[order]}{copies}; click a line to read it in "
        "its article, tick some for a topic"
    )
    make_all_rows = partial(_list_all_quotes, context.opened.corpus, hits, window, current_page_url())
    draw_chart_header(
        context,
        ChartPanel(
            "context",
            f"“{query}” in context",
            subtitle,
            rows,
            note=f"“{query}”, {format_hit_count(hits)}, {_ORDERS[order]}",
            export_rows=make_all_rows,
        ),
    )
    draw_topic_buttons(context, _LIST, tuple(dict.fromkeys(rows["key"])))
    lines = _make_lines(rows, ticked_articles(_LIST), grouped=grouped)
    clicked = draw_concordance("context_lines", lines, partial(tick_article, _LIST, "context_lines"))
    draw_pager(list_name, context.filters, _ON_A_PAGE, len(hits) - offset, len(hits))
    if clicked:
        key, _, at = clicked.partition("@")
        link = make_article_link(key, int(at), query, order)
        st.switch_page(context.pages["Articles"], query_params=link)


def _list_all_quotes(corpus: Corpus, hits: Hits, window: int, page_url: str) -> pd.DataFrame:
    return add_links(list_contexts(corpus, hits, window), page_url)


def _make_lines(
    rows: pd.DataFrame, ticked: tuple[str, ...], *, grouped: bool
) -> list[ConcordanceLine | ConcordanceGroup]:
    lines: list[ConcordanceLine | ConcordanceGroup] = []
    last = ""
    for row in iterate_rows(rows):
        outlet = " · ".join(part for part in (row.day, row.publisher) if part)
        if grouped and row.key != last:
            lines.append(ConcordanceGroup(row.title or "(no title)", outlet))
            last = row.key
        meta = "" if grouped else outlet
        line = ConcordanceLine(f"{row.key}@{row.start}", row.before, row.hit, row.after, meta, bool(row.rtl))
        lines.append(replace(line, ticked=row.key in ticked))
    return lines
