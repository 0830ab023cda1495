"""Parting a publisher: articles that another one published are ticked, and given to it by name."""

from functools import partial

import streamlit as st

from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.facet_counts import replace_choice
from dashboard.schema import Choice, Decision
from dashboard.views.state import session
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.decision_form import ask_reason, draw_changes, propose_decision, take_decision

_MOST = 1_000


def draw_parting(context: PageContext, publisher: str, n_articles: int) -> None:
    """Draw the articles of a publisher, and the form that gives those that are ticked to another one."""
    draw_title("Two publishers of one name", _told(n_articles))
    ticked = _ask_articles(context, publisher)
    if not ticked:
        return
    form = f"part_publisher_{publisher}"
    st.text_input("The ticked articles are published by", key=form)
    parted = partial(_parted, form, ticked)
    if _called(form):
        draw_changes(context, parted())
    ask_reason(form)
    disabled = _called(form) in ("", publisher)
    args = (context, parted, form)
    st.button(
        "Part them",
        type="primary",
        key="part_publisher",
        on_click=take_decision,
        args=args,
        disabled=disabled,
    )


def _told(n_articles: int) -> str:
    told = "tick the articles that someone else published, and say who"
    if n_articles > _MOST:
        told += f"; the newest {_MOST:,} of {n_articles:,} are listed, and filters reach the others"
    return told


def _ask_articles(context: PageContext, publisher: str) -> tuple[str, ...]:
    """Return the keys of the articles that are ticked among those of a publisher."""
    own = replace_choice(context.filters, "publisher", Choice((publisher,)))
    articles = ask_corpus(context.opened, list_articles, own, limit=_MOST)
    shown = st.dataframe(
        articles[["day", "title"]],
        hide_index=True,
        height=min(320, 38 + 35 * len(articles)),
        column_config={"day": "Published", "title": st.column_config.TextColumn("Title", width="large")},
        on_select="rerun",
        selection_mode="multi-row",
        # What is ticked are rows: another list begins with none.
        key=f"published_by_{publisher}_{len(articles)}",
    )
    return tuple(articles["key"].iloc[shown["selection"]["rows"]])


def _called(form: str) -> str:
    return str(session.get(form) or "").strip()


def _parted(form: str, articles: tuple[str, ...]) -> Decision:
    return propose_decision("set_publisher", "", (), articles=articles, value=_called(form))
