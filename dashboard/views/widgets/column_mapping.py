"""What each column of a table means: asked for where that is not clear from its name."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.store import read_reading_options
from dashboard.views.state import session
from dashboard.views.state.corpus_changes import save_reading_options
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.preview_process import PreviewColumn, PreviewTable

OWN_FIELD, LEFT_OUT = "own", "out"
COLUMNS_CHANGED = "columns_said"
_MEANINGS = {
    "text": "the text",
    "title": "title",
    "published": "day of publication",
    "publisher": "publisher",
    "author": "author",
    "url": "address",
    "section": "section",
    "language": "language",
    "retrieved": "day it was saved",
    "id": "its number",
    OWN_FIELD: "a filter of its own",
    LEFT_OUT: "leave it out",
}


def ask_columns(store: Path, table: PreviewTable) -> None:
    """Draw a choice of meanings for each column of a table; a change is saved with the corpus."""
    saved = dict(read_reading_options(store).columns)
    st.caption(escape_markdown(f"Columns of {table['file']}"))
    for number, column in enumerate(table["columns"]):
        key = session.widget_key("column", table["file"], number)
        session.set_value(key, _meaning_of(column, saved))
        left, right = st.columns([0.6, 0.4], vertical_alignment="center")
        sample = f" :gray[{escape_markdown(column['sample'][:70])}]" if column["sample"] else ""
        left.markdown(f"**{escape_markdown(column['name'])}**{sample}")
        right.selectbox(
            f"What is {column['name']}?",
            list(_MEANINGS),
            format_func=_MEANINGS.__getitem__,
            key=key,
            label_visibility="collapsed",
            on_change=partial(_save_meaning, store, key, column["name"]),
        )


def _meaning_of(column: PreviewColumn, saved: Mapping[str, str]) -> str:
    if saved.get(column["name"]) == "":
        return LEFT_OUT
    return column["field"] or OWN_FIELD


def _save_meaning(store: Path, key: str, column: str) -> None:
    """Save the meaning of a column; a column that had this meaning before becomes a field of its own."""
    options, chosen = read_reading_options(store), session.get_value(key)
    field = {LEFT_OUT: "", OWN_FIELD: None}.get(chosen, chosen)
    columns = {
        name: meaning
        for name, meaning in options.columns
        if name != column and (not meaning or meaning != field)
    }
    if field is not None:
        columns[column] = field
    save_reading_options(store, replace(options, columns=tuple(sorted(columns.items()))))
    session.set_value(COLUMNS_CHANGED, True)
