"""Claimed figures as dots: a line for each speaker, one scale for all numbers."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.theme import Palette

ROW = 26
PICK = "pick"
# In pixels, as the page draws it: the plot, a letter of a label, the space around a label, a dot.
_WIDTH, _LETTER, _PADDING, _DOT = 720, 6.6, 16, 9
# The direction in which a number is open.
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
    """Draw a dot for each number, on a line for each speaker; its size is the number of articles.

    A filled dot is an exact number and a ring an approximate one. A triangle points to the open side of a
    number, and a bar spans a range. The scale is logarithmic. A click picks a dot by speaker and number.

    Rows have the columns `STRIP_COLUMNS` of `query.events.claimed_figures`, and the label of `add_labels`.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        who="datum.speaker ? datum.speaker : 'nobody named'",
        rank="datum.speaker ? datum.number : -1",
        end="datum.bound == 'between' ? datum.high : datum.number",
    )
    return alt.layer(
        _draw_spans(rows, palette), _draw_dots(rows, palette, unit), _draw_labels(rows, palette)
    ).properties(width="container", height=alt.Step(ROW))


def _make_speaker_axis(palette: Palette) -> alt.Y:
    axis = alt.Axis(
        domain=False, ticks=False, grid=True, labelLimit=260, labelPadding=8, labelColor=palette.ink
    )
    sort = alt.EncodingSortField("rank", op="max", order="descending")
    return alt.Y("who:N", title=None, sort=sort, axis=axis)


def _make_number_axis(column: str) -> alt.X:
    scale = alt.Scale(type="log", nice=False, padding=24)
    axis = alt.Axis(format=",", tickCount=6, grid=False, labelOverlap="greedy")
    return alt.X(f"{column}:Q", title=None, scale=scale, axis=axis)


def _draw_dots(rows: alt.Chart, palette: Palette, unit: str) -> alt.Chart:
    bounds = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    dots = rows.mark_point(
        filled=True, opacity=0.9, cursor="pointer", stroke=palette.accent, strokeWidth=1.5
    ).encode(
        x=_make_number_axis("number"),
        y=_make_speaker_axis(palette),
        shape=alt.Shape("bound:N", legend=None, scale=bounds),
        size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[70, 420], domainMin=1)),
        fill=alt.condition("datum.bound == 'about'", alt.value(palette.page), alt.value(palette.accent)),
        tooltip=[
            alt.Tooltip("said:N", title="number"),
            alt.Tooltip("who:N", title="said by"),
            alt.Tooltip("articles:Q", title=unit),
        ],
    )
    pick = alt.selection_point(name=PICK, fields=["speaker", "said"], on="click", clear=False)
    picked: alt.Chart = dots.add_params(pick)
    return picked


def _draw_spans(rows: alt.Chart, palette: Palette) -> alt.Chart:
    """Draw a bar for each number that is a range."""
    ranges = rows.transform_filter("datum.bound == 'between'").mark_rule(color=palette.accent, strokeWidth=3)
    drawn: alt.Chart = ranges.encode(x=_make_number_axis("low"), x2="high:Q", y=_make_speaker_axis(palette))
    return drawn


def _draw_labels(rows: alt.Chart, palette: Palette) -> alt.Chart:
    text = rows.mark_text(align="left", dx=13)
    drawn: alt.Chart = text.encode(x=_make_number_axis("end"), y=_make_speaker_axis(palette), text="label:N")
    return drawn


def add_labels(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with a column `label`: the number in words, or '' where a larger number needs the space.

    The scale is logarithmic, and always about `_WIDTH` wide.
    """
    ranked = rows.sort_values("number", ascending=False, kind="stable")
    at = np.log10(ranked["number"].to_numpy(dtype=float))
    decade_width = _WIDTH / max(float(np.ptp(at)) if len(at) else 0.0, 0.3)
    free_until: dict[str, float] = {}
    labels = []
    for place, speaker, text in zip(at * decade_width, ranked["speaker"], ranked["said"], strict=True):
        has_room = place + _LETTER * len(str(text)) + _PADDING <= free_until.get(str(speaker), np.inf)
        labels.append(str(text) if has_room else "")
        # A dot without a label still needs its own space.
        free_until[str(speaker)] = place - _DOT
    return rows.assign(label=pd.Series(labels, index=ranked.index, dtype=object).reindex(rows.index))
