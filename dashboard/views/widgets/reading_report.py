"""The reading report: what a build read and what it set aside, by format, language and source of the day."""

import pandas as pd
import streamlit as st

from dashboard.corpus.version_files import read_table
from dashboard.export.csv_xlsx import to_table_file
from dashboard.query.audit.corpus_counts import (
    count_articles_by_state,
    count_date_sources,
    count_formats,
    count_languages,
)
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.schema import Filters
from dashboard.store import read_meta, version_folder
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import record_export
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_notice,
    escape_markdown,
    make_panel_card,
    table_height,
)

_TABLE_NAMES = {
    "sentences": "sentences",
    "mentions": "names in the texts",
    "entities": "persons, organisations and places",
    "times": "expressions of time",
    "events": "reported events",
    "terms": "different words and phrases",
}
_COLUMN_WIDTHS = [0.55, 0.45]
_TWO_LINES = 48
"""The height of a row with two lines, in pixels."""
_ALL_ARTICLES = DrawnFilters(Filters())
_NUMBER = st.column_config.NumberColumn("Articles", format="localized")


def draw_report(context: PageContext) -> None:
    """Draw what was read, what was set aside and why, and counts by format, language and dating."""
    folder = version_folder(context.store, int(context.opened.corpus.version))
    aside = read_table(folder, context.store, "set_aside").to_pandas()
    left, right = st.columns(_COLUMN_WIDTHS, gap="large")
    with left:
        _draw_read(context, len(aside))
    with right:
        languages, sources = (
            query_corpus(context.opened, count) for count in (count_languages, count_date_sources)
        )
        _draw_counted(context, "languages", "By language", "English is tagged", languages)
        _draw_counted(context, "sources", "Where the day is from", "day of publication", sources)
    _draw_set_aside(context, aside)
    left, right = st.columns(_COLUMN_WIDTHS, gap="large")
    with left:
        formats = query_corpus(context.opened, count_formats)
        _draw_counted(context, "formats", "By format", "endings of the files", formats)
    with right:
        _draw_table_counts(read_meta(folder))


def _draw_read(context: PageContext, n_aside: int) -> None:
    meta = context.opened.corpus.meta
    subtitle = (
        f"version {meta.get('version', '')}, built {str(meta.get('built', ''))[:16].replace('T', ' ')} UTC"
    )
    aside = pd.DataFrame([("files or lines set aside", n_aside)], columns=["what", "articles"])
    rows = pd.concat([query_corpus(context.opened, count_articles_by_state), aside], ignore_index=True)
    draw_chart_header(context, ChartPanel("read", "What was read", subtitle, rows, drawn=_ALL_ARTICLES))
    count = st.column_config.NumberColumn("Count", format="localized")
    st.dataframe(rows, hide_index=True, column_config={"what": "", "articles": count}, width="stretch")


def _draw_set_aside(context: PageContext, rows: pd.DataFrame) -> None:
    subtitle = "what could not be read, and why; nothing else was left out"
    panel = ChartPanel("set_aside", "Set aside", subtitle, rows, drawn=_ALL_ARTICLES)
    draw_chart_header(context, panel)
    if rows.empty:
        draw_notice("Nothing was set aside.")
        return
    draw_set_aside(rows)
    st.download_button(
        "CSV of what was set aside",
        data=record_export(
            "set_aside.csv", lambda: to_table_file(rows, make_panel_card(context, panel), "csv")
        ),
        file_name="set_aside.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="csv_of_set_aside",
    )


def draw_set_aside(rows: pd.DataFrame) -> None:
    """Draw the files and lines that were set aside; a whole file has no line."""
    table = rows.assign(line=rows["line"].astype(str).replace("0", ""))
    columns = {
        "file": st.column_config.TextColumn("File", width=280),
        "line": st.column_config.TextColumn("Line", width=60),
        "reason": st.column_config.TextColumn("Why", width=680),
    }
    st.dataframe(table, hide_index=True, column_config=columns, width="stretch", row_height=_TWO_LINES)


def _draw_counted(context: PageContext, key: str, title: str, subtitle: str, rows: pd.DataFrame) -> None:
    draw_chart_header(context, ChartPanel(key, title, subtitle, rows, drawn=_ALL_ARTICLES))
    first = rows.columns[0]
    st.dataframe(
        rows,
        hide_index=True,
        column_config={first: first.capitalize(), "articles": _NUMBER},
        width="stretch",
        height=table_height(rows, 5),
    )


def _draw_table_counts(meta: dict[str, object]) -> None:
    counts = meta.get("counts")
    sizes = counts if isinstance(counts, dict) else {}
    rows = ", ".join(f"{int(sizes[name]):,} {words}" for name, words in _TABLE_NAMES.items() if name in sizes)
    text = f"Found in the texts: {rows}."
    models = meta.get("models")
    if isinstance(models, dict) and models:
        text += f" Made with {', '.join(f'{name} {version}' for name, version in models.items())}."
    st.caption(escape_markdown(text))
