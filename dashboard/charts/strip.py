"""Numbers as dots on a line: who says which number, on one scale, and which way each is open."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.look import Palette

ROW = 26
PICK = "pick"
# In pixels, as the page draws it: the plot, a letter of a label, what stands around one, a dot.
_WIDTH, _LETTER, _ROOM, _DOT = 720, 6.6, 16, 9


def strip(palette: Palette, unit: str) -> alt.TopLevelMixin:
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
    who = alt.Y(
        "who:N",
        title=None,
        sort=alt.EncodingSortField("rank", op="max", order="descending"),
        axis=alt.Axis(
            domain=False, ticks=False, grid=True, labelLimit=260, labelPadding=8, labelColor=palette.ink
        ),
    )
    scale = alt.Scale(type="log", nice=False, padding=24)
    ticks = alt.Axis(format=",", tickCount=6, grid=False, labelOverlap="greedy")
    at = alt.X("number:Q", title=None, scale=scale, axis=ticks)
    pick = alt.selection_point(name=PICK, fields=["speaker", "said"], on="click", clear=False)
    shape = alt.Shape(
        "bound:N",
        legend=None,
        scale=alt.Scale(
            domain=["exactly", "about", "more than", "at least", "vague", "at most", "fewer than", "between"],
            range=[
                "circle",
                "circle",
                "triangle-right",
                "triangle-right",
                "triangle-right",
                "triangle-left",
                "triangle-left",
                "circle",
            ],
        ),
    )
    dots = (
        rows.mark_point(filled=True, opacity=0.9, cursor="pointer", stroke=palette.accent, strokeWidth=1.5)
        .encode(
            x=at,
            y=who,
            shape=shape,
            size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[70, 420], domainMin=1)),
            fill=alt.condition("datum.bound == 'about'", alt.value(palette.page), alt.value(palette.accent)),
            tooltip=[
                alt.Tooltip("said:N", title="number"),
                alt.Tooltip("who:N", title="said by"),
                alt.Tooltip("articles:Q", title=unit),
            ],
        )
        .add_params(pick)
    )
    spans = (
        rows.transform_filter("datum.bound == 'between'")
        .mark_rule(color=palette.accent, strokeWidth=3)
        .encode(x=alt.X("low:Q", scale=scale, axis=ticks, title=None), x2="high:Q", y=who)
    )
    said = rows.mark_text(align="left", dx=13).encode(
        x=alt.X("end:Q", scale=scale, axis=ticks, title=None), y=who, text="label:N"
    )
    return alt.layer(spans, dots, said).properties(width="container", height=alt.Step(ROW))


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
