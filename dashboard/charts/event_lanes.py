"""A timeline in lanes: a dot a bin of days, a bar for what lasts longer, by country, person or kind."""

import datetime as dt
from typing import Any

import altair as alt

from dashboard.charts.theme import Palette
from dashboard.charts.timeline import UTC, days_axis, in_milliseconds, with_days

PICK = "pick"
LEFT = 118
_LANE = 30
_SHAPES = {"reported": "circle", "planned": "circle", "denied": "cross", "hypothetical": "diamond"}


def event_lanes(
    palette: Palette,
    kind: str,
    unit: str,
    first: dt.date,
    last: dt.date,
    *,
    size: str,
    lit: str = "",
    alone: bool = False,
) -> alt.TopLevelMixin:
    """Draw what happened, lane by lane; a click picks a mark by its name, under `PICK` and what sort of mark it is.

    Reported events are filled, planned and hypothetical ones hollow, denied ones crosses; what lies outside
    the filter on days is grey.

    Args:
        palette: The theme's colours.
        kind: Whose colour the marks wear: country, person, organisation or kind.
        unit: What is counted, for the tooltip.
        first: The first day drawn.
        last: The last day drawn.
        size: The bins' length, for the words of the axis.
        lit: The name of the mark that is lit, '' for none.
        alone: Whether there is one lane only, which needs no name.

    Rows have the columns of `query.lanes.LANE_COLUMNS`.
    """
    rows = with_days(alt.Chart(alt.NamedData("rows")))
    lane = alt.Y(
        "lane:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(
            domain=False, ticks=False, labels=not alone, labelLimit=LEFT - 10, labelPadding=8, minExtent=LEFT, maxExtent=LEFT,
            labelColor=palette.ink, grid=True, gridDash=[1, 3],
        ),
    )  # fmt: skip
    colour = _colour(palette, kind, lit)
    x = alt.X("begins:T", scale=_scale(first, last), axis=days_axis(size))
    middle = alt.X("middle:T", scale=UTC, axis=days_axis(size))
    bars = (
        rows.transform_filter("datum.shape == 'bar'")
        .mark_bar(height=3, yOffset=_LANE / 2 - 2, clip=True, cursor="pointer")
        .encode(x=x, x2="ends:T", y=lane, color=colour, opacity=alt.value(0.18), tooltip=_told(unit))
        .add_params(_pick("bar"))
    )
    done, other = (
        _dots(rows, test, dy, {"x": middle, "y": lane, "stroke": colour, "fill": _fill(palette, kind, lit)}, unit)
        .add_params(_pick(name))
        for name, test, dy in (("dot", "==", -3), ("other", "!=", 7))
    )  # fmt: skip
    return alt.layer(bars, done, other).properties(height=alt.Step(_LANE), width="container")


def _pick(mark: str) -> alt.Parameter:
    return alt.selection_point(name=f"{PICK}_{mark}", fields=["mark"], on="click", clear=False)


def _dots(rows: alt.Chart, test: str, dy: int, encoded: dict[str, Any], unit: str) -> alt.Chart:
    """Draw the dots of what is reported, or of the rest a little lower, so that neither hides the other."""
    dots = rows.transform_filter("datum.shape == 'dot'").transform_filter(f"datum.status {test} 'reported'")
    drawn: alt.Chart = dots.mark_point(clip=True, strokeWidth=1.4, cursor="pointer", opacity=0.85, yOffset=dy).encode(
        shape=alt.Shape("status:N", scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())), legend=None),
        size=alt.Size("count:Q", scale=alt.Scale(type="sqrt", domainMin=0, range=[8, 190]), legend=None),
        tooltip=_told(unit),
        **encoded,
    )  # fmt: skip
    return drawn


def _scale(first: dt.date, last: dt.date) -> alt.Scale:
    stop = last + dt.timedelta(days=1) if last < dt.date.max else last
    return alt.Scale(type="utc", nice=False, domain=[in_milliseconds(first), in_milliseconds(stop)])


def _colour(palette: Palette, kind: str, lit: str) -> dict[str, Any]:
    return {
        "condition": [
            {"test": f"datum.mark == '{lit}'", "value": palette.accent},
            {"test": "!datum.chosen", "value": palette.unchosen},
        ],
        "value": _of(palette, kind),
    }


def _fill(palette: Palette, kind: str, lit: str) -> dict[str, Any]:
    """Return the colour inside a mark: that of the page where the event is not reported as done."""
    return {
        "condition": [
            {"test": "datum.status != 'reported'", "value": palette.page},
            {"test": f"datum.mark == '{lit}'", "value": palette.accent},
            {"test": "!datum.chosen", "value": palette.unchosen},
        ],
        "value": _of(palette, kind),
    }


def _of(palette: Palette, kind: str) -> str:
    return palette.time if kind in ("kind", "") else palette.of_kind(kind)


def _told(unit: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("lane:N", title="lane"),
        alt.Tooltip("label:N", title="day"),
        alt.Tooltip("status:N", title="told as"),
        alt.Tooltip("count:Q", title=unit, format=","),
        alt.Tooltip("events:Q", title="events", format=","),
    ]
