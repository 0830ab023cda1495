"""Countries on an equal-area map: land muted, counts as shade, small states as dots."""

import altair as alt

from dashboard.charts.country_outlines import outlined_countries, world_topology
from dashboard.charts.theme import Palette

PICK = "pick"


def country_map(palette: Palette, unit: str, height: int = 380) -> alt.TopLevelMixin:
    """Shade each country by its count; a click picks it by its alpha-3 code.

    Rows have the columns country, label, count, latitude and longitude, as `query.count_countries` makes them.
    """
    layers = [_land(palette), _shaded(palette, unit), _dots(palette, unit)]
    drawn = alt.layer(*layers)
    drawn.datasets = {"world": world_topology()}
    placed = drawn.project(type="equalEarth", rotate=[-11, 0, 0])
    return placed.properties(width="container", height=height)


def _outlines() -> alt.Chart:
    return alt.Chart(alt.NamedData("world", format=alt.TopoDataFormat(feature="countries", type="topojson")))


def _land(palette: Palette) -> alt.Chart:
    drawn: alt.Chart = _outlines().mark_geoshape(fill=palette.panel, stroke=palette.hairline, strokeWidth=0.5)
    return drawn


def _shade_of(palette: Palette, unit: str) -> alt.Color:
    scale = alt.Scale(type="sqrt", range=[palette.panel, palette.place], domainMin=0, interpolate="rgb")
    legend = alt.Legend(
        title=unit, orient="bottom-left", direction="horizontal", gradientLength=140, gradientThickness=8
    )
    return alt.Color("count:Q", scale=scale, legend=legend)


def _told(unit: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("label:N", title="country"), alt.Tooltip("count:Q", title=unit, format=",")]


def _shaded(palette: Palette, unit: str) -> alt.Chart:
    found = alt.LookupData(
        data=alt.NamedData("rows"), key="country", fields=["country", "label", "count", "chosen"]
    )
    pick = alt.selection_point(name=PICK, fields=["country"], on="click", clear=False)
    edge = alt.condition("datum.chosen", alt.value(palette.accent), alt.value(palette.page))
    drawn: alt.Chart = (
        _outlines()
        .transform_lookup(lookup="id", from_=found)
        .transform_filter("isValid(datum.count) && datum.count > 0")
        .mark_geoshape(strokeWidth=0.8, cursor="pointer")
        .encode(color=_shade_of(palette, unit), stroke=edge, tooltip=_told(unit))
        .add_params(pick)
    )
    return drawn


def _dots(palette: Palette, unit: str) -> alt.Chart:
    on_map = alt.InlineData(values=[{"id": code, "outlined": True} for code in outlined_countries()])
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .transform_lookup(lookup="country", from_=alt.LookupData(data=on_map, key="id", fields=["outlined"]))
        .transform_filter("!datum.outlined && isValid(datum.latitude) && datum.count > 0")
        .mark_circle(size=46, opacity=1, stroke=palette.page, strokeWidth=0.8)
        .encode(
            latitude="latitude:Q",
            longitude="longitude:Q",
            color=_shade_of(palette, unit),
            tooltip=_told(unit),
        )
    )
    return drawn
