"""The preview of a corpus: its first articles, the columns of tables, what is set aside, the limits."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.schema import MEGABYTE, ReadingLimits
from dashboard.store import read_reading_options
from dashboard.views.state import session
from dashboard.views.state.corpus_changes import save_reading_options
from dashboard.views.widgets.chart_panel import draw_notice
from dashboard.views.widgets.column_mapping import COLUMNS_CHANGED, ask_columns
from dashboard.views.widgets.components import ListRow, draw_list, plain_text
from dashboard.views.widgets.day_order import ask_day_order
from dashboard.views.widgets.number_words import format_count, format_duration
from dashboard.views.widgets.preview_article import describe_preview, draw_preview_text
from dashboard.views.widgets.preview_process import BuildEstimate, FilesPreview, PreviewArticle, PreviewTable
from dashboard.views.widgets.reading_report import draw_set_aside

_MOST_TABLES = 4
_HEIGHT = 480
_OPEN_ARTICLE = "preview_shown"


def draw_preview(store: Path, preview: FilesPreview) -> None:
    """Draw a preview, with what can be set before the build: columns, order of days, limits."""
    _ask_tables(store, preview["tables"])
    ask_day_order(store, preview["day_columns"])
    _draw_articles(preview["articles"])
    if preview["set_aside"]:
        with st.expander(f"Set aside so far: {len(preview['set_aside']):,}"):
            draw_set_aside(pd.DataFrame(preview["set_aside"]))
    with st.expander("Limits"):
        _ask_limits(store)


def describe_estimate(estimate: BuildEstimate) -> str:
    """Return in words what a build reads, how long it takes and how much it writes.

    >>> describe_estimate({"files": 1, "articles": 3824, "seconds": 240, "disk": 120_000_000})
    '1 file, about 3,824 articles. Building takes about 4 minutes and about 120 MB of disk.'
    """
    files = format_count(estimate["files"], "file")
    articles = format_count(estimate["articles"], "article")
    disk = f"{max(1, round(estimate['disk'] / 1_000_000)):,} MB"
    duration = format_duration(float(estimate["seconds"]))
    return f"{files}, about {articles}. Building takes {duration} and about {disk} of disk."


def _ask_tables(store: Path, tables: Sequence[PreviewTable]) -> None:
    unclear = [table for table in tables if not table["has_text"]]
    if unclear:
        st.warning("Which column holds the text? Say so below; without it these rows are set aside.")
    if tables:
        with st.expander("Columns", expanded=bool(unclear or session.get_value(COLUMNS_CHANGED))):
            for table in (unclear or tables)[:_MOST_TABLES]:
                ask_columns(store, table)


def _draw_articles(articles: Sequence[PreviewArticle]) -> None:
    if not articles:
        draw_notice("No article could be read so far.")
        return
    number = min(int(session.get_value(_OPEN_ARTICLE) or 0), len(articles) - 1)
    rows = [
        ListRow(
            str(at),
            plain_text(article["title"] or "(no title)"),
            plain_text(describe_preview(article)),
            lit=at == number,
        )
        for at, article in enumerate(articles)
    ]
    left, right = st.columns([0.4, 0.6], gap="medium")
    with left, st.container(height=_HEIGHT, key="preview_articles"):
        draw_list("preview_list", rows, _open_article, style="quotes")
    with right, st.container(height=_HEIGHT, key="preview_text"):
        draw_preview_text(articles[number])


def _open_article() -> None:
    session.set_value(_OPEN_ARTICLE, int(session.event_value("preview_list", "opened")))


def _ask_limits(store: Path) -> None:
    limits = read_reading_options(store).bounds
    left, right = st.columns(2)
    left.number_input("MB a file", 1, value=limits.file // MEGABYTE, key="most_file")
    left.number_input("MB an archive, unpacked", 1, value=limits.archive // MEGABYTE, key="most_archive")
    right.number_input("Files an archive", 1, value=limits.members, key="most_members")
    right.number_input("Times its size an archive may unpack to", 1, value=limits.ratio, key="most_ratio")
    right.number_input("Archives within archives", 0, 9, value=limits.depth, key="most_depth")
    st.button("Look again", key="look_again", on_click=partial(_save_limits, store))


def _save_limits(store: Path) -> None:
    options = read_reading_options(store)
    sizes = {name: int(session.get_value(f"most_{name}")) * MEGABYTE for name in ("file", "archive")}
    counts = {name: int(session.get_value(f"most_{name}")) for name in ("members", "ratio", "depth")}
    limits: ReadingLimits = replace(options.bounds, **sizes, **counts)
    save_reading_options(store, replace(options, bounds=limits))
