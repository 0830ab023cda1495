"""Where: countries on a map, as bars, and in a table by region."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.place_map import place_map
from dashboard.query.places import count_countries
from dashboard.views.cached import ask, spec_of
from dashboard.views.drawing import draw, head
from dashboard.views.frame import Frame
from dashboard.views.overview import picked
from dashboard.views.sidebar import toggle

_BARS = 16
_SHOWN: dict[str, Any] = {
    "region": "Region",
    "sub_region": "Part of it",
    "label": "Country",
    "count": st.column_config.ProgressColumn("Articles", format="%d", color="green"),
}


def show(frame: Frame) -> None:
    """Draw the page."""
    countries = ask(frame.opened, count_countries, frame.filters)
    how = "are about" if frame.filters.about else "mention"
    told = f"{frame.unit} that {how} each country; click one to filter every page"
    # A click stays on the chart until its key changes, so the key holds what is chosen.
    chosen = "_".join(frame.filters.country.values)
    _draw_map(frame, countries, told, f"map_{chosen}")
    left, right = st.columns([0.47, 0.53], gap="medium")
    with left:
        _draw_bars(frame, countries.head(_BARS), told, f"country_bars_{chosen}")
    with right:
        _draw_table(frame, countries)


def _draw_map(frame: Frame, countries: pd.DataFrame, told: str, key: str) -> None:
    spec = spec_of(place_map, frame.palette, frame.unit)
    title = f"{frame.unit.capitalize()} by country"
    draw(frame, "map", title, told, countries, spec, partial(_toggle_country, key), key)


def _draw_bars(frame: Frame, countries: pd.DataFrame, told: str, key: str) -> None:
    spec = spec_of(bars, frame.palette, "place", "label", "count", frame.unit, key="country")
    title = "Countries written about most"
    draw(frame, "country_bars", title, told, countries, spec, partial(_toggle_country, key), key)


def _toggle_country(key: str) -> None:
    country = picked(key, "country")
    if country:
        toggle("country", country)


def _draw_table(frame: Frame, countries: pd.DataFrame) -> None:
    rows = countries.sort_values(["region", "sub_region", "count"], ascending=[True, True, False])
    told = "an article may count for several countries, so the parts add up to more than the whole"
    head(frame, "country_table", "By region and country", told, rows)
    st.dataframe(
        rows[list(_SHOWN)],
        hide_index=True,
        column_config=_SHOWN,
        height=420,
        key="country_rows",
        width="stretch",
    )
