"""Terms over time: a line for each term on one chart, or a small chart for each, all on one scale."""

from collections.abc import Sequence

import altair as alt

from dashboard.charts.theme import Palette

PICK = "pick"
MAX_TERMS = 8
"""The most terms that one chart can distinguish."""
# After Okabe and Ito 2008, who chose colours for colour-blind readers; lighter on a dark page.
_COLOURS = {
    "light": ("#0072B2", "#B94E00", "#00795A", "#A8487D", "#2F8FC7", "#8F6400", "#6B5AA8", "#5F636A"),
    "dark": ("#56B4E9", "#F0864A", "#3FC79A", "#E59AC4", "#8FD0F5", "#E6B93C", "#B6A4EA", "#A8ABB1"),
}


def trend_lines(palette: Palette, terms: Sequence[str], scale: str, height: int = 300) -> alt.TopLevelMixin:
    """Draw a line for each term over the bins, with its name at the end; a click picks its term.

    Rows have the columns `COLUMNS` of `query.words.term_trends`, with every bin.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    lines = _draw_lines(rows, palette, terms, scale)
    names = (
        rows.transform_window(
            place="row_number()",
            sort=[alt.SortField("start", order="descending")],
            groupby=["term"],
            frame=[None, None],
        )
        .transform_filter("datum.place == 1")
        .mark_text(align="left", dx=7, fontSize=12, limit=140)
        .encode(
            x=_make_time_axis(),
            y=_make_value_axis(scale),
            text="term:N",
            color=_choose_colours(palette, terms),
        )
    )
    return alt.layer(lines, _draw_points(rows, palette, terms, scale), names).properties(
        width="container", height=height, padding={"left": 0, "right": 110, "top": 6, "bottom": 8}
    )


def trend_rows(palette: Palette, terms: Sequence[str], scale: str, height: int = 72) -> alt.TopLevelMixin:
    """Draw a small chart for each term, one above the other, on one scale."""
    one = alt.layer(
        _draw_lines(alt.Chart(), palette, terms, ""),
        _draw_points(alt.Chart(), palette, terms, scale, titled=False),
        data=alt.NamedData("rows"),
    ).properties(width=940, height=height)
    head = alt.Header(
        title=None, labelAnchor="start", labelOrient="top", labelFontSize=13, labelColor=palette.ink
    )
    return one.facet(row=alt.Row("term:N", sort=list(terms), header=head), spacing=14)


def _make_time_axis() -> alt.X:
    axis = alt.Axis(
        labelAngle=0,
        labelOverlap="greedy",
        labelSeparation=28,
        labelAlign="left",
        labelBound=True,
        ticks=False,
        title=None,
    )
    return alt.X("label:O", sort=None, axis=axis, scale=alt.Scale(type="point", padding=0.2))


def _make_value_axis(scale: str) -> alt.Y:
    axis = alt.Axis(
        title=scale or None,
        titleAlign="left",
        titleAngle=0,
        titleX=0,
        titleY=-8,
        tickCount=4,
        domain=False,
        ticks=False,
    )
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(zero=True))


def _choose_colours(palette: Palette, terms: Sequence[str]) -> alt.Color:
    shades = list(_COLOURS[palette.name][: len(terms)])
    return alt.Color("term:N", legend=None, scale=alt.Scale(domain=list(terms), range=shades))


def _draw_lines(rows: alt.Chart, palette: Palette, terms: Sequence[str], scale: str) -> alt.Chart:
    drawn: alt.Chart = rows.mark_line(strokeWidth=2, interpolate="linear").encode(
        x=_make_time_axis(), y=_make_value_axis(scale), color=_choose_colours(palette, terms)
    )
    return drawn


def _draw_points(
    rows: alt.Chart, palette: Palette, terms: Sequence[str], scale: str, *, titled: bool = True
) -> alt.Chart:
    pick = alt.selection_point(name=PICK, fields=["term", "start", "stop"], on="click", clear=False)
    tooltip = [
        alt.Tooltip("term:N", title="words"),
        alt.Tooltip("label:N", title="published"),
        alt.Tooltip("value:Q", title=scale, format=",.1f"),
        alt.Tooltip("occurrences:Q", title="occurrences", format=","),
        alt.Tooltip("articles:Q", title="articles with it", format=","),
        alt.Tooltip("articles_in_bin:Q", title="of articles", format=","),
        alt.Tooltip("words_in_bin:Q", title="of words", format=","),
    ]
    drawn: alt.Chart = (
        rows.mark_point(filled=True, size=34, cursor="pointer")
        .encode(
            x=_make_time_axis(),
            y=_make_value_axis(scale if titled else ""),
            color=_choose_colours(palette, terms),
            tooltip=tooltip,
        )
        .add_params(pick)
    )
    return drawn
