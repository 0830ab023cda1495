"""A specification, its rows and a methods card -> PNG, SVG or PDF, without a browser."""

import copy
from functools import cache
from typing import Any

import pandas as pd
import vl_convert

from dashboard.paths import STATIC
from dashboard.schema import MethodsCard

WIDTH = 760
_VEGA_LITE = "6.4"
_MARGIN = 16


def to_image(spec: dict[str, Any], rows: pd.DataFrame, card: MethodsCard, form: str, title: str) -> bytes:
    """Return the chart as a picture with its title, filters and methods inside.

    Args:
        spec: What `charts.finish.finished` made.
        rows: What the screen draws.
        card: The methods card; its lines stand under the title.
        form: png, svg or pdf.
        title: The chart's title in plain words.
    """
    _know_fonts()
    whole = fill_specification(spec, rows, card, title)
    if form == "svg":
        drawn: str = vl_convert.vegalite_to_svg(whole, vl_version=_VEGA_LITE)
        return drawn.encode("utf-8")
    if form == "pdf":
        pages: bytes = vl_convert.vegalite_to_pdf(whole, vl_version=_VEGA_LITE)
        return pages
    pixels: bytes = vl_convert.vegalite_to_png(whole, vl_version=_VEGA_LITE, scale=2)
    return pixels


def fill_specification(
    spec: dict[str, Any], rows: pd.DataFrame, card: MethodsCard, title: str
) -> dict[str, Any]:
    """Return the specification with its rows, title and methods in it, at a width of its own."""
    whole = copy.deepcopy(spec)
    whole["datasets"] = {**whole.get("datasets", {}), "rows": records(rows)}
    whole["title"] = {"text": title, "subtitle": subtitle_lines(card)}
    whole["padding"] = _MARGIN
    if whole.get("width") == "container":
        whole["width"] = WIDTH
    return whole


def subtitle_lines(card: MethodsCard) -> list[str]:
    """Return what a picture must say of itself, in few lines."""
    filters = f"{card.filters} · {card.unit}" if card.filters else card.unit
    source = f"{card.corpus}, version {card.version} · {card.counts}"
    made = " · ".join(part for part in (card.models, f"exported {card.day}") if part)
    about = [card.about] if card.about else []
    return [filters, *about, *card.notes, source, made]


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values; what is missing is None."""
    return [
        {str(name): _plain(value) for name, value in row.items()} for row in rows.to_dict(orient="records")
    ]


def _plain(value: Any) -> Any:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


@cache
def _know_fonts() -> None:
    # Once a process: the converter keeps a list of folders and would grow it at each export.
    vl_convert.register_font_directory(str(STATIC))
