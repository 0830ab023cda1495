"""Counts over time: one bar a bin, zeros drawn, what is chosen in the accent."""

import altair as alt

from dashboard.charts.look import Palette

BRUSH = "brush"


def timeline(palette: Palette, unit: str, *, filtered: bool, height: int = 100) -> alt.TopLevelMixin:
    """Draw the count of each bin; a drag across bins selects them by label.

    Args:
        palette: The theme's colours.
        unit: What is counted, for the tooltip: "articles" or "articles without copies".
        filtered: Whether a filter on these days is on; then what it chose is in the accent.
        height: In pixels.

    Rows have the columns label, count, chosen and bucket, as `query.count_by_time` makes them.
    Bins are named bands, not instants: a drag gives their names, which no time zone can shift.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_filter("datum.bucket == 'bin'")
    layers = [_shade(rows, palette)] if filtered else []
    layers += [_bars(rows, palette, unit, filtered=filtered), _peak(rows, "right"), _peak(rows, "left")]
    return alt.layer(*layers).properties(height=height, width="container")


def _bands(at: float | None = None) -> alt.X:
    axis = alt.Axis(
        labelAngle=0,
        labelOverlap="greedy",
        labelSeparation=28,
        labelAlign="left",
        labelBound=True,
        ticks=False,
        title=None,
    )
    scale = alt.Scale(paddingInner=0.12, paddingOuter=0)
    if at is None:
        return alt.X("label:O", sort=None, axis=axis, scale=scale)
    return alt.X("label:O", sort=None, axis=axis, scale=scale, bandPosition=at)


def _bars(rows: alt.Chart, palette: Palette, unit: str, *, filtered: bool) -> alt.Chart:
    accent = alt.value(palette.accent)
    colour = alt.condition("datum.chosen", accent, alt.value(palette.unchosen))
    brush = alt.selection_interval(
        name=BRUSH,
        encodings=["x"],
        mark=alt.BrushConfig(fill=palette.accent, fillOpacity=0.12, stroke=palette.accent),
    )
    drawn: alt.Chart = (
        rows.mark_bar()
        .encode(
            x=_bands(),
            y=alt.Y("count:Q", axis=None),
            color=colour if filtered else alt.value(palette.unchosen),
            tooltip=[alt.Tooltip("label:N", title="day"), alt.Tooltip("count:Q", title=unit)],
        )
        .add_params(brush)
    )
    return drawn


def _shade(rows: alt.Chart, palette: Palette) -> alt.Chart:
    # Every bin is here, the unchosen ones unseen: a layer that lacks some would change the order of the axis.
    seen = alt.condition("datum.chosen", alt.value(0.08), alt.value(0))
    drawn: alt.Chart = rows.mark_rect(color=palette.accent).encode(x=_bands(), opacity=seen)
    return drawn


def _peak(rows: alt.Chart, side: str) -> alt.Chart:
    """Print the largest count at one side of its bar: within the last bins at the left, where there is room."""
    at_left = side == "left"
    near_end = "datum.at > 0.88 * datum.n"
    peak = (
        rows.transform_window(at="row_number()")
        .transform_joinaggregate(n="count()")
        .transform_window(
            place="row_number()", sort=[alt.SortField("count", order="descending")], frame=[None, None]
        )
        .transform_filter("datum.place == 1 && datum.count > 0")
        .transform_filter(near_end if at_left else f"!({near_end})")
    )
    drawn: alt.Chart = peak.mark_text(
        align="right" if at_left else "left", baseline="top", dx=-4 if at_left else 4, dy=1
    ).encode(
        x=_bands(0.0 if at_left else 1.0), y=alt.Y("count:Q", axis=None), text=alt.Text("count:Q", format=",")
    )
    return drawn
