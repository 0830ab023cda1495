"""The charts and tables of a page -> one zip: a page to read, and each table as CSV."""

import html
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.export.csv_xlsx import to_csv
from dashboard.export.html_page import card_as_html, html_document, rows_as_html
from dashboard.export.image import to_image
from dashboard.schema import MethodsCard


@dataclass(frozen=True, slots=True)
class Section:
    """What a page shows in one place: a title, its rows and, where it is drawn, a specification."""

    title: str
    rows: pd.DataFrame
    spec: dict[str, Any] | None = None


def to_zip_report(title: str, sections: Sequence[Section], card: MethodsCard) -> bytes:
    """Return a zip with report.html, and a CSV and an SVG for each section."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        body = [f"<h1>{html.escape(title)}</h1>"]
        for number, section in enumerate(sections, start=1):
            name = f"{number:02d}_{file_name(section.title)}"
            files.writestr(f"{name}.csv", to_csv(section.rows))
            body.append(f"<h2>{html.escape(section.title)}</h2>{_drawn(files, name, section, card)}")
            body.append(rows_as_html(section.rows))
        body.append(card_as_html(card))
        files.writestr("report.html", html_document(title, "".join(body)))
    return out.getvalue()


def file_name(title: str) -> str:
    """Return a title as a file's name: letters, digits and lines only.

    >>> file_name("Articles a day, published")
    'articles_a_day_published'
    """
    return re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:60] or "chart"


def _drawn(files: zipfile.ZipFile, name: str, section: Section, card: MethodsCard) -> str:
    if section.spec is None or section.rows.empty:
        return ""
    files.writestr(f"{name}.svg", to_image(section.spec, section.rows, card, "svg", section.title))
    return f'<img src="{name}.svg" alt="{html.escape(section.title)}">'
