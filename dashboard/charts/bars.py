"""Horizontal bars: labels on the left, values on the right, no axis."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts.theme import Palette
from dashboard.schema import Kind

PICK = "pick"
ROW = 24


@dataclass(frozen=True, slots=True)
class BarColumns:
    """The columns that bars read.

    `label` names a row and `value` is drawn. A click returns `key`, or the label where there is no key. With
    `by_kind`, a column of kinds, each bar has the colour of its own kind.
    """

    label: str
    value: str
    key: str = ""
    by_kind: str = ""


def bars(
    palette: Palette, columns: BarColumns, unit: str, kind: str = "", number_format: str = ","
) -> alt.TopLevelMixin:
    """Draw one bar for each row, in the order of the rows; a click picks a row by its key.

    Args:
        palette: The theme's colours.
        columns: The columns of the rows that are read.
        unit: What is counted, for the tooltip.
        kind: The kind whose colour the bars have: person, organisation, place, ...
        number_format: How values are printed, as a d3 format.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    label, value = f"{columns.label}:N", f"{columns.value}:Q"
    pick = alt.selection_point(name=PICK, fields=[columns.key or columns.label], on="click", clear=False)
    y = alt.Y(
        label,
        sort=None,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelLimit=190, labelPadding=8, labelColor=palette.ink),
    )
    x = alt.X(value, axis=None, scale=alt.Scale(zero=True, nice=False))
    drawn = (
        rows.mark_bar(height=10, cursor="pointer")
        .encode(y=y, x=x, color=_choose_colour(palette, kind, columns.by_kind))
        .encode(tooltip=[alt.Tooltip(label), alt.Tooltip(value, title=unit, format=number_format)])
        .add_params(pick)
    )
    numbers = rows.mark_text(align="left", dx=6).encode(y=y, x=x, text=alt.Text(value, format=number_format))
    return alt.layer(drawn, numbers).properties(width="container", height=alt.Step(ROW))


def _choose_colour(palette: Palette, kind: str, by_kind: str) -> Any:
    if not by_kind:
        return alt.value(palette.of_kind(kind))
    kinds = [*map(str, Kind), "word", "phrase", "family"]
    scale = alt.Scale(domain=kinds, range=[palette.of_kind(each) for each in kinds])
    return alt.Color(f"{by_kind}:N", scale=scale, legend=None)
