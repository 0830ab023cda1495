"""Counts over time: a bar for each bin, also for zero, with the chosen days in the accent."""

import datetime as dt

import altair as alt

from dashboard.charts.theme import Palette

BRUSH, RESET = "brush", "reset"
# Texts name days, not instants. The axis and the brush use UTC, so that time zones shift nothing.
UTC = alt.Scale(type="utc", nice=False)
FORMATS = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y", "decade": "%Y"}


def timeline(
    palette: Palette, unit: str, *, filtered: bool, size: str = "day", height: int = 100, left: int = 0
) -> alt.TopLevelMixin:
    """Draw the count of each bin; a drag selects the days of bins, a double click selects all days.

    Args:
        palette: The theme's colours.
        unit: What is counted, for the tooltip: "articles" or "articles without copies".
        filtered: Whether there is a filter on these days; then the chosen days are in the accent.
        size: The length of the bins, for the labels of the axis: day, week, month, year or decade.
        height: In pixels.
        left: The space on the left, in pixels, so that charts below one another align.

    Rows have the columns start, stop, label, count, chosen and bucket, as `query.count_by_time` returns them.
    """
    rows = add_instants(alt.Chart(alt.NamedData("rows")).transform_filter("datum.bucket == 'bin'"))
    layers = [
        _draw_chosen_days(rows, palette, filtered=filtered),
        _draw_bars(rows, palette, unit, size, filtered=filtered, left=left),
    ]
    layers += [_label_highest_bar(rows, "right"), _label_highest_bar(rows, "left")]
    return alt.layer(*layers).properties(height=height, width="container")


def add_instants(rows: alt.Chart) -> alt.Chart:
    """Return a chart whose rows have start and stop as instants `begins` and `ends`, and their `middle`."""
    return rows.transform_calculate(
        begins="toDate(datum.start)", ends="toDate(datum.stop)"
    ).transform_calculate(middle="(datum.begins + datum.ends) / 2")


def days_axis(size: str) -> alt.Axis:
    """Return an axis of days whose labels always contain the year."""
    return alt.Axis(
        format=FORMATS[size], labelOverlap="greedy", labelSeparation=24, labelBound=True, labelFlush=True,
        tickSize=3, tickCount=10, title=None, grid=False,
    )  # fmt: skip


def to_milliseconds(day: dt.date) -> int:
    """Return the first instant of a day in UTC, as Vega counts."""
    return (day.toordinal() - dt.date(1970, 1, 1).toordinal()) * 86_400_000


def _draw_bars(
    rows: alt.Chart, palette: Palette, unit: str, size: str, *, filtered: bool, left: int
) -> alt.Chart:
    accent = alt.value(palette.accent)
    colour = alt.condition("datum.chosen", accent, alt.value(palette.unchosen))
    brush = alt.selection_interval(
        name=BRUSH,
        encodings=["x"],
        mark=alt.BrushConfig(fill=palette.accent, fillOpacity=0.12, stroke=palette.accent),
    )
    room = alt.Axis(
        labels=False, ticks=False, domain=False, grid=False, title=None, minExtent=left, maxExtent=left
    )
    drawn: alt.Chart = (
        rows.mark_rect(stroke=palette.page, strokeWidth=0.8)
        .encode(
            x=alt.X("begins:T", scale=UTC, axis=days_axis(size)),
            x2="ends:T",
            y=alt.Y("count:Q", axis=room if left else None),
            y2=alt.datum(0),
            color=colour if filtered else alt.value(palette.unchosen),
            tooltip=[alt.Tooltip("label:N", title=size), alt.Tooltip("count:Q", title=unit, format=",")],
        )
        .add_params(brush)
    )
    return drawn


def _draw_chosen_days(rows: alt.Chart, palette: Palette, *, filtered: bool) -> alt.Chart:
    # The unchosen bins are drawn too, invisibly, so that a double click between two bars has an effect.
    opacity = alt.condition("datum.chosen", alt.value(0.08 if filtered else 0), alt.value(0))
    reset = alt.selection_point(name=RESET, fields=["label"], on="dblclick", clear=False)
    drawn: alt.Chart = (
        rows.mark_rect(color=palette.accent if filtered else palette.page)
        .encode(x=alt.X("begins:T", scale=UTC), x2="ends:T", opacity=opacity)
        .add_params(reset)
    )
    return drawn


def _label_highest_bar(rows: alt.Chart, side: str) -> alt.Chart:
    """Print the largest count above its bar, from its start to the right; near the end, to the left."""
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
    drawn: alt.Chart = peak.mark_text(align="right" if at_left else "left", baseline="bottom", dy=-2).encode(
        x=alt.X("ends:T" if at_left else "begins:T", scale=UTC),
        y=alt.Y("count:Q"),
        text=alt.Text("count:Q", format=","),
    )
    return drawn
