"""Who is named together with whom, as a matrix: the darker, the more articles."""

import altair as alt

from dashboard.charts.bars import PICK
from dashboard.charts.theme import Palette, mix_colours

_CELL = 18
_LABELS = 170
# A cell with one article must differ clearly from an empty one.
_LIGHTEST = 0.22


def named_together_matrix(
    palette: Palette, kind: str, names: tuple[str, ...], shade: str
) -> alt.TopLevelMixin:
    """Draw a cell for each pair of names, each pair twice; a click picks a pair.

    Args:
        palette: The theme's colours.
        kind: The kind whose colour the cells have.
        names: The labels on both sides, in their order; each once.
        shade: The column that decides the colour of a cell.

    Rows are a table of pairs, as `query.names` returns it.
    """
    side = len(names) * _CELL
    drawn = alt.layer(_draw_cells(palette, kind, names, shade), _draw_diagonal(palette, names))
    # Otherwise the labels would count as part of the width and squeeze the cells.
    pad = alt.AutoSizeParams(type="pad", contains="content")
    return drawn.properties(width=side, height=side, autosize=pad, view=alt.ViewConfig(fill=palette.panel))


def _draw_cells(palette: Palette, kind: str, names: tuple[str, ...], shade: str) -> alt.Chart:
    full = palette.of_kind(kind)
    legend = alt.Legend(title=shade, tickCount=3, gradientLength=120, gradientThickness=8)
    scale = alt.Scale(
        type="sqrt", range=[mix_colours(palette.panel, full, _LIGHTEST), full], interpolate="lab", zero=False
    )
    columns = ("articles", "without copies", "closeness")
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .mark_rect(cursor="pointer", stroke=palette.page, strokeWidth=1)
        .encode(
            x=_make_column_axis(palette, names),
            y=_make_row_axis(palette, names),
            color=alt.Color(f"{shade}:Q", legend=legend, scale=scale),
            tooltip=[
                alt.Tooltip("name:N", title="named together"),
                alt.Tooltip("together with:N", title="and"),
                *(alt.Tooltip(f"{column}:Q", title=column) for column in columns),
            ],
        )
        .add_params(alt.selection_point(name=PICK, fields=["key", "other key"], on="click", clear=False))
    )
    return drawn


def _draw_diagonal(palette: Palette, names: tuple[str, ...]) -> alt.Chart:
    """Draw a struck cell where a name meets itself."""
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=[{"itself": name} for name in names]))
        .mark_point(shape="stroke", angle=45, size=_CELL**2, color=palette.unchosen, tooltip=None)
        .encode(
            x=alt.X("itself:N", scale=alt.Scale(domain=list(names))),
            y=alt.Y("itself:N", scale=alt.Scale(domain=list(names))),
        )
    )
    return drawn


def _make_column_axis(palette: Palette, names: tuple[str, ...]) -> alt.X:
    axis = alt.Axis(
        orient="top", labelAngle=-60, labelLimit=140, labelColor=palette.ink,
        labelOverlap=False, domain=False, ticks=False, title=None,
    )  # fmt: skip
    return alt.X("together with:N", scale=alt.Scale(domain=list(names)), axis=axis)


def _make_row_axis(palette: Palette, names: tuple[str, ...]) -> alt.Y:
    axis = alt.Axis(
        labelLimit=_LABELS, labelColor=palette.ink, labelOverlap=False, domain=False, ticks=False, title=None
    )
    return alt.Y("name:N", scale=alt.Scale(domain=list(names)), axis=axis)
