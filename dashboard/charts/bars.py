"""Counts of named things: horizontal bars, labels at the left, values at the right, no axis."""

from typing import Any

import altair as alt

from dashboard.charts.theme import Palette
from dashboard.schema import Kind

PICK = "pick"
ROW = 24


def bars(
    palette: Palette,
    kind: str,
    label: str,
    value: str,
    unit: str,
    key: str = "",
    by_kind: str = "",
    form: str = ",",
) -> alt.TopLevelMixin:
    """Draw one bar a row, longest as the rows come; a click picks a row by its key.

    Args:
        palette: The theme's colours.
        kind: Whose colour the bars wear: person, organisation, place, ...
        label: The column that names a row.
        value: The column that is drawn.
        unit: What is counted, for the tooltip.
        key: The column that a click gives; left out, the label.
        by_kind: The column that holds the kind of each row, where each bar wears its own colour.
        form: How values are printed.

    Rows have the columns named here and nothing else is read.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    pick = alt.selection_point(name=PICK, fields=[key or label], on="click", clear=False)
    named = alt.Y(
        f"{label}:N",
        sort=None,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelLimit=190, labelPadding=8, labelColor=palette.ink),
    )
    long = alt.X(f"{value}:Q", axis=None, scale=alt.Scale(zero=True, nice=False))
    drawn = (
        rows.mark_bar(height=10, cursor="pointer")
        .encode(y=named, x=long, color=_colour(palette, kind, by_kind))
        .encode(tooltip=[alt.Tooltip(f"{label}:N"), alt.Tooltip(f"{value}:Q", title=unit, format=form)])
        .add_params(pick)
    )
    values = rows.mark_text(align="left", dx=6).encode(
        y=named, x=long, text=alt.Text(f"{value}:Q", format=form)
    )
    return alt.layer(drawn, values).properties(width="container", height=alt.Step(ROW))


def _colour(palette: Palette, kind: str, by_kind: str) -> Any:
    if not by_kind:
        return alt.value(palette.of_kind(kind))
    kinds = [*map(str, Kind), "word", "phrase", "family"]
    scale = alt.Scale(domain=kinds, range=[palette.of_kind(each) for each in kinds])
    return alt.Color(f"{by_kind}:N", scale=scale, legend=None)
