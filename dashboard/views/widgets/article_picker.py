"""A table of articles to tick: the sentence that names somebody, the day and the title."""

import pandas as pd
import streamlit as st

from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Filters
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import table_height

# The widths of the columns, in pixels: together with the title they fill the page's column.
_WHOSE, _SENTENCE, _DAY = 112, 262, 92
_ROWS = 8


def ask_articles(context: PageContext, shares: pd.DataFrame, key: str) -> tuple[str, ...]:
    """Draw articles with their sentences, and return the keys of those that are ticked.

    Args:
        context: The page's context.
        shares: Rows with the columns key and sentence, and with whose where that is proposed.
        key: The table's name among widgets.
    """
    articles = query_corpus(context.opened, list_articles, Filters(only_keys=tuple(shares["key"])), limit=0)
    articles = articles.set_index("key")
    rows = shares.assign(
        title=[str(articles["title"].get(each, "")) or "(no title)" for each in shares["key"]],
        day=[str(articles["day"].get(each, "")) for each in shares["key"]],
    )
    width = _SENTENCE if "whose" in rows else _SENTENCE + _WHOSE
    columns = {
        "whose": st.column_config.TextColumn("Whose", width=_WHOSE),
        "sentence": st.column_config.TextColumn("What it says", width=width),
        "day": st.column_config.TextColumn("Published", width=_DAY),
        "title": st.column_config.TextColumn("Title"),
    }
    table = st.dataframe(
        rows[[name for name in columns if name in rows]],
        hide_index=True,
        height=table_height(rows, _ROWS),
        column_config=columns,
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
    )
    return tuple(rows["key"].iloc[table["selection"]["rows"]])
