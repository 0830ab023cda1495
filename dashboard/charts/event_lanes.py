"""A timeline in lanes, by country, person or kind: a dot for a bin of days, a bar for what lasts longer."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt

from dashboard.charts.counts_over_time import UTC, add_instants, days_axis, to_milliseconds
from dashboard.charts.theme import Palette

PICK = "pick"
LEFT = 118
_LANE = 30
_SHAPES = {"reported": "circle", "planned": "circle", "denied": "cross", "hypothetical": "diamond"}


@dataclass(frozen=True, slots=True)
class DrawnDays:
    """The first and last day of a chart, and the length of its bins, which decides the form of its labels."""

    first: dt.date
    last: dt.date
    size: str


def event_lanes(
    palette: Palette, kind: str, unit: str, days: DrawnDays, *, selected: str = "", single: bool = False
) -> alt.TopLevelMixin:
    """Draw events in lanes; a click picks a mark by its name, under `PICK` and the sort of the mark.

    Reported events are filled, planned and hypothetical ones hollow, denied ones crosses. What lies outside
    the filter on days is grey. Rows have the columns `LANE_COLUMNS` of `query.events.event_lanes`.

    Args:
        palette: The theme's colours.
        kind: The kind whose colour the marks have: country, person, organisation or kind.
        unit: What is counted, for the tooltip.
        days: The days that are drawn.
        selected: The name of the selected mark, '' for none.
        single: Whether there is only one lane, which needs no label.
    """
    rows = add_instants(alt.Chart(alt.NamedData("rows")))
    lane = alt.Y(
        "lane:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(
            domain=False, ticks=False, labels=not single, labelLimit=LEFT - 10, labelPadding=8,
            minExtent=LEFT, maxExtent=LEFT, labelColor=palette.ink, grid=True, gridDash=[1, 3],
        ),
    )  # fmt: skip
    colour = _choose_stroke(palette, kind, selected)
    x = alt.X("begins:T", scale=_make_day_scale(days), axis=days_axis(days.size))
    middle = alt.X("middle:T", scale=UTC, axis=days_axis(days.size))
    bars = (
        rows.transform_filter("datum.shape == 'bar'")
        .mark_bar(height=3, yOffset=_LANE / 2 - 2, clip=True, cursor="pointer")
        .encode(x=x, x2="ends:T", y=lane, color=colour, opacity=alt.value(0.18), tooltip=_make_tooltip(unit))
        .add_params(_make_selection("bar"))
    )
    encodings = {"x": middle, "y": lane, "stroke": colour, "fill": _choose_fill(palette, kind, selected)}
    reported, others = (
        _draw_dots(rows, test, dy, encodings, unit).add_params(_make_selection(name))
        for name, test, dy in (("dot", "==", -3), ("other", "!=", 7))
    )
    return alt.layer(bars, reported, others).properties(height=alt.Step(_LANE), width="container")


def _make_selection(mark: str) -> alt.Parameter:
    return alt.selection_point(name=f"{PICK}_{mark}", fields=["mark"], on="click", clear=False)


def _draw_dots(rows: alt.Chart, test: str, dy: int, encodings: Mapping[str, object], unit: str) -> alt.Chart:
    """Draw the dots of reported events, or of all others a little lower, so that neither hides the other."""
    dots = rows.transform_filter("datum.shape == 'dot'").transform_filter(f"datum.status {test} 'reported'")
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    sizes = alt.Scale(type="sqrt", domainMin=0, range=[8, 190])
    points = dots.mark_point(clip=True, strokeWidth=1.4, cursor="pointer", opacity=0.85, yOffset=dy)
    drawn: alt.Chart = points.encode(
        shape=alt.Shape("status:N", scale=shapes, legend=None),
        size=alt.Size("count:Q", scale=sizes, legend=None),
        tooltip=_make_tooltip(unit),
        **encodings,
    )
    return drawn


def _make_day_scale(days: DrawnDays) -> alt.Scale:
    stop = days.last + dt.timedelta(days=1) if days.last < dt.date.max else days.last
    return alt.Scale(type="utc", nice=False, domain=[to_milliseconds(days.first), to_milliseconds(stop)])


def _choose_stroke(palette: Palette, kind: str, selected: str) -> dict[str, object]:
    """Return the colour of a mark: its kind's, the accent where it is selected, grey outside the filter."""
    return {
        "condition": [
            {"test": f"datum.mark == '{selected}'", "value": palette.accent},
            {"test": "!datum.chosen", "value": palette.unchosen},
        ],
        "value": palette.time if kind in ("kind", "") else palette.of_kind(kind),
    }


def _choose_fill(palette: Palette, kind: str, selected: str) -> dict[str, object]:
    """Return the colour inside a mark: that of the page where the event is not reported as done."""
    hollow = {"test": "datum.status != 'reported'", "value": palette.page}
    stroke = _choose_stroke(palette, kind, selected)
    conditions = stroke["condition"]
    assert isinstance(conditions, list)
    return {**stroke, "condition": [hollow, *conditions]}


def _make_tooltip(unit: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("lane:N", title="lane"),
        alt.Tooltip("label:N", title="day"),
        alt.Tooltip("status:N", title="told as"),
        alt.Tooltip("count:Q", title=unit, format=","),
        alt.Tooltip("events:Q", title="events", format=","),
    ]
