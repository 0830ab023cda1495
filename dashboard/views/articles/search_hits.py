"""Search hits in the reader: which of how many is open, with links to the previous and the next."""

from functools import partial

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.errors import QueryError
from dashboard.query.words.concordance import MAX_SORTED, ORDERS, HitPosition, locate_hit, sort_hits
from dashboard.query.words.query_hits import find_hits
from dashboard.schema import Filters
from dashboard.views.state.article_links import current_hits, open_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escape_markdown


def draw_hit_position(context: PageContext, key: str, at: int | None) -> tuple[tuple[int, int], ...]:
    """Draw the position among all hits, and return the spans of those in this article."""
    query, order = current_hits()
    if not query or at is None or not context.opened.corpus.stream.is_available:
        return ()
    try:
        position = query_corpus(context.opened, find_hit_position, context.filters, query, order, key, at)
    except QueryError:
        return ()
    if position is None:
        return ()
    _draw_step("‹ Before", position.before, query, order)
    st.caption(
        f"hit {position.number:,} of {position.total:,} of “{escape_markdown(query)}”", width="content"
    )
    _draw_step("Next ›", position.after, query, order)
    return position.spans


def find_hit_position(
    corpus: Corpus, filters: Filters, query: str, order: str, key: str, at: int
) -> HitPosition | None:
    """Return the position of a hit among all hits of a query, in an order of the concordance."""
    hits = find_hits(corpus, filters, query)
    if order in ORDERS and len(hits) <= MAX_SORTED:
        hits = sort_hits(corpus, hits, order)
    return locate_hit(corpus, hits, key, at)


def _draw_step(label: str, place: tuple[str, int], query: str, order: str) -> None:
    st.button(
        label,
        key=f"hit_{label}",
        type="tertiary",
        on_click=partial(open_article, *place, query, order),
    )
