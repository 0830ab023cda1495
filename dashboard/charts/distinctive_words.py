"""Charts of distinctive words: bars of how many times as common a term is, and a plot of both frequencies."""

from typing import Any

import altair as alt

from dashboard.charts.theme import Palette

PICK = "pick"
ROW = 22
_PALE_IF_SMALL = alt.condition("datum.small", alt.value(0.45), alt.value(1))


def ratio_bars(palette: Palette) -> alt.TopLevelMixin:
    """Draw a bar for each term, to the right if it is more common in A, else to the left; a click picks it.

    Rows have the columns term, log_ratio, said, small and told, in the order drawn. `said` is printed at the
    bar, `told` in the tooltip; a bar with few occurrences is pale.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    pick = alt.selection_point(name=PICK, fields=["term"], on="click", clear=False)
    y = alt.Y(
        "term:N",
        sort=None,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelLimit=190, labelPadding=8, labelColor=palette.ink),
    )
    x = alt.X("log_ratio:Q", axis=None, scale=alt.Scale(zero=True, nice=False, padding=64))
    bars = (
        rows.mark_bar(height=10, cursor="pointer")
        .encode(y=y, x=x, color=_colour_by_side(palette), opacity=_PALE_IF_SMALL, tooltip=_make_tooltip())
        .add_params(pick)
    )
    right = rows.transform_filter("datum.log_ratio > 0").mark_text(align="left", dx=5)
    left = rows.transform_filter("datum.log_ratio < 0").mark_text(align="right", dx=-5)
    values = [each.encode(y=y, x=x, text="said:N") for each in (right, left)]
    return alt.layer(bars, *values).properties(width="container", height=alt.Step(ROW))


def frequency_scatter(palette: Palette, height: int = 610) -> alt.TopLevelMixin:
    """Draw a dot for each term by its frequency on both sides, on logarithmic scales; a click picks it.

    Rows have the columns term, x, y, log_ratio, label and told; a term with a label is named beside its dot.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    pick = alt.selection_point(name=PICK, fields=["term"], on="click", clear=False)
    x, y = (
        _make_log_axis("x", "per million words in the rest"),
        _make_log_axis("y", "per million words in this selection"),
    )
    dots = (
        rows.mark_circle(size=46, opacity=0.8, cursor="pointer")
        .encode(x=x, y=y, color=_colour_by_side(palette), tooltip=_make_tooltip())
        .add_params(pick)
    )
    labels = (
        rows.transform_filter("datum.label != ''")
        .mark_text(align="left", dx=6, dy=-1, fontSize=12, color=palette.ink)
        .encode(x=x, y=y, text="label:N")
    )
    return alt.layer(dots, labels).properties(width="container", height=height)


def _make_log_axis(column: str, title: str) -> alt.X | alt.Y:
    axis = alt.Axis(title=title, values=[0.01, 0.1, 1, 10, 100, 1000, 10_000], format="~s", domain=True)
    scale = alt.Scale(type="log", nice=False, padding=14)
    if column == "x":
        return alt.X("x:Q", axis=axis, scale=scale)
    return alt.Y("y:Q", axis=axis, scale=scale)


def _colour_by_side(palette: Palette) -> Any:
    return alt.condition("datum.log_ratio > 0", alt.value(palette.accent), alt.value(palette.unchosen))


def _make_tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip("term:N", title="words"), alt.Tooltip("told:N", title="how common")]
