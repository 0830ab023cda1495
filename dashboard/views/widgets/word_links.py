"""From a word on a chart to its lines: a click reads it in context, a name becomes a filter."""

from functools import partial

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.name_keys import is_key, parts_of_key
from dashboard.query.search.word_variants import in_all_forms
from dashboard.query.selection.facet_counts import choice_of
from dashboard.schema import Kind
from dashboard.views.state import address
from dashboard.views.state.address import picked, toggle
from dashboard.views.state.page_context import PageContext

CONTEXT, BESIDE = "In context", "Beside"
WORDS = "words"
"""What the tabs on one query are asked for."""

_PAGE = "Words"


def as_query(term: str) -> str:
    """Return a search for a word or a phrase just as it is.

    >>> as_query("rain"), as_query("prime minister"), as_query("near/2")
    ('rain', '"prime minister"', '"near/2"')
    """
    plain = term.replace("-", "").replace("'", "").replace(".", "")
    return term if plain.isalnum() and term.casefold() not in ("and", "or", "not") else f'"{term}"'


def read_in_context(query: str) -> None:
    """Turn the page of words to the lines of a query: one step that Back takes back."""
    address.ask_at(_PAGE, WORDS, query)
    address.ask_tab_at(_PAGE, CONTEXT)
    address.change(address.filters_now())


def on_pick(key: str, context: PageContext, *, families: bool = False, field: str = "term") -> None:
    """Read the word whose mark was clicked on a chart; a name is filtered by."""
    term = picked(key, field)
    if term:
        read_term(context.opened.corpus, term, families=families)


def read_term(corpus: Corpus, term: str, *, families: bool = False) -> None:
    """Read a term in context, or filter by it where it is the key of a name."""
    if is_key(term):
        kind = parts_of_key(term)[0]
        if (
            kind in (Kind.PERSON, Kind.ORGANISATION)
            and term not in choice_of(address.filters_now(), kind).values
        ):
            toggle(kind, term)
        return
    read_in_context(in_all_forms(corpus, term) if families else as_query(term))


def offer_context(query: str, key: str) -> None:
    """Draw a button that reads a query in context."""
    st.button("Read in context ›", key=key, type="tertiary", on_click=partial(read_in_context, query))
