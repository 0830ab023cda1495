"""Import of days from a CSV file: what would change is listed before anything is changed."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.decisions import new_decision
from dashboard.query.articles.date_import import DIFFERS, NEW, compare_imported_days
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext

_COLUMN_TITLES = {
    "line": "Line",
    "key": "Key",
    "title": "Title",
    "day_now": "Day now",
    "from_now": "Known from",
    "day_given": "Day in the file",
    "state": "What it does",
}


def draw_date_import(context: PageContext) -> None:
    """Draw the upload of a CSV file of key and day."""
    with st.expander("Bring days from a file"):
        st.caption("A CSV file with the columns ID and date (2017-04-12). The list above exports the IDs.")
        number = int(session.get_value("days_file_number") or 0)
        file = st.file_uploader("CSV", type="csv", key=f"days_file_{number}", label_visibility="collapsed")
        if file is not None:
            _draw_compared(context, query_corpus(context.opened, compare_imported_days, file.getvalue()))


def _draw_compared(context: PageContext, lines: pd.DataFrame) -> None:
    states = lines["state"].value_counts(sort=False)
    st.caption(", ".join(f"{count:,} {state}" for state, count in states.items()) or "The file has no lines.")
    st.dataframe(lines, hide_index=True, column_config=_COLUMN_TITLES, height=220)
    new, differing = (lines[lines["state"] == state] for state in (NEW, DIFFERS))
    with st.container(horizontal=True):
        if len(new):
            take = partial(_take_days, context, new)
            st.button(f"Take the {len(new):,} new", key="take_new", type="primary", on_click=take)
        if len(differing):
            both = partial(_take_days, context, pd.concat([new, differing]))
            label = f"Take these too: {len(differing):,} that differ"
            st.button(label, key="take_all", on_click=both)


def _take_days(context: PageContext, lines: pd.DataFrame) -> None:
    once = lines.drop_duplicates("key")
    keys, days = tuple(once["key"]), tuple(once["day_given"])
    append_decisions(
        context.store, new_decision("set_days", articles=keys, spellings=days, reason="from a file")
    )
    session.set_value("days_file_number", int(session.get_value("days_file_number") or 0) + 1)
