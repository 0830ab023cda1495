"""Counts of named things: horizontal bars, labels at the left, values at the right, no axis."""

import altair as alt

from dashboard.charts.look import Palette

PICK = "pick"
ROW = 24


def bars(palette: Palette, kind: str, label: str, value: str, unit: str, key: str = "") -> alt.TopLevelMixin:
    """Draw one bar a row, longest as the rows come; a click picks a row by its key.

    Args:
        palette: The theme's colours.
        kind: Whose colour the bars wear: person, organisation, place, ...
        label: The column that names a row.
        value: The column that is drawn.
        unit: What is counted, for the tooltip.
        key: The column that a click gives; left out, the label.

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
        rows.mark_bar(color=palette.of_kind(kind), height=10, cursor="pointer")
        .encode(y=named, x=long, tooltip=[alt.Tooltip(f"{label}:N"), alt.Tooltip(f"{value}:Q", title=unit)])
        .add_params(pick)
    )
    values = rows.mark_text(align="left", dx=6).encode(
        y=named, x=long, text=alt.Text(f"{value}:Q", format=",")
    )
    return alt.layer(drawn, values).properties(width="container", height=alt.Step(ROW))
