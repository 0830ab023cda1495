"""Exports a chart as PNG, SVG or PDF, without a browser."""

import copy
import json
from typing import Any, cast

import pandas as pd

from dashboard.export.csv_xlsx import to_records
from dashboard.export.drawing_process import DRAWING
from dashboard.schema import MethodsCard
from dashboard.text.xml_characters import replace_invalid_within

WIDTH = 760
Specification = dict[str, Any]
_MARGIN = 16


def to_image(spec: Specification, rows: pd.DataFrame, card: MethodsCard, form: str, title: str) -> bytes:
    """Return the chart as a picture that contains its title, filters and methods.

    Args:
        spec: The specification that `charts.specification` made.
        rows: The rows that the screen draws.
        card: The methods card, printed under the title.
        form: png, svg or pdf.
        title: The chart's title in plain words.

    Raises:
        DrawingError: It cannot be drawn, or takes too long.
    """
    return DRAWING.draw(form, json.dumps(fill_specification(spec, rows, card, title)))


def fill_specification(
    spec: Specification, rows: pd.DataFrame, card: MethodsCard, title: str
) -> Specification:
    """Return the specification with rows, title, methods and a fixed width, its texts fit for XML."""
    filled = copy.deepcopy(spec)
    filled["datasets"] = {**filled.get("datasets", {}), "rows": to_records(rows)}
    filled["title"] = {"text": title, "subtitle": subtitle_lines(card)}
    filled["padding"] = _MARGIN
    if filled.get("width") == "container":
        filled["width"] = WIDTH
    return cast("Specification", replace_invalid_within(filled))


def subtitle_lines(card: MethodsCard) -> list[str]:
    """Return the lines under the title: filters, notes and source; packages are on the methods card alone."""
    filters = f"{card.filters} · {card.unit}" if card.filters else card.unit
    source = f"{card.corpus}, version {card.version} · {card.counts} · exported {card.day}"
    about = [card.about] if card.about else []
    return [filters, *about, *card.notes, source]
