"""What a page that compares offers while nothing is chosen: the commonest values of some facets."""

from functools import partial

import streamlit as st

from dashboard.query.selection.facet_counts import count_facet
from dashboard.schema import Choice, Filters
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.iterate_rows import iterate_rows

# Each facet, and how many of its values are offered.
_OFFERED = (("country", 3), ("person", 2), ("publisher", 3))


def offer_choices(context: PageContext, why: str) -> None:
    """Draw why nothing is compared yet, and a button for each value that could be chosen."""
    draw_notice(why)
    with st.container(horizontal=True, gap="small"):
        for facet, n in _OFFERED:
            for key, label in _list_commonest_values(context, facet, n):
                choose = partial(_choose_value, facet, key)
                st.button(escape_markdown(label), key=session.widget_key("try", facet, key), on_click=choose)


def offer_pairs(context: PageContext, why: str) -> None:
    """Draw that two choices can stand side by side, and a button for each of the commonest pairs."""
    draw_notice(why)
    with st.container(horizontal=True, gap="small"):
        for facet, _ in _OFFERED:
            pair = _list_commonest_values(context, facet, 2)
            if len(pair) == 2:
                (a, label_a), (b, label_b) = pair
                compare = partial(
                    address.change_comparison, _filter_by_value(facet, a), _filter_by_value(facet, b)
                )
                label = escape_markdown(f"{label_a} and {label_b}")
                st.button(label, key=f"pair_{facet}", on_click=compare)


def _list_commonest_values(context: PageContext, facet: str, n: int) -> list[tuple[str, str]]:
    """Return key and label of the values that most articles have."""
    rows = query_corpus(context.opened, count_facet, context.filters, facet, limit=n)
    return [(row.key, row.label) for row in iterate_rows(rows) if row.key][:n]


def _filter_by_value(facet: str, key: str) -> Filters:
    return address.current_filters().with_choice(facet, Choice((key,)))


def _choose_value(facet: str, key: str) -> None:
    address.change_filters(_filter_by_value(facet, key))
