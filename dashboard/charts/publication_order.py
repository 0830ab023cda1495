"""Who published first: a line for each publisher and a dot for each article, by day of publication."""

import altair as alt

from dashboard.charts.theme import Palette

ROW = 24
PICK = "pick"


def publication_order(palette: Palette) -> alt.TopLevelMixin:
    """Draw each publisher's articles by day, the first in the accent; a click picks an article by its key.

    Rows have the columns `PUBLICATION_ORDER_COLUMNS` of `query.articles.news_origins`.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    y = alt.Y(
        "publisher:N",
        title=None,
        sort=None,
        axis=alt.Axis(
            domain=False, ticks=False, grid=True, labelLimit=210, labelPadding=8, labelColor=palette.ink
        ),
    )
    # A day is a date without a time; reading it as UTC keeps time zones from shifting it.
    x = alt.X(
        "utcyearmonthdate(day):T",
        title=None,
        axis=alt.Axis(format="%-d %b %Y", grid=False, labelOverlap="greedy", labelSeparation=24, tickCount=8),
        scale=alt.Scale(type="utc", padding=12),
    )
    pick = alt.selection_point(name=PICK, fields=["key"], on="click", clear=False)
    dots: alt.Chart = (
        rows.mark_circle(cursor="pointer")
        .encode(
            x=x,
            y=y,
            size=alt.condition("datum.first", alt.value(130), alt.value(60)),
            color=alt.condition("datum.first", alt.value(palette.accent), alt.value(palette.unchosen)),
            opacity=alt.condition("datum.first", alt.value(1), alt.value(0.7)),
            order=alt.Order("first:N"),
            tooltip=[
                alt.Tooltip("day:N", title="published"),
                alt.Tooltip("title:N", title="title"),
                alt.Tooltip("origins:N", title="origins named"),
            ],
        )
        .add_params(pick)
    )
    return dots.properties(width="container", height=alt.Step(ROW))
