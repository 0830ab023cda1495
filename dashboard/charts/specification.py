"""A chart and a palette -> the specification that the screen and the exports share."""

import altair as alt

from dashboard.charts.theme import SANS, SERIF, Palette

Chart = alt.TopLevelMixin


def make_specification(chart: Chart, palette: Palette) -> dict[str, object]:
    """Return the chart as a Vega-Lite specification without data, in the one configuration."""
    with alt.data_transformers.enable(consolidate_datasets=False):
        spec: dict[str, object] = chart.to_dict()
    spec["config"] = vega_config(palette)
    return spec


def vega_config(palette: Palette) -> dict[str, object]:
    """Return the one Vega-Lite configuration, for the screen and for exports alike."""
    return {
        "background": palette.page,
        "font": SANS,
        "view": {"stroke": None},
        "padding": 0,
        "bar": {"color": palette.unchosen},
        "text": {"color": palette.muted, "font": SANS, "fontSize": 12},
        "axis": {
            "domainColor": palette.hairline,
            "tickColor": palette.hairline,
            "gridColor": palette.hairline,
            "labelColor": palette.muted,
            "labelFont": SANS,
            "labelFontSize": 12,
            "titleColor": palette.muted,
            "titleFont": SANS,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "legend": {
            "labelColor": palette.muted,
            "labelFont": SANS,
            "titleColor": palette.muted,
            "titleFont": SANS,
            "titleFontWeight": "normal",
        },
        "title": {
            "anchor": "start",
            "color": palette.ink,
            "font": SERIF,
            "fontSize": 17,
            "fontWeight": 600,
            "subtitleColor": palette.muted,
            "subtitleFont": SANS,
            "subtitleFontSize": 12,
            "subtitlePadding": 4,
            "offset": 12,
        },
    }
