"""A click on a word of a chart: a word is opened in context, a name becomes a filter."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.name_keys import is_name_key, parse_name_key
from dashboard.query.search.word_variants import expand_word_forms
from dashboard.schema import DayFilter, Kind
from dashboard.views.state import address
from dashboard.views.state.address import toggle_value
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value

CONTEXT, NEARBY = "In context", "Beside"
QUERY_OPTION = "words"
"""The page option that names the query of several tabs."""

_PAGE = "Words"


def quote_term(term: str) -> str:
    """Return a query that matches a word or a phrase literally.

    >>> quote_term("rain"), quote_term("prime minister"), quote_term("near/2")
    ('rain', '"prime minister"', '"near/2"')
    """
    plain = term.replace("-", "").replace("'", "").replace(".", "")
    return term if plain.isalnum() and term.casefold() not in ("and", "or", "not") else f'"{term}"'


def open_in_context(query: str, published: DayFilter | None = None) -> None:
    """Open the hits of a query on the Words page: one step, which Back undoes.

    Args:
        query: What is read in context.
        published: The days of publication to filter by; None leaves that filter as it is.
    """
    address.set_page_option(_PAGE, QUERY_OPTION, query)
    address.set_page_tab(_PAGE, CONTEXT)
    filters = address.current_filters()
    address.change_filters(filters if published is None else replace(filters, published=published))


def open_clicked_word(key: str, context: PageContext, *, families: bool = False, field: str = "term") -> None:
    """Open the word whose mark was just clicked on a chart; a name becomes a filter."""
    term = clicked_value(key, field)
    if term:
        open_term(context.opened.corpus, term, families=families)


def open_term(corpus: Corpus, term: str, *, families: bool = False) -> None:
    """Open a term in context, or filter by it where it is the key of a name."""
    if is_name_key(term):
        kind = parse_name_key(term)[0]
        if (
            kind in (Kind.PERSON, Kind.ORGANISATION)
            and term not in address.current_filters().choice(kind).values
        ):
            toggle_value(kind, term)
        return
    open_in_context(expand_word_forms(corpus, term) if families else quote_term(term))


def draw_context_button(query: str, key: str) -> None:
    """Draw a button that opens a query in context."""
    st.button("Read in context ›", key=key, type="tertiary", on_click=partial(open_in_context, query))
