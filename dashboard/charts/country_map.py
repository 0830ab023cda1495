"""Countries on an equal-area map, shaded by count; small states are dots."""

import csv
import json
from pathlib import Path
from typing import Any

import altair as alt

from dashboard.charts.theme import Palette
from dashboard.paths import DATA

PICK = "pick"


def country_map(palette: Palette, unit: str, height: int = 380) -> alt.TopLevelMixin:
    """Draw the world with each country shaded by its count; a click picks a country by its alpha-3 code.

    Rows have the columns country, label, count, chosen, latitude and longitude.
    """
    layers = [
        _draw_land(palette),
        _draw_shaded_countries(palette, unit),
        _draw_small_countries(palette, unit),
    ]
    drawn = alt.layer(*layers)
    drawn.datasets = {"world": world_topology()}
    placed = drawn.project(type="equalEarth", rotate=[-11, 0, 0])
    return placed.properties(width="container", height=height)


def _load_outlines() -> alt.Chart:
    return alt.Chart(alt.NamedData("world", format=alt.TopoDataFormat(feature="countries", type="topojson")))


def _draw_land(palette: Palette) -> alt.Chart:
    drawn: alt.Chart = _load_outlines().mark_geoshape(
        fill=palette.panel, stroke=palette.hairline, strokeWidth=0.5
    )
    return drawn


def _choose_shade(palette: Palette, unit: str) -> alt.Color:
    scale = alt.Scale(type="sqrt", range=[palette.panel, palette.place], domainMin=0, interpolate="rgb")
    legend = alt.Legend(
        title=unit, orient="bottom-left", direction="horizontal", gradientLength=140, gradientThickness=8
    )
    return alt.Color("count:Q", scale=scale, legend=legend)


def _make_tooltip(unit: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("label:N", title="country"), alt.Tooltip("count:Q", title=unit, format=",")]


def _draw_shaded_countries(palette: Palette, unit: str) -> alt.Chart:
    counts = alt.LookupData(
        data=alt.NamedData("rows"), key="country", fields=["country", "label", "count", "chosen"]
    )
    pick = alt.selection_point(name=PICK, fields=["country"], on="click", clear=False)
    edge = alt.condition("datum.chosen", alt.value(palette.accent), alt.value(palette.page))
    drawn: alt.Chart = (
        _load_outlines()
        .transform_lookup(lookup="id", from_=counts)
        .transform_filter("isValid(datum.count) && datum.count > 0")
        .mark_geoshape(strokeWidth=0.8, cursor="pointer")
        .encode(color=_choose_shade(palette, unit), stroke=edge, tooltip=_make_tooltip(unit))
        .add_params(pick)
    )
    return drawn


def _draw_small_countries(palette: Palette, unit: str) -> alt.Chart:
    on_map = alt.InlineData(values=[{"id": code, "outlined": True} for code in outlined_countries()])
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .transform_lookup(lookup="country", from_=alt.LookupData(data=on_map, key="id", fields=["outlined"]))
        .transform_filter("!datum.outlined && isValid(datum.latitude) && datum.count > 0")
        .mark_circle(size=46, opacity=1, stroke=palette.page, strokeWidth=0.8)
        .encode(
            latitude="latitude:Q",
            longitude="longitude:Q",
            color=_choose_shade(palette, unit),
            tooltip=_make_tooltip(unit),
        )
    )
    return drawn


def world_topology() -> dict[str, Any]:
    """Return the outlines of the countries as TopoJSON, with alpha-3 codes as ids ('' where unknown)."""
    folder = DATA / "world"
    topology: dict[str, Any] = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    codes = _load_codes(folder / "codes.csv")
    countries = topology["objects"]["countries"]
    # Antarctica is hardly ever in the news, and it would take a fifth of the height.
    countries["geometries"] = [s for s in countries["geometries"] if s["properties"]["name"] != "Antarctica"]
    del topology["objects"]["land"]
    for country in countries["geometries"]:
        name = country["properties"]["name"]
        country["id"] = codes.get(country.get("id", name), "")
        country["properties"] = {}
    return topology


def _load_codes(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"] or row["name"]: row["country"] for row in csv.DictReader(lines)}


def outlined_countries() -> list[str]:
    """Return the alpha-3 codes of the countries that the map outlines."""
    shapes = world_topology()["objects"]["countries"]["geometries"]
    return sorted({country["id"] for country in shapes if country["id"]})
