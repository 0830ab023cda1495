"""The query box that several tabs share, and the hits of its query."""

import streamlit as st

from dashboard.errors import QueryError
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.query.words.top_terms import TermOptions, rank_terms
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.pickers import ask_text
from dashboard.views.widgets.stop_word_editor import load_stop_changes
from dashboard.views.widgets.word_links import QUERY_OPTION, quote_term

_PLACEHOLDER = 'Words, "a phrase", prefix*, rain near/5 flood, case:Turkey, loose:elysee, /expression/'


def ask_query(context: PageContext) -> str:
    """Ask for a query and return it; at first it is the search, else the term used most."""
    first = context.filters.search.strip() or _find_most_used_term(context)
    return ask_text(QUERY_OPTION, "Words to read in context", _PLACEHOLDER, first)


def find_query_hits(context: PageContext, query: str) -> Hits | None:
    """Return the hits of a query in the selection; draw an error and return None if it cannot be parsed."""
    try:
        return query_corpus(context.opened, find_hits, context.filters, query) if query else None
    except QueryError as error:
        st.error(escape_markdown(str(error)))
        if error.position < len(query):
            st.code(f"{query}\n{' ' * error.position}^", language=None)
        return None


def format_hit_count(hits: Hits) -> str:
    """Return "12 hits in 5 articles"."""
    n, articles = len(hits), hits.n_articles
    return f"{format_count(n, 'hit')} in {format_count(articles, 'article')}"


def _find_most_used_term(context: PageContext) -> str:
    listing = TermOptions(changes=load_stop_changes(context))
    terms = query_corpus(context.opened, rank_terms, context.filters, limit=1, options=listing)
    return quote_term(str(terms["term"].iloc[0])) if len(terms) else ""
