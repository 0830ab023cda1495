"""Which column of a table is what: asked for where it is not clear."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.store import read_reading_options, save_reading_options
from dashboard.views.state import session
from dashboard.views.widgets.chart_panel import escape_markdown

OWN_FIELD, LEFT_OUT = "own", "out"
COLUMNS_CHANGED = "columns_said"
_WORDS = {
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


def ask_columns(store: Path, table: Mapping[str, Any]) -> None:
    """Draw what each column of a table is taken for, to be changed; a change is kept with the corpus."""
    columns: Sequence[Mapping[str, str]] = table["columns"]
    said = dict(read_reading_options(store).columns)
    st.caption(escape_markdown(f"Columns of {table['file']}"))
    for number, column in enumerate(columns):
        key = f"column_{table['file']}_{number}"
        session.put(key, _taken_for(column, said))
        left, right = st.columns([0.6, 0.4], vertical_alignment="center")
        sample = f" :gray[{escape_markdown(column['sample'][:70])}]" if column["sample"] else ""
        left.markdown(f"**{escape_markdown(column['name'])}**{sample}")
        right.selectbox(
            f"What is {column['name']}?",
            list(_WORDS),
            format_func=_WORDS.__getitem__,
            key=key,
            label_visibility="collapsed",
            on_change=partial(_keep, store, key, column["name"]),
        )


def _taken_for(column: Mapping[str, str], said: Mapping[str, str]) -> str:
    if said.get(column["name"]) == "":
        return LEFT_OUT
    return column["field"] or OWN_FIELD


def _keep(store: Path, key: str, column: str) -> None:
    """Keep what one column is said to be; the column that was that before is one of its own again."""
    reading, chosen = read_reading_options(store), session.get(key)
    field = {LEFT_OUT: "", OWN_FIELD: None}.get(chosen, chosen)
    others = {name: said for name, said in reading.columns if name != column and (not said or said != field)}
    columns = others if field is None else {**others, column: field}
    save_reading_options(store, replace(reading, columns=tuple(sorted(columns.items()))))
    session.put(COLUMNS_CHANGED, True)
