"""A against B: two bars a row on one scale, two lines over the same time."""

import altair as alt

from dashboard.charts.theme import Palette

ROW = 34
PICK = "pick"


def side_bars(palette: Palette, unit: str, form: str = ",", most: float | None = None) -> alt.TopLevelMixin:
    """Draw two bars for each label, A above B, on one scale; a click picks a bar by its key and side.

    Rows have the columns key, label, side (A or B), count and value.

    Args:
        palette: The theme's colours.
        unit: What a value is, for the tooltip.
        form: How a value is written, as a d3 format.
        most: The value at the end of the scale, where several charts share one.
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
    long = alt.X("value:Q", axis=None, scale=_scale(most))
    pick = alt.selection_point(name=PICK, fields=["key", "side"], on="click", clear=False)
    drawn = (
        rows.mark_bar(cursor="pointer")
        .encode(
            y=label,
            yOffset=offset,
            x=long,
            color=_colour(palette),
            tooltip=[
                alt.Tooltip("label:N", title=" "),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("value:Q", title=unit, format=form),
                alt.Tooltip("count:Q", title="articles"),
            ],
        )
        .add_params(pick)
    )
    values = rows.mark_text(align="left", dx=5, fontSize=11).encode(
        y=label, yOffset=offset, x=long, text=alt.Text("value:Q", format=form)
    )
    return alt.layer(drawn, values).properties(width="container", height=alt.Step(ROW, **{"for": "position"}))


def side_lines(palette: Palette, unit: str, form: str = ",", height: int = 130) -> alt.TopLevelMixin:
    """Draw A and B over time as two lines on one scale; bins without articles are zero.

    Rows have the columns label, side, count, value and bucket, as `query.compare.compare_time` makes them.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_filter("datum.bucket == 'bin'")
    axis = alt.Axis(
        labelAngle=0, labelOverlap="greedy", labelSeparation=28, ticks=False, title=None, labelBound=True
    )
    drawn: alt.Chart = rows.mark_line(strokeWidth=2, point=alt.OverlayMarkDef(size=26, filled=True)).encode(
        x=alt.X("label:O", sort=None, axis=axis),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4, format=form, domain=False, ticks=False)),
        color=_colour(palette),
        tooltip=[
            alt.Tooltip("label:N", title="published"),
            alt.Tooltip("side:N", title="side"),
            alt.Tooltip("value:Q", title=unit, format=form),
            alt.Tooltip("count:Q", title="articles"),
        ],
    )
    return drawn.properties(width="container", height=height)


def _scale(most: float | None) -> alt.Scale:
    return alt.Scale(zero=True, nice=False) if most is None else alt.Scale(domain=[0, most], nice=False)


def _colour(palette: Palette) -> alt.Color:
    scale = alt.Scale(domain=["A", "B"], range=[palette.accent, palette.muted])
    return alt.Color("side:N", scale=scale, legend=None)
