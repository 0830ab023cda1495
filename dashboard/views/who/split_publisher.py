"""The form that splits a publisher: tick articles and give them to another publisher."""

from functools import partial

import streamlit as st

from dashboard.decisions.log.decision_log import propose_decision
from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Choice, Decision
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.decision_form import ask_reason, draw_changes, take_decision

_MOST = 1_000


def draw_publisher_split(context: PageContext, publisher: str, n_articles: int) -> None:
    """Draw the articles of a publisher, and the form that gives the ticked ones to another."""
    draw_title("Two publishers of one name", _format_subtitle(n_articles))
    ticked = _ask_articles(context, publisher)
    if not ticked:
        return
    form = session.widget_key("published_by_name", publisher)
    st.text_input("The ticked articles are published by", key=form)
    make_decision = partial(_make_decision, form, ticked)
    if _get_typed_publisher(form):
        draw_changes(context, make_decision())
    ask_reason(form)
    disabled = _get_typed_publisher(form) in ("", publisher)
    args = (context, make_decision, form)
    st.button(
        "Part them",
        type="primary",
        key="part_publisher",
        on_click=take_decision,
        args=args,
        disabled=disabled,
    )


def _format_subtitle(n_articles: int) -> str:
    subtitle = "tick the articles that someone else published, and say who"
    if n_articles > _MOST:
        subtitle += f"; the newest {_MOST:,} of {n_articles:,} are listed, and filters reach the others"
    return subtitle


def _ask_articles(context: PageContext, publisher: str) -> tuple[str, ...]:
    """Return the keys of the articles that are ticked among those of a publisher."""
    own = context.filters.with_choice("publisher", Choice((publisher,)))
    articles = query_corpus(context.opened, list_articles, own, limit=_MOST)
    table = st.dataframe(
        articles[["day", "title"]],
        hide_index=True,
        height=min(320, 38 + 35 * len(articles)),
        column_config={"day": "Published", "title": st.column_config.TextColumn("Title", width="large")},
        on_select="rerun",
        selection_mode="multi-row",
        # Ticks are row numbers, so another list must begin without any.
        key=f"{session.widget_key('published_by', publisher)}_{len(articles)}",
    )
    return tuple(articles["key"].iloc[table["selection"]["rows"]])


def _get_typed_publisher(form: str) -> str:
    return session.typed_text(form)


def _make_decision(form: str, articles: tuple[str, ...]) -> Decision:
    return propose_decision("set_publisher", "", (), articles=articles, value=_get_typed_publisher(form))
