"""What a page that compares offers while nothing is chosen: the commonest choices that leave a rest."""

from functools import partial

import streamlit as st

from dashboard.query.selection.facet_counts import count_facet, replace_choice
from dashboard.schema import Choice, Filters
from dashboard.views.state import address
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.table_rows import iterate_rows

_OFFERED = (("country", 3), ("person", 2), ("publisher", 3))


def offer_choices(context: PageContext, why: str) -> None:
    """Say why nothing is compared yet, and offer choices that would be."""
    draw_notice(why)
    with st.container(horizontal=True, gap="small"):
        for facet, n in _OFFERED:
            for key, label in _commonest(context, facet, n):
                st.button(
                    escape_markdown(label),
                    key=f"try_{facet}_{key}",
                    on_click=partial(_try, facet, key),
                )


def offer_pairs(context: PageContext, why: str) -> None:
    """Say that two choices can stand side by side, and offer the commonest pairs."""
    draw_notice(why)
    with st.container(horizontal=True, gap="small"):
        for facet, _ in _OFFERED:
            pair = _commonest(context, facet, 2)
            if len(pair) == 2:
                (a, said_a), (b, said_b) = pair
                st.button(
                    escape_markdown(f"{said_a} and {said_b}"),
                    key=f"pair_{facet}",
                    on_click=partial(address.change_comparison, _with(facet, a), _with(facet, b)),
                )


def _commonest(context: PageContext, facet: str, n: int) -> list[tuple[str, str]]:
    """Return key and label of the values that most articles have."""
    rows = ask_corpus(context.opened, count_facet, context.filters, facet, limit=n)
    return [(row.key, row.label) for row in iterate_rows(rows) if row.key][:n]


def _with(facet: str, key: str) -> Filters:
    return replace_choice(address.current_filters(), facet, Choice((key,)))


def _try(facet: str, key: str) -> None:
    address.change_filters(_with(facet, key))
