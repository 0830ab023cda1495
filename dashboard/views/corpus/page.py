"""The page Corpus: its tabs, and the build that decisions wait for, and the days that need an answer."""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.decisions import load_decisions
from dashboard.decisions.articles.awaiting_rebuild import count_awaiting_rebuild
from dashboard.views.corpus.check_dates import draw_date_check
from dashboard.views.corpus.decisions import draw_decisions_tab
from dashboard.views.state import address, session
from dashboard.views.state.corpus_choice import unpin_version
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.add_articles import draw_add_articles, is_adding
from dashboard.views.widgets.build_progress import draw_progress, is_building, rebuild
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.day_order import draw_ambiguous_days, draw_day_columns
from dashboard.views.widgets.reading_report import draw_report

REPORT, DAYS, ADD, DECIDED = "What was read", "Days to decide", "Add articles", "Decisions"
_REBUILDING = "rebuilding"


def show(context: PageContext) -> None:
    """Draw the page: its tabs, the build under way, and new articles."""
    _draw_waiting(context)
    pages = {REPORT: _draw_report, DAYS: draw_date_check, ADD: _draw_adding, DECIDED: draw_decisions_tab}
    wanted = address.current_tab()
    tab = wanted if wanted in pages else REPORT
    session.set_value("corpus_tab", tab)
    st.segmented_control(
        "Part of the page",
        list(pages),
        key="corpus_tab",
        required=True,
        label_visibility="collapsed",
        on_change=_change_tab,
    )
    pages[tab](context)


def _draw_report(context: PageContext) -> None:
    draw_day_columns(context, _follow_rebuild(context))
    draw_report(context)


def _follow_rebuild(context: PageContext) -> "partial[None]":
    """Return what makes the page follow a build that has just been started."""
    return partial(session.set_value, _REBUILDING, str(context.store))


def _change_tab() -> None:
    name = str(session.get_value("corpus_tab"))
    address.change_tab("" if name == REPORT else name)


def _draw_waiting(context: PageContext) -> None:
    """Draw how many decisions wait for the next build, and offer it; or the build that is running."""
    if session.get_value(_REBUILDING) == str(context.store) or (
        is_building(context.store) and not is_adding(context.store)
    ):
        with st.container(key="rebuilding"):
            draw_progress(context.store, _end_adding)
        return
    draw_ambiguous_days(context, _follow_rebuild(context))
    waiting = count_awaiting_rebuild(
        load_decisions(context.store), context.opened.corpus.meta.get("honoured", ())
    )
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="following"):
        st.markdown(describe_waiting_decisions(waiting), width="content")
        st.button("Build now", key="build_now", type="primary", on_click=_rebuild, args=(context.store,))


def describe_waiting_decisions(number: int) -> str:
    """Return how many decisions wait for the next build, in words.

    >>> describe_waiting_decisions(1)
    '1 decision follows with the next build: days that count from other days, and texts that were put back.'
    """
    follows = "decision follows" if number == 1 else "decisions follow"
    return (
        f"{number:,} {follows} with the next build: days that count from other days, and texts "
        "that were put back."
    )


def _rebuild(store: Path) -> None:
    rebuild(store)
    session.set_value(_REBUILDING, str(store))


def _end_adding() -> None:
    session.set_value(_REBUILDING, "")
    unpin_version()


def _draw_adding(context: PageContext) -> None:
    left, _ = st.columns([0.75, 0.25])
    with left:
        draw_title("Add articles", "to this corpus: what is in it stays, and so does every decision")
        draw_add_articles(context.store, lambda _: unpin_version())
