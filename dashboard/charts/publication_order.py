"""Who had it first and who followed: a line a publisher, a dot an article, by day of publication."""

import altair as alt

from dashboard.charts.theme import Palette

ROW = 24
PICK = "pick"


def publication_order(palette: Palette) -> alt.TopLevelMixin:
    """Draw each publisher's articles by day; its first wears the accent. A click picks an article by its key.

    Rows have the columns of `query.origins.FOLLOWED_COLUMNS`.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    who = alt.Y(
        "publisher:N",
        title=None,
        sort=None,
        axis=alt.Axis(
            domain=False, ticks=False, grid=True, labelLimit=210, labelPadding=8, labelColor=palette.ink
        ),
    )
    # A day is named by its date alone, read as UTC, so that no time zone shifts it.
    when = alt.X(
        "utcyearmonthdate(day):T",
        title=None,
        axis=alt.Axis(format="%-d %b %Y", grid=False, labelOverlap="greedy", labelSeparation=24, tickCount=8),
        scale=alt.Scale(type="utc", padding=12),
    )
    pick = alt.selection_point(name=PICK, fields=["key"], on="click", clear=False)
    dots: alt.Chart = (
        rows.mark_circle(cursor="pointer")
        .encode(
            x=when,
            y=who,
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
