"""Numbers as dots on a line: who says which number, on one scale, and which way each is open."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.theme import Palette

ROW = 26
PICK = "pick"
# In pixels, as the page draws it: the plot, a letter of a label, what stands around one, a dot.
_WIDTH, _LETTER, _ROOM, _DOT = 720, 6.6, 16, 9
# Which way a number is open.
_SHAPES = {
    "exactly": "circle",
    "about": "circle",
    "more than": "triangle-right",
    "at least": "triangle-right",
    "vague": "triangle-right",
    "at most": "triangle-left",
    "fewer than": "triangle-left",
    "between": "circle",
}


def figure_strip(palette: Palette, unit: str) -> alt.TopLevelMixin:
    """Draw a dot for each number, a line for each who says it; a dot's size is how many articles say so.

    A filled dot is the number itself, a ring about it; a triangle points to where the number is left open, a
    bar spans a range. The scale is logarithmic. A click picks a dot by who says it and what is said.

    Rows have the columns of `query.figures.STRIP_COLUMNS` and the label that `with_labels` gives.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        who="datum.speaker ? datum.speaker : 'nobody named'",
        rank="datum.speaker ? datum.number : -1",
        end="datum.bound == 'between' ? datum.high : datum.number",
    )
    return alt.layer(_spans(rows, palette), _dots(rows, palette, unit), _said(rows, palette)).properties(
        width="container", height=alt.Step(ROW)
    )


def _who(palette: Palette) -> alt.Y:
    axis = alt.Axis(
        domain=False, ticks=False, grid=True, labelLimit=260, labelPadding=8, labelColor=palette.ink
    )
    sort = alt.EncodingSortField("rank", op="max", order="descending")
    return alt.Y("who:N", title=None, sort=sort, axis=axis)


def _at(column: str) -> alt.X:
    scale = alt.Scale(type="log", nice=False, padding=24)
    axis = alt.Axis(format=",", tickCount=6, grid=False, labelOverlap="greedy")
    return alt.X(f"{column}:Q", title=None, scale=scale, axis=axis)


def _dots(rows: alt.Chart, palette: Palette, unit: str) -> Any:
    bounds = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    dots = rows.mark_point(
        filled=True, opacity=0.9, cursor="pointer", stroke=palette.accent, strokeWidth=1.5
    ).encode(
        x=_at("number"),
        y=_who(palette),
        shape=alt.Shape("bound:N", legend=None, scale=bounds),
        size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[70, 420], domainMin=1)),
        fill=alt.condition("datum.bound == 'about'", alt.value(palette.page), alt.value(palette.accent)),
        tooltip=[
            alt.Tooltip("said:N", title="number"),
            alt.Tooltip("who:N", title="said by"),
            alt.Tooltip("articles:Q", title=unit),
        ],
    )
    return dots.add_params(
        alt.selection_point(name=PICK, fields=["speaker", "said"], on="click", clear=False)
    )


def _spans(rows: alt.Chart, palette: Palette) -> Any:
    """Draw the bar of a number that is given as a range."""
    ranges = rows.transform_filter("datum.bound == 'between'").mark_rule(color=palette.accent, strokeWidth=3)
    return ranges.encode(x=_at("low"), x2="high:Q", y=_who(palette))


def _said(rows: alt.Chart, palette: Palette) -> Any:
    return rows.mark_text(align="left", dx=13).encode(x=_at("end"), y=_who(palette), text="label:N")


def with_labels(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with a column `label`: what is said, or '' where the label of a larger number needs the room.

    The scale is logarithmic, and about `_WIDTH` wide whatever it spans.
    """
    ranked = rows.sort_values("number", ascending=False, kind="stable")
    at = np.log10(ranked["number"].to_numpy(dtype=float))
    a_decade = _WIDTH / max(float(np.ptp(at)) if len(at) else 0.0, 0.3)
    free: dict[str, float] = {}
    labels = []
    for place, speaker, said in zip(at * a_decade, ranked["speaker"], ranked["said"], strict=True):
        fits = place + _LETTER * len(str(said)) + _ROOM <= free.get(str(speaker), np.inf)
        labels.append(str(said) if fits else "")
        # A dot without a label still covers its own place.
        free[str(speaker)] = place - _DOT
    return rows.assign(label=pd.Series(labels, index=ranked.index, dtype=object).reindex(rows.index))
