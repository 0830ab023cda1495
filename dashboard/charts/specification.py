"""A chart and a palette -> the specification that the screen and the exports share."""

from typing import Any

import altair as alt

from dashboard.charts.theme import Palette, vega_config

Chart = alt.TopLevelMixin


def make_specification(chart: Chart, palette: Palette) -> dict[str, Any]:
    """Return the chart as a Vega-Lite specification without data, in the one configuration."""
    with alt.data_transformers.enable(consolidate_datasets=False):
        spec: dict[str, Any] = chart.to_dict()
    spec["config"] = vega_config(palette)
    return spec
