"""The page Places: countries on a map, as bars, and in a table by region."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.charts.bars import BarColumns, bars
from dashboard.charts.country_map import country_map
from dashboard.query.names.name_counts import count_countries
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.schema import Filters
from dashboard.views.state import address, session
from dashboard.views.state.address import toggle_value
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart, draw_chart_header, table_height

_BARS = 16
_COUNTED_AS = {True: "what articles are about", False: "all that they mention"}
_COLUMNS: dict[str, ColumnConfig | str] = {
    "region": "Region",
    "sub_region": "Part of it",
    "label": "Country",
}


def show(context: PageContext) -> None:
    """Draw the page: a map of countries, bars and a table."""
    countries = query_corpus(context.opened, count_countries, context.filters)
    _ask_counted_as(context.filters)
    verb = "are about" if context.filters.about else "mention"
    subtitle = f"{context.unit} that {verb} each country; click one to filter every page"
    # A click stays on the chart until its key changes, so the key holds what is chosen.
    chosen = context.filters.choice("country").values
    _draw_map(context, countries, subtitle, session.widget_key("map", *chosen))
    left, right = st.columns([0.47, 0.53], gap="medium")
    with left:
        _draw_bars(context, countries.head(_BARS), subtitle, session.widget_key("country_bars", *chosen))
    with right:
        _draw_table(context, countries)


def _ask_counted_as(filters: Filters) -> None:
    """Draw the switch between what articles are about and all that they mention; it holds on every page."""
    session.set_value("about_of_page", filters.about)
    st.segmented_control(
        "Countries",
        list(_COUNTED_AS),
        format_func=_COUNTED_AS.__getitem__,
        key="about_of_page",
        required=True,
        label_visibility="collapsed",
        on_change=_change_counted_as,
    )


def _change_counted_as() -> None:
    address.change_filters(replace(address.current_filters(), about=bool(session.get_value("about_of_page"))))


def _draw_map(context: PageContext, countries: pd.DataFrame, subtitle: str, key: str) -> None:
    spec = build_spec(country_map, context.palette, context.unit)
    verb = "are about" if context.filters.about else "mention"
    title = f"{context.unit.capitalize()} that {verb} a country"
    # The map draws every country, and gives the chosen ones an edge; bars and table mark none.
    drawn = DrawnFilters(context.filters, "country", marked=True)
    panel = ChartPanel("map", title, subtitle, countries, spec, drawn=drawn)
    draw_chart(context, panel, partial(_toggle_country, key), key)


def _draw_bars(context: PageContext, countries: pd.DataFrame, subtitle: str, key: str) -> None:
    spec = build_spec(bars, context.palette, BarColumns("label", "count", "country"), context.unit, "place")
    title = "Countries written about most" if context.filters.about else "Countries mentioned most"
    draw_chart(
        context,
        ChartPanel("country_bars", title, subtitle, countries, spec, drawn=_list_all_countries(context)),
        partial(_toggle_country, key),
        key,
    )


def _list_all_countries(context: PageContext) -> DrawnFilters:
    return DrawnFilters(context.filters, "country")


def _toggle_country(key: str) -> None:
    country = clicked_value(key, "country")
    if country:
        toggle_value("country", country)


def _draw_table(context: PageContext, countries: pd.DataFrame) -> None:
    size = {by: -countries.groupby(by)["count"].transform("sum") for by in ("region", "sub_region")}
    rows = countries.assign(a=size["region"], b=size["sub_region"], c=-countries["count"])
    rows = rows.sort_values(["a", "region", "b", "sub_region", "c"])[list(countries.columns)]
    verb = "is about" if context.filters.about else "mentions"
    subtitle = (
        f"an article counts for each country that it {verb}, so the parts add up to more than the whole"
    )
    drawn = _list_all_countries(context)
    draw_chart_header(
        context, ChartPanel("country_table", "By region and country", subtitle, rows, drawn=drawn)
    )
    st.dataframe(
        rows[[*_COLUMNS, "count"]],
        hide_index=True,
        column_config={**_COLUMNS, "count": _configure_count_column(rows)},
        height=table_height(rows, 11),
        key="country_rows",
        width="stretch",
    )


def _configure_count_column(rows: pd.DataFrame) -> ColumnConfig:
    """Return the column of counts with bars, of which the longest is that of the largest count."""
    most = max(1, int(rows["count"].max())) if len(rows) else 1
    return st.column_config.ProgressColumn(
        "Articles", format="%d", color="green", min_value=0, max_value=most
    )
