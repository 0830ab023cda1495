"""Names and the ties between them: dots and lines, every label in full."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import PICK
from dashboard.charts.network_layout import FONT_SIZE, HEIGHT, WIDTH, place_names
from dashboard.charts.theme import Palette

# The names and their places are a dataset of their own: the rows are the ties alone.
NAMES = "names"
_DOT = 8
# Where there is less room than the layout was made for, the labels shrink with it and still do not meet.
_SIZE = alt.ExprRef(f"{FONT_SIZE} * min(1, width / {WIDTH})")


def place_network_names(names: pd.DataFrame, ties: pd.DataFrame, font: str) -> list[dict[str, Any]]:
    """Return the names with x and y, the places of their dots in pixels: what the dataset `NAMES` holds.

    Args:
        names: Columns key, label, kind and articles.
        ties: Columns key, other_key and strength.
        font: The file of the font that labels are measured in.
    """
    labels = {str(key): str(label) for key, label in zip(names["key"], names["label"], strict=True)}
    ends = zip(ties["key"], ties["other_key"], ties["strength"], strict=True)
    weighed = [(str(one), str(other), float(strength) or 0.01) for one, other, strength in ends]
    boxes = place_names(labels, weighed, font)
    at = {key: (box.x, box.y - box.height / 2 + _DOT) for key, box in boxes.items()}
    placed = names.assign(x=[at[key][0] for key in labels], y=[at[key][1] for key in labels])
    known: list[dict[Any, Any]] = placed.to_dict("records")
    return [{str(column): value for column, value in name.items()} for name in known]


def name_network(palette: Palette, counted: str, kinds: tuple[str, ...]) -> alt.TopLevelMixin:
    """Draw ties as lines and, over them, names as dots; a click picks a name by its key, or a tie by both of its keys.

    Args:
        palette: The theme's colours.
        counted: The column that a line's width tells.
        kinds: The kinds of the names; the colours of several have a key.

    Rows have the columns of `query.pairs.SAID`.
    """
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    names = alt.Chart(alt.NamedData(NAMES)).encode(x=x, y=y)
    drawn = alt.layer(_lines(palette, counted, x, y), _dots(palette, names, kinds), *_labels(palette, names))
    return drawn.properties(width="container", height=HEIGHT)


def _lines(palette: Palette, counted: str, x: alt.X, y: alt.Y) -> alt.Chart:
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
                f"{counted}:Q", legend=None, scale=alt.Scale(type="sqrt", range=[1, 6])
            ),
            tooltip=[
                alt.Tooltip("name:N", title="named together"),
                alt.Tooltip("together with:N", title="and"),
                alt.Tooltip(f"{counted}:Q", title=counted),
                alt.Tooltip("closeness:Q", title="closeness"),
            ],
        )
    )
    return drawn


def _dots(palette: Palette, names: alt.Chart, kinds: tuple[str, ...]) -> alt.Chart:
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
            tooltip=_told(),
        )
        .add_params(alt.selection_point(name=PICK, fields=["key", "other key"], on="click", clear=False))
    )
    return drawn


def _labels(palette: Palette, names: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Return the labels over a halo in the colour of the page, which keeps them readable where a line crosses."""
    halo = _label(names, palette.page).mark_text(
        fontSize=_SIZE, baseline="top", dy=7, stroke=palette.page, strokeWidth=3, strokeJoin="round"
    )
    # A mark without a tooltip does not hear clicks.
    words = (
        _label(names, palette.ink)
        .mark_text(fontSize=_SIZE, baseline="top", dy=7, cursor="pointer")
        .encode(tooltip=_told())
    )
    return halo, words


def _label(names: alt.Chart, colour: str) -> alt.Chart:
    drawn: alt.Chart = names.encode(text="label:N", color=alt.value(colour))
    return drawn


def _told() -> list[alt.Tooltip]:
    return [alt.Tooltip("label:N", title="name"), alt.Tooltip("articles:Q", title="articles")]
