"""The query that the tabs on one query share: a box, and its hits."""

import streamlit as st

from dashboard.errors import QueryError
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.query.words.top_terms import Listing, top_terms
from dashboard.views.state.cached import ask
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escaped
from dashboard.views.widgets.pickers import ask_text
from dashboard.views.widgets.stop_word_editor import stop_changes
from dashboard.views.widgets.word_links import WORDS, as_query

_PLACEHOLDER = 'Words, "a phrase", prefix*, rain near/5 flood, case:Turkey, loose:elysee, /expression/'


def ask_query(context: PageContext) -> str:
    """Ask for a query and return it: at first what is searched for, else the term that is used most."""
    first = context.filters.search.strip() or _most_used(context)
    return ask_text(WORDS, "Words to read in context", _PLACEHOLDER, first)


def hits_of(context: PageContext, query: str) -> Hits | None:
    """Return the hits of a query in what is chosen; None where it cannot be read, which is said."""
    try:
        return ask(context.opened, find_hits, context.filters, query) if query else None
    except QueryError as error:
        st.error(escaped(str(error)))
        if error.position < len(query):
            st.code(f"{query}\n{' ' * error.position}^", language=None)
        return None


def said_hits(hits: Hits) -> str:
    """Return how many hits there are and in how many articles, in words."""
    n, articles = len(hits), hits.n_articles
    return f"{n:,} hit{'' if n == 1 else 's'} in {articles:,} article{'' if articles == 1 else 's'}"


def _most_used(context: PageContext) -> str:
    listing = Listing(changes=stop_changes(context))
    found = ask(context.opened, top_terms, context.filters, limit=1, listing=listing)
    return as_query(str(found["term"].iloc[0])) if len(found) else ""
