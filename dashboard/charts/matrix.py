"""Who is named together with whom, as a square: the darker, the more articles."""

import altair as alt

from dashboard.charts.bars import PICK
from dashboard.charts.look import Palette

_CELL = 24


def matrix(palette: Palette, kind: str, unit: str) -> alt.TopLevelMixin:
    """Draw one cell a pair, each pair twice; a click picks a pair.

    Args:
        palette: The theme's colours.
        kind: Whose colour the cells wear.
        unit: What is counted.

    Rows have the columns key, label, other_key, other, articles, down and across (their places on the axes).
    """
    rows = alt.Chart(alt.NamedData("rows"))
    pick = alt.selection_point(name=PICK, fields=["key", "other_key"], on="click", clear=False)
    axis = alt.Axis(domain=False, ticks=False, labelLimit=170, title=None, labelColor=palette.ink)
    down = alt.Y("label:N", sort=alt.EncodingSortField("down", op="min"), axis=axis)
    across = alt.X("other:N", sort=alt.EncodingSortField("across", op="min"), axis=axis.copy())
    cells = (
        rows.mark_rect(cursor="pointer")
        .encode(
            x=across.axis(
                orient="top", labelAngle=-50, domain=False, ticks=False, labelLimit=150, title=None
            ),
            y=down,
            color=alt.Color(
                "articles:Q",
                legend=None,
                scale=alt.Scale(type="sqrt", range=[palette.panel, palette.of_kind(kind)], interpolate="lab"),
            ),
            tooltip=[
                alt.Tooltip("label:N", title="named together"),
                alt.Tooltip("other:N", title="and"),
                alt.Tooltip("articles:Q", title=unit),
            ],
        )
        .add_params(pick)
    )
    return alt.layer(cells).properties(width=alt.Step(_CELL), height=alt.Step(_CELL))
