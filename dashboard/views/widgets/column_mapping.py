"""Which column of a table is what: asked for where it is not clear."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.store import keep_reading, read_reading
from dashboard.views.state import address
from dashboard.views.widgets.chart_panel import escaped

OWN, OUT = "own", "out"
SAID = "columns_said"
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
    OWN: "a filter of its own",
    OUT: "leave it out",
}


def ask_columns(store: Path, table: Mapping[str, Any]) -> None:
    """Draw what each column of a table is taken for, to be changed; a change is kept with the corpus."""
    columns: Sequence[Mapping[str, str]] = table["columns"]
    said = dict(read_reading(store).columns)
    st.caption(escaped(f"Columns of {table['file']}"))
    for number, column in enumerate(columns):
        key = f"column_{table['file']}_{number}"
        address.put(key, _taken_for(column, said))
        left, right = st.columns([0.6, 0.4], vertical_alignment="center")
        sample = f" :gray[{escaped(column['sample'][:70])}]" if column["sample"] else ""
        left.markdown(f"**{escaped(column['name'])}**{sample}")
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
        return OUT
    return column["field"] or OWN


def _keep(store: Path, key: str, column: str) -> None:
    """Keep what one column is said to be; the column that was that before is one of its own again."""
    reading, chosen = read_reading(store), address.get(key)
    field = {OUT: "", OWN: None}.get(chosen, chosen)
    others = {name: said for name, said in reading.columns if name != column and (not said or said != field)}
    columns = others if field is None else {**others, column: field}
    keep_reading(store, replace(reading, columns=tuple(sorted(columns.items()))))
    address.put(SAID, True)
