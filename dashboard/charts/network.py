"""Names and the ties between them: dots and lines, every label in full."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import PICK
from dashboard.charts.layout import FONT_SIZE, HEIGHT, WIDTH, place_names
from dashboard.charts.look import Palette

COLUMNS = ("what", "key", "label", "kind", "other", "articles", "strength", "x", "y", "x2", "y2")
_DOT = 8


def network_rows(names: pd.DataFrame, ties: pd.DataFrame, font: str) -> pd.DataFrame:
    """Return what the network draws: a row a tie, then a row a name, with their places in pixels.

    Args:
        names: Columns key, label, kind and articles.
        ties: Columns key, label, other_key, other, articles and strength.
        font: The file of the font that labels are measured in.
    """
    known: list[dict[Any, Any]] = names.to_dict("records")
    tied: list[dict[Any, Any]] = ties.to_dict("records")
    labels = {str(name["key"]): str(name["label"]) for name in known}
    weighed = [(str(tie["key"]), str(tie["other_key"]), float(tie["strength"]) or 0.01) for tie in tied]
    boxes = place_names(labels, weighed, font)
    at = {key: (box.x, box.y - box.height / 2 + _DOT) for key, box in boxes.items()}
    lines = [
        (
            *("tie", f"{tie['key']} {tie['other_key']}", tie["label"], "", tie["other"]),
            *(int(tie["articles"]), float(tie["strength"]), *at[tie["key"]], *at[tie["other_key"]]),
        )
        for tie in tied
    ]
    dots = [
        (
            "name",
            name["key"],
            name["label"],
            name["kind"],
            "",
            int(name["articles"]),
            0.0,
            *at[name["key"]],
            None,
            None,
        )
        for name in known
    ]
    return pd.DataFrame([*lines, *dots], columns=list(COLUMNS))


def network(palette: Palette, unit: str) -> alt.TopLevelMixin:
    """Draw the rows of `network_rows`; a click picks a name by its key. Lines are as wide as ties are many."""
    rows = alt.Chart(alt.NamedData("rows"))
    ties = rows.transform_filter("datum.what == 'tie'")
    names = rows.transform_filter("datum.what == 'name'")
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    pick = alt.selection_point(name=PICK, fields=["key"], on="click", clear=False)
    lines = ties.mark_rule(color=palette.unchosen, opacity=0.55).encode(
        x=x,
        y=y,
        x2=alt.X2("x2:Q"),
        y2=alt.Y2("y2:Q"),
        strokeWidth=alt.StrokeWidth("articles:Q", legend=None, scale=alt.Scale(type="sqrt", range=[0.6, 6])),
        tooltip=[
            alt.Tooltip("label:N", title="named together"),
            alt.Tooltip("other:N", title="and"),
            alt.Tooltip("articles:Q", title=unit),
        ],
    )
    kinds = ("person", "organisation", "country", "place")
    colour = alt.Color(
        "kind:N",
        legend=None,
        scale=alt.Scale(domain=list(kinds), range=[palette.of_kind(kind) for kind in kinds]),
    )
    dots = (
        names.mark_circle(opacity=1, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=colour,
            size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[30, 170], zero=True)),
            tooltip=[alt.Tooltip("label:N", title="name"), alt.Tooltip("articles:Q", title=unit)],
        )
        .add_params(pick)
    )
    # A halo in the colour of the page keeps a label readable where a line crosses it.
    halo = _label(names, x, y, palette.page).mark_text(
        fontSize=FONT_SIZE, baseline="top", dy=7, stroke=palette.page, strokeWidth=3, strokeJoin="round"
    )
    words = _label(names, x, y, palette.ink).mark_text(
        fontSize=FONT_SIZE, baseline="top", dy=7, cursor="pointer"
    )
    return alt.layer(lines, dots, halo, words).properties(width=WIDTH, height=HEIGHT)


def _label(names: alt.Chart, x: alt.X, y: alt.Y, colour: str) -> alt.Chart:
    drawn: alt.Chart = names.encode(x=x, y=y, text="label:N", color=alt.value(colour))
    return drawn
