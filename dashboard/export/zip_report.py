"""Exports the charts and tables of a page as a zip: an HTML page, and each table as CSV."""

import html
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.errors import DrawingError
from dashboard.export.csv_xlsx import name_columns, to_csv
from dashboard.export.html_page import card_as_html, html_document, rows_as_html
from dashboard.export.image import Specification, to_image
from dashboard.schema import MethodsCard


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its title, its rows and, for a chart, its specification.

    `card` is its own, where its filters may not be those of the page.
    """

    title: str
    rows: pd.DataFrame
    spec: Specification | None = None
    card: MethodsCard | None = None


def to_zip_report(title: str, sections: Sequence[Section], card: MethodsCard) -> bytes:
    """Return a zip with report.html, and a CSV and an SVG for each section."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        body = [f"<h1>{html.escape(title)}</h1>"]
        for number, section in enumerate(sections, start=1):
            name = f"{number:02d}_{make_file_name(section.title)}"
            files.writestr(f"{name}.csv", to_csv(name_columns(section.rows)))
            body.append(f"<h2>{html.escape(section.title)}</h2>{_describe_own_filters(section, card)}")
            body.append(_add_drawing(files, name, section, section.card or card))
            body.append(rows_as_html(section.rows))
        body.append(card_as_html(card))
        files.writestr("report.html", html_document(title, "".join(body)))
    return out.getvalue()


def make_file_name(title: str) -> str:
    """Return a title as a file name, with only letters, digits and underscores.

    >>> make_file_name("Articles a day, published")
    'articles_a_day_published'
    """
    return re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:60] or "chart"


def _describe_own_filters(section: Section, card: MethodsCard) -> str:
    """Return the filters of a section as HTML, '' where they are those of the page."""
    own = section.card
    if own is None or (own.filters, own.counts) == (card.filters, card.counts):
        return ""
    words = f"{own.filters or 'no filters'} · {own.counts}"
    return f"<p>{html.escape(words)}</p>"


def _add_drawing(files: zipfile.ZipFile, name: str, section: Section, card: MethodsCard) -> str:
    """Write the chart of a section into the zip, and return its HTML element; '' where there is none.

    A chart that cannot be drawn leaves the reason in its place.
    """
    if section.spec is None or section.rows.empty:
        return ""
    try:
        drawing = to_image(section.spec, section.rows, card, "svg", section.title)
    except DrawingError as error:
        return f"<p>{html.escape(str(error))}</p>"
    files.writestr(f"{name}.svg", drawing)
    return f'<img src="{name}.svg" alt="{html.escape(section.title)}">'
