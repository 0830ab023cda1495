"""Opens what a bar of a comparison counts: the articles of its side, or a word in context there."""

from dataclasses import replace

import streamlit as st

from dashboard.query.compare.compare_selections import Measure
from dashboard.schema import Filters
from dashboard.views.state import address, session
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.word_links import CONTEXT, QUERY_OPTION, quote_term

Comparison = tuple[Filters, Filters | None, bool, Measure]
"""The filters of A and B, whether only publishers of both count, and what is counted."""


def open_clicked_articles(context: PageContext, key: str, facet: str, comparison: Comparison) -> None:
    """Go to the articles that the bar which was just clicked counts."""
    value, side = _get_clicked_bar(key)
    if not value:
        return
    a, b, same, _ = comparison
    filters_of_value = add_value(a if side == "A" else b, facet, value)
    if same or filters_of_value is None:
        st.toast("These articles are no selection of their own: choose what B is, or take in all publishers.")
        return
    st.switch_page(context.pages["Articles"], query_params=address.make_page_link(filters_of_value))


def open_clicked_quotes(context: PageContext, key: str, a: Filters, b: Filters | None) -> None:
    """Go to the lines of the word whose bar was just clicked, in the articles of its side."""
    word, side = _get_clicked_bar(key)
    if not word:
        return
    # The rest is no choice of filters: its words are read in all articles.
    of_b = (Filters(unit=a.unit), None, "a") if b is None else (b, a, "b")
    sides = (a, b, "a") if side == "A" else of_b
    link = address.make_page_link(*sides, CONTEXT, {QUERY_OPTION: (quote_term(word),)})
    st.switch_page(context.pages["Words"], query_params=link)


def add_value(filters: Filters | None, facet: str, key: str) -> Filters | None:
    """Return a side's filters with a value of a facet added, None where no filters can say that."""
    if filters is None:
        return None
    choice = filters.choice(facet)
    if len(choice.values) > 1 and not choice.every:
        return None
    values = tuple(dict.fromkeys((*choice.values, key)))
    return filters.with_choice(facet, replace(choice, values=values, every=len(values) > 1))


def _get_clicked_bar(key: str) -> tuple[str, str]:
    """Return the key and the side of the bar that was just clicked, or two empty strings."""
    return session.clicked_value(key, "key"), session.clicked_value(key, "side")
