"""A notice on Overview where many articles have no day of publication, with two ways on."""

from functools import partial

import numpy as np
import streamlit as st

from dashboard.schema import NO_DAY, Clock, Undated
from dashboard.views.state import address
from dashboard.views.state.page_context import PageContext

MANY = 0.2
"""The share of undated articles from which the notice is drawn."""


def draw_many_undated(context: PageContext) -> None:
    """Draw how many of the selected articles are undated, if they are many, and offer two ways on."""
    chosen = context.selection.articles
    total = int(np.count_nonzero(chosen))
    undated = int(np.count_nonzero(context.opened.corpus.days.best[chosen] == NO_DAY))
    not_needed = context.filters.undated is Undated.ONLY or address.current_clock() is Clock.HAPPENED
    if not_needed or undated <= MANY * total:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="many_undated"):
        st.markdown(
            f"**{undated:,} of {total:,} articles have no day of publication.** The days that "
            "their texts tell "
            "may serve you better.",
            width="content",
        )
        use = partial(address.change_clock, Clock.HAPPENED)
        st.button("Show by day of happening", key="use_happened", on_click=use)
        if st.button("Decide their days", key="decide_days", type="tertiary"):
            st.switch_page(
                context.pages["Corpus"], query_params=address.current_params() | {"tab": ["Days to decide"]}
            )
