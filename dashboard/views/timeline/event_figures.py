"""The figures that the articles of one event claim for its days, or without a day."""

import pandas as pd
import streamlit as st

from dashboard.query.events.claimed_figures import list_figures
from dashboard.views.state import session
from dashboard.views.state.article_links import open_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.result_rows import figure_rows

_MOST = 40


def draw_event_figures(context: PageContext, event: pd.Series) -> None:
    """Draw the figures of an event's articles, by kind and from the largest down.

    Args:
        context: The page's context.
        event: Its row, as `list_events` has it.
    """
    figures = query_corpus(context.opened, list_figures, context.filters, "", int(event["cluster"]))
    first, last = str(event["first_day"]), str(event["last_day"])
    near = (figures["first_day"] == "") | ((figures["first_day"] <= last) & (figures["last_day"] >= first))
    rows = figures[near].sort_values("kind", kind="stable")
    if rows.empty:
        st.caption("Its articles claim no figure of people on these days.")
        return
    numbers_by_kind = rows.groupby("kind", sort=True)["said"].agg(
        lambda numbers: ", ".join(dict.fromkeys(numbers))
    )
    st.caption(
        "; ".join(
            f"{'in a crowd' if kind == 'crowd' else kind}: {numbers}"
            for kind, numbers in numbers_by_kind.items()
        )
    )
    draw_list("event_figures", figure_rows(rows.head(_MOST)), _open_figure, style="quotes")


def _open_figure() -> None:
    key, _, at = str(session.event_value("event_figures", "opened")).partition("@")
    open_article(key, int(at))
