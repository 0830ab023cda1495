"""Charts that compare A with B: two bars for each row, or two lines over time."""

import altair as alt

from dashboard.charts.theme import Palette

ROW = 34
PICK = "pick"


def side_bars(
    palette: Palette, unit: str, number_format: str = ",", scale_end: float | None = None
) -> alt.TopLevelMixin:
    """Draw two bars for each label, A above B, on one scale; a click picks a bar by key and side.

    Rows have the columns key, label, side (A or B), count and value.

    Args:
        palette: The theme's colours.
        unit: What a value is, for the tooltip.
        number_format: How a value is written, as a d3 format.
        scale_end: The last value of the scale, where several charts share one.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    label = alt.Y(
        "label:N",
        sort=None,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelLimit=170, labelPadding=8, labelColor=palette.ink),
        scale=alt.Scale(paddingInner=0.3),
    )
    offset = alt.YOffset("side:N", scale=alt.Scale(paddingInner=0.15))
    x = alt.X("value:Q", axis=None, scale=_make_scale(scale_end))
    pick = alt.selection_point(name=PICK, fields=["key", "side"], on="click", clear=False)
    bars = (
        rows.mark_bar(cursor="pointer")
        .encode(
            y=label,
            yOffset=offset,
            x=x,
            color=_colour_by_side(palette),
            tooltip=[
                alt.Tooltip("label:N", title=" "),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("value:Q", title=unit, format=number_format),
                alt.Tooltip("count:Q", title="articles"),
            ],
        )
        .add_params(pick)
    )
    values = rows.mark_text(align="left", dx=5, fontSize=11).encode(
        y=label, yOffset=offset, x=x, text=alt.Text("value:Q", format=number_format)
    )
    return alt.layer(bars, values).properties(width="container", height=alt.Step(ROW, **{"for": "position"}))


def side_lines(palette: Palette, unit: str, number_format: str = ",", height: int = 130) -> alt.TopLevelMixin:
    """Draw A and B over time as two lines on one scale; bins without articles are zero.

    Rows have the columns label, side, count, value and bucket, as `query.compare` returns them.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_filter("datum.bucket == 'bin'")
    axis = alt.Axis(
        labelAngle=0, labelOverlap="greedy", labelSeparation=28, ticks=False, title=None, labelBound=True
    )
    bars: alt.Chart = rows.mark_line(strokeWidth=2, point=alt.OverlayMarkDef(size=26, filled=True)).encode(
        x=alt.X("label:O", sort=None, axis=axis),
        y=alt.Y(
            "value:Q", title=None, axis=alt.Axis(tickCount=4, format=number_format, domain=False, ticks=False)
        ),
        color=_colour_by_side(palette),
        tooltip=[
            alt.Tooltip("label:N", title="published"),
            alt.Tooltip("side:N", title="side"),
            alt.Tooltip("value:Q", title=unit, format=number_format),
            alt.Tooltip("count:Q", title="articles"),
        ],
    )
    return bars.properties(width="container", height=height)


def _make_scale(scale_end: float | None) -> alt.Scale:
    return (
        alt.Scale(zero=True, nice=False)
        if scale_end is None
        else alt.Scale(domain=[0, scale_end], nice=False)
    )


def _colour_by_side(palette: Palette) -> alt.Color:
    scale = alt.Scale(domain=["A", "B"], range=[palette.accent, palette.muted])
    return alt.Color("side:N", scale=scale, legend=None)
