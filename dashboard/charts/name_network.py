"""Names and the ties between them, as dots and lines with full labels."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import PICK
from dashboard.charts.network_layout import FONT_SIZE, HEIGHT, WIDTH, place_names
from dashboard.charts.theme import Palette

# The dataset of the names and their places; the rows of the chart are the ties.
NAMES = "names"
_DOT = 8
# On a page narrower than the layout, the labels shrink with it, so that they still do not overlap.
_SIZE = alt.ExprRef(f"{FONT_SIZE} * min(1, width / {WIDTH})")


def place_network_names(names: pd.DataFrame, ties: pd.DataFrame, font: str) -> list[dict[str, Any]]:
    """Return the dataset `NAMES`: the names, with the places of their dots in pixels as x and y.

    Args:
        names: Columns key, label, kind and articles.
        ties: Columns key, other_key and strength.
        font: The file of the font that labels are measured in.
    """
    labels = {str(key): str(label) for key, label in zip(names["key"], names["label"], strict=True)}
    ends = zip(ties["key"], ties["other_key"], ties["strength"], strict=True)
    weighted_ties = [(str(one), str(other), float(strength) or 0.01) for one, other, strength in ends]
    boxes = place_names(labels, weighted_ties, font)
    places = {key: (box.x, box.y - box.height / 2 + _DOT) for key, box in boxes.items()}
    with_places = names.assign(x=[places[key][0] for key in labels], y=[places[key][1] for key in labels])
    records: list[dict[Any, Any]] = with_places.to_dict("records")
    return [{str(column): value for column, value in name.items()} for name in records]


def name_network(palette: Palette, count_column: str, kinds: tuple[str, ...]) -> alt.TopLevelMixin:
    """Draw names as dots and ties as lines; a click picks a name by its key, or a tie by both of its keys.

    Args:
        palette: The theme's colours.
        count_column: The column that decides the width of a line.
        kinds: The kinds of the names; several kinds get a legend of their colours.

    Rows are a table of pairs, as `query.names` returns it.
    """
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    names = alt.Chart(alt.NamedData(NAMES)).encode(x=x, y=y)
    drawn = alt.layer(
        _draw_ties(palette, count_column, x, y),
        _draw_dots(palette, names, kinds),
        *_draw_labels(palette, names),
    )
    return drawn.properties(width="container", height=HEIGHT)


def _draw_ties(palette: Palette, count_column: str, x: alt.X, y: alt.Y) -> alt.Chart:
    places = alt.LookupData(alt.NamedData(NAMES), key="key", fields=["x", "y"])
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .transform_lookup(lookup="key", from_=places, as_=["x", "y"])
        .transform_lookup(lookup="other key", from_=places, as_=["x2", "y2"])
        .mark_rule(color=palette.unchosen, opacity=0.55, cursor="pointer")
        .encode(
            x=x,
            y=y,
            x2=alt.X2("x2:Q"),
            y2=alt.Y2("y2:Q"),
            strokeWidth=alt.StrokeWidth(
                f"{count_column}:Q", legend=None, scale=alt.Scale(type="sqrt", range=[1, 6])
            ),
            tooltip=[
                alt.Tooltip("name:N", title="named together"),
                alt.Tooltip("together with:N", title="and"),
                alt.Tooltip(f"{count_column}:Q", title=count_column),
                alt.Tooltip("closeness:Q", title="closeness"),
            ],
        )
    )
    return drawn


def _draw_dots(palette: Palette, names: alt.Chart, kinds: tuple[str, ...]) -> alt.Chart:
    key = alt.Legend(title=None, orient="top", direction="horizontal", symbolType="circle", symbolSize=90)
    colour = alt.Color(
        "kind:N",
        legend=key if len(kinds) > 1 else None,
        scale=alt.Scale(domain=list(kinds), range=[palette.of_kind(kind) for kind in kinds]),
    )
    drawn: alt.Chart = (
        names.mark_circle(opacity=1, cursor="pointer")
        .encode(
            color=colour,
            size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[30, 170], zero=True)),
            tooltip=_make_tooltip(),
        )
        .add_params(alt.selection_point(name=PICK, fields=["key", "other key"], on="click", clear=False))
    )
    return drawn


def _draw_labels(palette: Palette, names: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Return the labels over a halo in the colour of the page, so that lines do not make them unreadable."""
    halo = _draw_label(names, palette.page).mark_text(
        fontSize=_SIZE, baseline="top", dy=7, stroke=palette.page, strokeWidth=3, strokeJoin="round"
    )
    # A mark without a tooltip does not receive clicks.
    text = (
        _draw_label(names, palette.ink)
        .mark_text(fontSize=_SIZE, baseline="top", dy=7, cursor="pointer")
        .encode(tooltip=_make_tooltip())
    )
    return halo, text


def _draw_label(names: alt.Chart, colour: str) -> alt.Chart:
    drawn: alt.Chart = names.encode(text="label:N", color=alt.value(colour))
    return drawn


def _make_tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip("label:N", title="name"), alt.Tooltip("articles:Q", title="articles")]
