"""A chart on a page: what it shows in plain words, the drawing, its table and its files."""

import html
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.export.csv_xlsx import to_json, to_table
from dashboard.export.html_page import to_html
from dashboard.export.image import to_image
from dashboard.export.zip_report import Section, file_name
from dashboard.schema import MethodsCard
from dashboard.views.state.page_context import PageContext

_PICTURES = {
    "PNG": ("png", "image/png"),
    "SVG": ("svg", "image/svg+xml"),
    "PDF": ("pdf", "application/pdf"),
}
_CALLED = {"copies_free": "Without copies", "url": "Address", "n_words": "Words"}
# A row of a table, in pixels, at the theme's size of type.
_ROW = 33
_WIDE = 520
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_chart(
    context: PageContext,
    key: str,
    title: str,
    told: str,
    rows: pd.DataFrame,
    spec: dict[str, Any],
    picked: Callable[[], None] | None = None,
    drawn_key: str = "",
    note: str = "",
) -> None:
    """Draw a chart under its title; `told` says the unit and what a click does.

    Args:
        context: The page's context.
        key: The chart's name among widgets.
        title: What is shown, in plain words.
        told: The muted line under it.
        rows: What is drawn, and what the table and the CSV hold.
        spec: The chart, without data.
        picked: Called after a click or a drag on the chart.
        drawn_key: The drawing's own key; a new one clears what is selected on it.
        note: What its files say of how it was made, beside the filters.
    """
    draw_chart_header(context, key, title, told, rows, spec, note=note)
    draw_vega_chart(title, rows, spec, picked, drawn_key or key)


def draw_vega_chart(
    title: str, rows: pd.DataFrame, spec: dict[str, Any], picked: Callable[[], None] | None, key: str
) -> None:
    """Draw a chart alone; a new key clears what is selected on it."""
    if rows.empty:
        draw_notice("Nothing to draw under these filters.")
        return
    st.vega_lite_chart(
        {**spec, "datasets": {**spec.get("datasets", {}), "rows": rows}},
        width="content" if isinstance(spec.get("width"), int) else "stretch",
        theme=None,
        key=key,
        on_select=picked or "ignore",
        alt=title,
    )


def draw_chart_header(
    context: PageContext,
    key: str,
    title: str,
    told: str,
    rows: pd.DataFrame,
    spec: dict[str, Any] | None = None,
    whole: Callable[[], pd.DataFrame] | None = None,
    note: str = "",
) -> None:
    """Draw a chart's title, its muted line and, at the right, its table and its files.

    `whole` makes what the CSV and Excel files hold, where that is more than the rows of one page; `note` is
    what the files say of how it was made.
    """
    card = replace(context.card, notes=(*context.card.notes, note)) if note else context.card
    context.sections.append(Section(title, rows, spec))
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="bottom", gap="small", key=f"head_{key}"
    ):
        draw_title(title, told)
        with st.popover(":gray[Table]", type="tertiary", key=f"table_{key}"):
            names = _plain_names(rows)
            st.dataframe(
                rows, hide_index=True, height=table_height(rows, 11), width=_WIDE, column_config=names
            )
        exports = st.popover(":gray[Export]", type="tertiary", key=f"export_{key}")
        with exports.container(horizontal=True, gap="medium"):
            draw_downloads(card, key, title, rows, spec, whole)


def table_height(rows: pd.DataFrame, most: int) -> int | Literal["content"]:
    """Return the height of a table: that of its rows, up to so many; the last of those is cut to say that more follow."""
    return "content" if len(rows) <= most else int(_ROW * (most + 1.6))


def _plain_names(rows: pd.DataFrame) -> dict[str, str]:
    """Return what the columns of a table are called on screen; its files keep the names of the data dictionary."""
    return {name: _CALLED.get(name, name.replace("_", " ").capitalize()) for name in map(str, rows.columns)}


def draw_title(title: str, told: str) -> None:
    """Draw a heading and, under it in muted ink, what it means; `told` may name filters, so it is text."""
    under = f'<div class="subtitle">{html.escape(told)}</div>' if told else ""
    st.html(f'<h2 class="title">{html.escape(title)}</h2>{under}', width="stretch")


def draw_downloads(
    card: MethodsCard,
    key: str,
    title: str,
    rows: pd.DataFrame,
    spec: dict[str, Any] | None = None,
    whole: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """Draw the buttons that download what is on the screen; each file is made when it is asked for."""
    every = whole or (lambda: rows)
    name = file_name(title)
    offers: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("CSV", "csv", "text/csv", lambda: to_table(every(), card, "csv")),
        ("Excel", "xlsx", SHEET, lambda: to_table(every(), card, "xlsx")),
        ("JSON", "json", "application/json", lambda: to_json(every(), card)),
    ]
    if spec is not None:
        for label, (form, kind) in _PICTURES.items():
            offers.append((label, form, kind, partial(to_image, spec, rows, card, form, title)))
        offers.append(("Web page", "html", "text/html", partial(to_html, spec, rows, card, title)))
    for label, ending, kind, make in offers:
        st.download_button(
            label,
            data=make,
            file_name=f"{name}.{ending}",
            mime=kind,
            on_click="ignore",
            type="tertiary",
            key=f"{ending}_{key}",
        )


def draw_notice(message: str) -> None:
    """Say that there is nothing, in muted ink."""
    st.caption(escape_markdown(message))


def escape_markdown(text: str) -> str:
    r"""Return text as Markdown that shows it as it is: no outside text is markup.

    >>> escape_markdown("*a* [b](c) :red[d] $e$")
    '\\*a\\* \\[b\\]\\(c\\) \\:red\\[d\\] \\$e\\$'
    """
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-.!|:~$&" else letter for letter in text)
