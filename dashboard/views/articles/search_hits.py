"""The hits of a query in the reader: which of how many one reads, and the ways to the one before and the next."""

from functools import partial

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.errors import QueryError
from dashboard.query.words.concordance import MAX_SORTED, ORDERS, HitPosition, locate_hit, sort_hits
from dashboard.query.words.query_hits import find_hits
from dashboard.schema import Filters
from dashboard.views.state.article_links import current_hits, open_article
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escape_markdown


def draw_hits(context: PageContext, key: str, at: int | None) -> tuple[tuple[int, int], ...]:
    """Draw where one is among the hits that are gone through, and return where those of this article lie."""
    query, order = current_hits()
    if not query or at is None or not context.opened.corpus.stream.is_available:
        return ()
    try:
        around = ask_corpus(context.opened, hit_of, context.filters, query, order, key, at)
    except QueryError:
        return ()
    if around is None:
        return ()
    _turn("‹ Before", around.before, query, order)
    st.caption(f"hit {around.number:,} of {around.total:,} of “{escape_markdown(query)}”", width="content")
    _turn("Next ›", around.after, query, order)
    return around.spans


def hit_of(corpus: Corpus, filters: Filters, query: str, order: str, key: str, at: int) -> HitPosition | None:
    """Return where the hit at a place is among all hits of a query, in an order of the concordance."""
    hits = find_hits(corpus, filters, query)
    if order in ORDERS and len(hits) <= MAX_SORTED:
        hits = sort_hits(corpus, hits, order)
    return locate_hit(corpus, hits, key, at)


def _turn(label: str, there: tuple[str, int], query: str, order: str) -> None:
    st.button(
        label,
        key=f"hit_{label}",
        type="tertiary",
        on_click=partial(open_article, *there, query, order),
    )
