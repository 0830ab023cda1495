"""The tab of casualty and crowd figures: a strip of numbers by speaker, and the sentences."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.figure_strip import add_labels, figure_strip
from dashboard.corpus import Corpus
from dashboard.query.events.claimed_figures import (
    count_by_speaker,
    count_figure_kinds,
    describe_figures,
    list_figure_numbers,
)
from dashboard.schema import Scope
from dashboard.views.state import session
from dashboard.views.state.article_links import add_links, current_page_url, open_article
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    escape_markdown,
)
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.pager import draw_pager, get_page_offset
from dashboard.views.widgets.result_rows import drop_row_numbers, figure_rows

_ON_A_PAGE = 30
_SPEAKERS = 14
_KIND = "kind_of_figure"
_WORDS = {"crowd": "in a crowd"}
_TITLES = {
    "killed": "How many were killed",
    "injured": "How many were injured",
    "arrested": "How many were arrested",
    "displaced": "How many were displaced",
    "missing": "How many are missing",
    "crowd": "How many were in a crowd",
}


def show_figures(context: PageContext) -> None:
    """Draw the figures of one kind."""
    counts = query_corpus(context.opened, count_figure_kinds, context.filters)
    if not counts:
        draw_notice(
            "These articles claim no figure of people killed, injured, arrested, displaced, "
            "missing or in a crowd."
        )
        return
    kind = _ask_kind(counts)
    figures = query_corpus(context.opened, list_figure_numbers, context.filters, kind)
    _draw_strip(context, kind, figures)
    _draw_sentences(context, _select_figures_of_mark(figures, kind))


def _ask_kind(counts: dict[str, int]) -> str:
    if session.get_value(_KIND) not in counts:
        session.set_value(_KIND, next(iter(counts)))
    chosen = st.segmented_control(
        "Kind of figure",
        list(counts),
        format_func=lambda kind: f"{_WORDS.get(kind, kind)} {counts[kind]:,}",
        key=_KIND,
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen or next(iter(counts)))


def _draw_strip(context: PageContext, kind: str, figures: pd.DataFrame) -> None:
    dots = count_by_speaker(figures)
    most = dots.groupby("speaker")["articles"].sum().sort_values(ascending=False, kind="stable")
    dots_drawn = dots[dots["speaker"].isin(most.head(_SPEAKERS).index) & (dots["number"] > 0)]
    dots_drawn = add_labels(dots_drawn)
    more = len(most) - _SPEAKERS
    rest = f"; the {_SPEAKERS} who say most, {more:,} more are in the list" if more > 0 else ""
    subtitle = (
        "each number that is said, by whom it is said; an arrow is open that way; click one "
        f"for its sentences{rest}"
    )
    spec = build_spec(figure_strip, context.palette, context.unit)
    key = f"strip_{kind}_{hash(context.filters)}"
    draw_chart(
        context,
        ChartPanel("strip", _TITLES.get(kind, kind), subtitle, dots_drawn, spec),
        partial(_pick_mark, key),
        key,
    )


def _pick_mark(key: str) -> None:
    number = session.clicked_value(key, "said")
    session.set_value("picked_figure", (session.clicked_value(key, "speaker"), number) if number else None)


def _select_figures_of_mark(figures: pd.DataFrame, kind: str) -> pd.DataFrame:
    clicked = session.get_value("picked_figure")
    if clicked is None:
        return figures
    chosen: pd.DataFrame = figures[(figures["speaker"] == clicked[0]) & (figures["said"] == clicked[1])]
    if chosen.empty:
        session.set_value("picked_figure", None)
        return figures
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            escape_markdown(f"{clicked[1]} {_WORDS.get(kind, kind)}, said by {clicked[0] or 'nobody named'}")
        )
        st.button(
            "Show all",
            key="all_figures",
            type="tertiary",
            on_click=session.set_value,
            args=("picked_figure", None),
        )
    return chosen


def _draw_sentences(context: PageContext, figures: pd.DataFrame) -> None:
    offset = get_page_offset("figures", context.filters)
    within = (
        "that name all that is chosen"
        if context.filters.scope is Scope.SENTENCE
        else "of the selected articles"
    )
    on_page = tuple(figures["figure"].iloc[offset : offset + _ON_A_PAGE].tolist())
    page = query_corpus(context.opened, describe_figures, on_page)
    subtitle = f"{len(figures):,} figures, in sentences {within}; the files hold all of them"
    describe_all = partial(
        _describe_all, context.opened.corpus, tuple(figures["figure"].tolist()), current_page_url()
    )
    draw_chart_header(
        context,
        ChartPanel(
            "figure_table", "The sentences", subtitle, drop_row_numbers(page), export_rows=describe_all
        ),
    )
    draw_list("figure_list", figure_rows(page), _open_figure, style="quotes")
    draw_pager("figures", context.filters, _ON_A_PAGE, len(figures) - offset, len(figures))


def _describe_all(corpus: Corpus, figures: tuple[int, ...], page_url: str) -> pd.DataFrame:
    """Return every figure with its sentence and a link to it, for the exported files."""
    return drop_row_numbers(add_links(describe_figures(corpus, figures), page_url))


def _open_figure() -> None:
    key, _, at = str(session.event_value("figure_list", "opened")).partition("@")
    open_article(key, int(at))
