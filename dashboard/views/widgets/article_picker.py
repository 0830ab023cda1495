"""Articles of one name to tick: a sentence that shows the name, the day and the title, all within the column's width."""

import pandas as pd
import streamlit as st

from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Filters
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import table_height

_WHOSE, _SAYS, _DAY = 112, 262, 92
_ROWS = 8


def ask_articles(context: PageContext, shares: pd.DataFrame, key: str) -> tuple[str, ...]:
    """Draw articles with their sentences, and whose they are where `shares` tells; return the keys of those ticked."""
    known = ask_corpus(context.opened, list_articles, Filters(only_keys=tuple(shares["key"])), limit=0)
    known = known.set_index("key")
    rows = shares.assign(
        title=[str(known["title"].get(each, "")) or "(no title)" for each in shares["key"]],
        day=[str(known["day"].get(each, "")) for each in shares["key"]],
    )
    columns = {
        "whose": st.column_config.TextColumn("Whose", width=_WHOSE),
        "sentence": st.column_config.TextColumn(
            "What it says", width=_SAYS if "whose" in rows else _SAYS + _WHOSE
        ),
        "day": st.column_config.TextColumn("Published", width=_DAY),
        "title": st.column_config.TextColumn("Title"),
    }
    picked = st.dataframe(
        rows[[name for name in columns if name in rows]],
        hide_index=True,
        height=table_height(rows, _ROWS),
        column_config=columns,
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
    )
    return tuple(rows["key"].iloc[picked["selection"]["rows"]])
