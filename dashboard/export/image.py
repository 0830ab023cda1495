"""Exports a chart as PNG, SVG or PDF, without a browser."""

import copy
from functools import cache
from typing import Any

import pandas as pd
import vl_convert

from dashboard.export.csv_xlsx import to_records
from dashboard.paths import STATIC
from dashboard.schema import MethodsCard

WIDTH = 760
Specification = dict[str, Any]
_VEGA_LITE = "6.4"
_MARGIN = 16


def to_image(spec: Specification, rows: pd.DataFrame, card: MethodsCard, form: str, title: str) -> bytes:
    """Return the chart as a picture that contains its title, filters and methods.

    Args:
        spec: The specification that `charts.specification` made.
        rows: The rows that the screen draws.
        card: The methods card, printed under the title.
        form: png, svg or pdf.
        title: The chart's title in plain words.
    """
    _register_fonts()
    filled = fill_specification(spec, rows, card, title)
    if form == "svg":
        drawing: str = vl_convert.vegalite_to_svg(filled, vl_version=_VEGA_LITE)
        return drawing.encode("utf-8")
    if form == "pdf":
        pages: bytes = vl_convert.vegalite_to_pdf(filled, vl_version=_VEGA_LITE)
        return pages
    pixels: bytes = vl_convert.vegalite_to_png(filled, vl_version=_VEGA_LITE, scale=2)
    return pixels


def fill_specification(
    spec: Specification, rows: pd.DataFrame, card: MethodsCard, title: str
) -> Specification:
    """Return the specification with rows, title, methods and a fixed width."""
    filled = copy.deepcopy(spec)
    filled["datasets"] = {**filled.get("datasets", {}), "rows": to_records(rows)}
    filled["title"] = {"text": title, "subtitle": subtitle_lines(card)}
    filled["padding"] = _MARGIN
    if filled.get("width") == "container":
        filled["width"] = WIDTH
    return filled


def subtitle_lines(card: MethodsCard) -> list[str]:
    """Return the lines under the title: filters, notes, corpus and methods."""
    filters = f"{card.filters} · {card.unit}" if card.filters else card.unit
    source = f"{card.corpus}, version {card.version} · {card.counts}"
    made = " · ".join(part for part in (card.models, f"exported {card.day}") if part)
    about = [card.about] if card.about else []
    return [filters, *about, *card.notes, source, made]


@cache
def _register_fonts() -> None:
    # Cached, since the converter keeps a list of folders, which would grow with each export.
    vl_convert.register_font_directory(str(STATIC))
