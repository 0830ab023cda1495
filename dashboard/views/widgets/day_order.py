"""Day or month first: asked where the days of a table, such as 03.02.2017, can be read in two ways."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.query.audit.day_orders import (
    DayColumnReport,
    count_ambiguous_articles,
    describe_day_column,
    describe_readings,
    list_day_columns,
    read_chosen_order,
)
from dashboard.schema import DayOrder
from dashboard.store import read_reading_options
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import save_reading_options
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.build_progress import rebuild
from dashboard.views.widgets.chart_panel import escape_markdown

_MOST_LISTED = 4


def ask_day_order(store: Path, columns: Sequence[DayColumnReport]) -> None:
    """Ask for the order of days that no table decides, and draw how the others are read.

    The answer is saved with the corpus and holds for all its tables that do not decide.
    """
    undecided = [column for column in columns if not column["order"]]
    chosen = read_reading_options(store).day_order
    if undecided:
        with st.container(key="day_order"):
            _draw_columns(undecided, str(chosen or ""))
            session.set_value("day_order_choice", chosen)
            st.segmented_control(
                "Day or month first?",
                list(DayOrder),
                format_func=describe_readings(undecided[0]).__getitem__,
                key="day_order_choice",
                on_change=partial(_save_order, store),
            )
            if chosen is None:
                st.caption("Until you choose, articles with such a day have no date.")
    for column in [column for column in columns if column["order"]][:_MOST_LISTED]:
        st.caption(escape_markdown(describe_day_column(column)))


def draw_ambiguous_days(context: PageContext, on_rebuild: "partial[None]") -> None:
    """Draw how many articles have no day because theirs can be read in two ways, and both answers as buttons.

    Args:
        context: What the page draws.
        on_rebuild: Called after a click on an answer, when the build has started.
    """
    undated = query_corpus(context.opened, count_ambiguous_articles)
    columns = [column for column in query_corpus(context.opened, list_day_columns) if not column["order"]]
    if not undated or not columns:
        return
    with st.container(key="day_order"):
        articles = "1 article has" if undated == 1 else f"{undated:,} articles have"
        st.markdown(f"**Day or month first?** {articles} no date until you choose.")
        _draw_columns(columns, "")
        with st.container(horizontal=True):
            for number, (order, words) in enumerate(describe_readings(columns[0]).items()):
                answer = partial(_answer, context.store, order, on_rebuild)
                st.button(words, key=f"day_order_{number}", on_click=answer)
        st.caption("Your answer builds the corpus again. You can change it later under What was read.")


def draw_day_columns(context: PageContext, on_rebuild: "partial[None]") -> None:
    """Draw how each table was read whose days can be read in two ways, and a button to change an answer."""
    chosen = query_corpus(context.opened, read_chosen_order)
    columns = query_corpus(context.opened, list_day_columns)
    for column in columns[:_MOST_LISTED]:
        if column["order"] or chosen:
            st.caption(escape_markdown(describe_day_column(column, chosen)))
    if chosen and any(not column["order"] for column in columns):
        (other,) = [order for order in DayOrder if order != chosen]
        answer = partial(_answer, context.store, other, on_rebuild)
        st.button(f"Read them {other} instead", key="day_order_other", type="tertiary", on_click=answer)


def _draw_columns(columns: Sequence[DayColumnReport], chosen: str) -> None:
    for column in columns[:_MOST_LISTED]:
        st.markdown(escape_markdown(describe_day_column(column, chosen)))
    if len(columns) > _MOST_LISTED:
        st.caption(f"and {len(columns) - _MOST_LISTED:,} more tables like these")


def _save_order(store: Path) -> None:
    chosen: DayOrder | None = session.get_value("day_order_choice")
    save_reading_options(store, replace(read_reading_options(store), day_order=chosen))


def _answer(store: Path, order: DayOrder, on_rebuild: "partial[None]") -> None:
    save_reading_options(store, replace(read_reading_options(store), day_order=order))
    rebuild(store)
    on_rebuild()
