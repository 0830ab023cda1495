"""Heatmaps of days in a calendar, and of months of publication against months of events."""

import altair as alt

from dashboard.charts.theme import Palette

PICK = "pick"
_DAY, _CELL = 13, 26
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def calendar_heatmap(palette: Palette, unit: str) -> alt.TopLevelMixin:
    """Draw a calendar: a square a day, a column a week, a chart a year; a click picks a day.

    Rows have the columns day, year, week, weekday, month, label, count and chosen.
    """
    squares = (
        alt.Chart()
        .mark_rect(stroke=palette.page, strokeWidth=1.5, cursor="pointer")
        .encode(
            x=alt.X("week:O", title=None, axis=_make_month_axis(palette)),
            y=alt.Y("weekday:N", sort=_WEEKDAYS, title=None, axis=_make_weekday_axis()),
            color=_make_shades(palette, palette.time),
            opacity=alt.condition("datum.chosen", alt.value(1), alt.value(0.35)),
            tooltip=[alt.Tooltip("label:N", title="day"), alt.Tooltip("count:Q", title=unit, format=",")],
        )
        .add_params(alt.selection_point(name=PICK, fields=["day"], on="click", clear=False))
        .properties(width=alt.Step(_DAY), height=alt.Step(_DAY))
    )
    years = alt.Row(
        "year:O", sort="descending", title=None,
        header=alt.Header(labelAngle=0, labelAlign="left", labelPadding=6, labelColor=palette.ink,
                          labelFontSize=12),
    )  # fmt: skip
    return alt.layer(squares, data=alt.NamedData("rows")).facet(row=years, spacing=14)


def month_matrix(palette: Palette, unit: str) -> alt.TopLevelMixin:
    """Draw how many articles of each month (down) report events of each month (across); a click picks a cell.

    Rows have the columns written, told and count, the name of the cell, and written_at and told_at, its
    places on the axes.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        "told:N", sort=alt.EncodingSortField("told_at", op="min"), title="told of",
        axis=alt.Axis(labelAngle=-45, orient="top", domain=False, ticks=False, labelOverlap=True),
    )  # fmt: skip
    y = alt.Y(
        "written:N", sort=alt.EncodingSortField("written_at", op="min"), title="written in",
        axis=alt.Axis(domain=False, ticks=False),
    )  # fmt: skip
    cells = (
        rows.mark_rect(stroke=palette.page, strokeWidth=1.5, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=_make_shades(palette, palette.time),
            tooltip=[
                alt.Tooltip("written:N", title="written in"),
                alt.Tooltip("told:N", title="told of"),
                alt.Tooltip("count:Q", title=unit, format=","),
            ],
        )
        .add_params(alt.selection_point(name=PICK, fields=["cell"], on="click", clear=False))
    )
    colour = alt.condition("datum.share > 0.5", alt.value(palette.page), alt.value(palette.ink))
    numbers = (
        rows.transform_joinaggregate(most="max(count)")
        .transform_calculate(share="sqrt(datum.count / datum.most)")
        .mark_text(fontSize=11)
        .encode(x=x, y=y, text=alt.Text("count:Q", format=","), color=colour)
    )
    return alt.layer(cells, numbers).properties(width=alt.Step(_CELL + 8), height=alt.Step(_CELL))


def _make_shades(palette: Palette, colour: str) -> alt.Color:
    """Return a square root scale from the panel's colour to a full one, so that small counts stay visible."""
    return alt.Color(
        "count:Q",
        legend=None,
        scale=alt.Scale(type="sqrt", domainMin=0, range=[palette.panel, colour], interpolate="lab"),
    )


def _make_month_axis(palette: Palette) -> alt.Axis:
    # The week with the first day of a month has its name; "week" counts from the first Monday of a year.
    names = (
        "datum.value % 4.348 < 1 && datum.value < 52.2 ? "
        "['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec']"
        "[floor(datum.value / 4.348)] : ''"
    )
    return alt.Axis(
        labelExpr=names,
        labelAngle=0,
        domain=False,
        ticks=False,
        labelColor=palette.muted,
        labelOverlap=False,
        labelAlign="left",
    )


def _make_weekday_axis() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, values=["Mon", "Wed", "Fri", "Sun"])
