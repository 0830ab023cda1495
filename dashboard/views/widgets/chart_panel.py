"""A chart on a page: its title in plain words, the drawing, its table and its files."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, NamedTuple

import pandas as pd
import streamlit as st

from dashboard.errors import DrawingError
from dashboard.export.csv_xlsx import to_json, to_table_file
from dashboard.export.html_page import to_html
from dashboard.export.image import to_image
from dashboard.export.zip_report import Section, make_file_name
from dashboard.query.selection.drawn_filters import DrawnFilters, describe_left_out
from dashboard.schema import MethodsCard
from dashboard.schema.column_words import describe_columns
from dashboard.views.state import session
from dashboard.views.state.cached import Spec, query_corpus
from dashboard.views.state.corpus_changes import record_export
from dashboard.views.state.page_context import PageContext, card_of_drawn

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES = {
    "PNG": ("png", "image/png"),
    "SVG": ("svg", "image/svg+xml"),
    "PDF": ("pdf", "application/pdf"),
}
_ADDRESS_PARTS = re.compile(r"https?:(?=//)|www(?=\.)|@", re.IGNORECASE)
_ROW_PIXELS = 33
"""The height of a row of a table, at the theme's size of type."""
_TABLE_WIDTH, _TABLE_ROWS = 520, 11


class FileOffer(NamedTuple):
    """A file to download: the label of its button, its ending, its media type, and what makes it."""

    label: str
    ending: str
    mime: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """What stands around a chart: its title, the line under it, its table and its files.

    Attributes:
        key: The chart's name among widgets.
        title: What is shown, in plain words.
        subtitle: The line in grey under it: the unit, and what a click does.
        rows: What is drawn, and what the table and the files contain.
        spec: The chart without its data, None for a list.
        note: How it was made; its files say so beside the filters.
        export_rows: Makes the rows of the CSV, Excel and JSON files, where a page shows only some.
        articles: Makes a table of the articles that the rows are from, where they are of several.
        more_files: Files that are offered beside those of its rows.
        drawn: The filters of what is drawn, where they are not those of the page.
    """

    key: str
    title: str
    subtitle: str
    rows: pd.DataFrame
    spec: Spec | None = None
    note: str = ""
    export_rows: Callable[[], pd.DataFrame] | None = None
    articles: Callable[[], pd.DataFrame] | None = None
    more_files: tuple[FileOffer, ...] = ()
    drawn: DrawnFilters | None = None


def draw_chart(
    context: PageContext,
    panel: ChartPanel,
    on_pick: Callable[[], None] | None = None,
    drawn_key: str = "",
) -> None:
    """Draw a chart under its header.

    Args:
        context: The page's context.
        panel: What is drawn, with its title.
        on_pick: Called after a click or a drag on the chart.
        drawn_key: The drawing's own key; a new one clears what is selected on it.
    """
    draw_chart_header(context, panel)
    draw_vega_chart(panel.title, panel.rows, panel.spec or {}, on_pick, drawn_key or panel.key)


def draw_vega_chart(
    title: str, rows: pd.DataFrame, spec: Spec, on_pick: Callable[[], None] | None, key: str
) -> None:
    """Draw a chart without its header; a new key clears what is selected on it."""
    if rows.empty:
        draw_notice("Nothing to draw under these filters.")
        return
    st.vega_lite_chart(
        {**spec, "datasets": {**spec.get("datasets", {}), "rows": rows}},
        width="content" if isinstance(spec.get("width"), int) else "stretch",
        theme=None,
        key=key,
        on_select=on_pick or "ignore",
        alt=title,
    )


def draw_chart_header(context: PageContext, panel: ChartPanel) -> None:
    """Draw the title of a chart, the line under it and, at the right, its table and its files."""
    card = make_panel_card(context, panel)
    rows, key = panel.rows, panel.key
    left_out = query_corpus(context.opened, describe_left_out, panel.drawn) if panel.drawn else ""
    subtitle = "; ".join(part for part in (left_out, panel.subtitle) if part)
    context.sections.append(Section(panel.title, rows, panel.spec, card))
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="bottom", gap="small", key=f"head_{key}"
    ):
        draw_title(panel.title, subtitle)
        with st.popover(":gray[Table]", type="tertiary", key=f"table_{key}"):
            st.dataframe(
                rows,
                hide_index=True,
                height=table_height(rows, _TABLE_ROWS),
                width=_TABLE_WIDTH,
                column_config=_column_labels(rows),
            )
        exports = st.popover(":gray[Export]", type="tertiary", key=f"export_{key}")
        with exports.container(horizontal=True, gap="medium"):
            draw_downloads(card, panel)


def make_panel_card(context: PageContext, panel: ChartPanel) -> MethodsCard:
    """Return the card of a chart: the filters of what is drawn, and its note."""
    card = card_of_drawn(context, panel.drawn) if panel.drawn else context.card
    return replace(card, notes=(*card.notes, panel.note)) if panel.note else card


def table_height(rows: pd.DataFrame, most: int) -> int | Literal["content"]:
    """Return the height of a table of at most so many rows; the last is cut, to show that more follow."""
    return "content" if len(rows) <= most else int(_ROW_PIXELS * (most + 1.6))


def _column_labels(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(map(str, rows.columns), describe_columns(rows.columns), strict=True))


def draw_title(title: str, subtitle: str) -> None:
    """Draw a heading and the line in grey under it; both are escaped, as they may name filters."""
    under = f'<div class="subtitle">{html.escape(subtitle)}</div>' if subtitle else ""
    st.html(f'<h2 class="title">{html.escape(title)}</h2>{under}', width="stretch")


def draw_downloads(card: MethodsCard, panel: ChartPanel) -> None:
    """Draw a button for each file of a chart; a file is made when it is clicked."""
    name, failures = make_file_name(panel.title), list_export_failures()
    for each in _downloads(card, panel):
        st.download_button(
            each.label,
            data=record_export(f"{name}.{each.ending}", partial(_make_file, each.make, failures)),
            file_name=f"{name}.{each.ending}",
            mime=each.mime,
            on_click="ignore",
            type="tertiary",
            key=f"{each.ending}_{panel.key}",
        )


def list_export_failures() -> list[str]:
    """Return why files of this session could not be made; the page that draws next shows and clears them."""
    failures: list[str] = session.get_or_set_value("export_failures", [])
    return failures


def _make_file(make: Callable[[], bytes], failures: list[str]) -> bytes:
    """Return a file. Where it cannot be made, add the reason to `failures`.

    A file is made outside the script, where nothing can be drawn: Streamlit says at once that it failed, and
    the page says why when it draws next.
    """
    try:
        return make()
    except DrawingError as error:
        failures.append(str(error))
        raise


def _downloads(card: MethodsCard, panel: ChartPanel) -> Iterator[FileOffer]:
    """Yield the tables of a chart, then its pictures and its web page where it is drawn."""
    title, rows, spec = panel.title, panel.rows, panel.spec
    make_rows = panel.export_rows or (lambda: rows)
    make_articles = panel.articles
    yield FileOffer("CSV", "csv", "text/csv", lambda: to_table_file(make_rows(), card, "csv"))
    if make_articles is not None:
        yield FileOffer(
            "CSV of articles", "articles.csv", "text/csv", partial(_make_csv, make_articles, card)
        )
    yield FileOffer(
        "Excel", "xlsx", SHEET, lambda: to_table_file(make_rows(), card, "xlsx", _make_articles(panel))
    )
    yield FileOffer(
        "JSON", "json", "application/json", lambda: to_json(make_rows(), card, _make_articles(panel))
    )
    yield from panel.more_files
    if spec is None:
        return
    for label, (ending, mime) in _PICTURES.items():
        yield FileOffer(label, ending, mime, partial(to_image, spec, rows, card, ending, title))
    yield FileOffer("Web page", "html", "text/html", partial(to_html, spec, rows, card, title))


def _make_articles(panel: ChartPanel) -> pd.DataFrame | None:
    return panel.articles() if panel.articles else None


def _make_csv(make_rows: Callable[[], pd.DataFrame], card: MethodsCard) -> bytes:
    return to_table_file(make_rows(), card, "csv")


def draw_notice(message: str) -> None:
    """Draw a short message in grey."""
    st.caption(escape_markdown(message))


def escape_markdown(text: str) -> str:
    r"""Return text as Markdown that looks like it, so that no text of others is markup or a link.

    >>> escape_markdown("*a* [b](c) :red[d] $e$")
    '\\*a\\* \\[b\\]\\(c\\) \\:red\\[d\\] \\$e\\$'
    """
    # Streamlit makes links of bare addresses, escaped or not: what has no width keeps their parts apart.
    apart = _ADDRESS_PARTS.sub("\\g<0>\u2060", text)
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-.!|:~$&" else letter for letter in apart)
