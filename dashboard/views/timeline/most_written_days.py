"""The tab Days: the days most written about, and the sentences that name the open one."""

import pandas as pd
import streamlit as st

from dashboard.query import list_sentences, rank_days
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.schema import Clock, DayFilter
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice, draw_title
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.date_filter import change_days
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.result_rows import format_article_count, sentence_rows, shorten_sentence

_DAYS, _SENTENCES = 30, 12
_CURRENT = "lit_day"


def show(context: PageContext) -> None:
    """Draw the tab: the days most written about, and the sentences that name the open day."""
    days = query_corpus(context.opened, rank_days, context.filters, limit=_DAYS)
    subtitle = "articles with a sentence that names the day and what you filter by; whole days only"
    left, right = st.columns([0.55, 0.45], gap="medium")
    with left:
        draw_chart_header(context, ChartPanel("days_most", "Days most written about", subtitle, days))
        if days.empty:
            draw_notice("No sentence of these articles names a day.")
            return
        current = _get_open_day(days)
        draw_list("day_list", _make_rows(days, current), _open_day)
    with right:
        _draw_sentences(context, days.loc[days["day"] == current].iloc[0])


def _get_open_day(days: pd.DataFrame) -> str:
    current = str(session.get_value(_CURRENT, ""))
    return current if current in set(days["day"]) else str(days["day"].iloc[0])


def _make_rows(days: pd.DataFrame, current: str) -> list[ListRow]:
    return [
        ListRow(
            id=day.day,
            lead=day.label,
            text=((shorten_sentence(day.sentence), ""),),
            meta=((format_article_count(int(day.articles), int(day.copies_free)), ""),),
            lit=day.day == current,
        )
        for day in iterate_rows(days)
    ]


def _open_day() -> None:
    session.set_value(_CURRENT, str(session.event_value("day_list", "opened")))


def _draw_sentences(context: PageContext, day: pd.Series) -> None:
    subtitle = str(day["day"])
    sentences = query_corpus(
        context.opened,
        list_sentences,
        context.filters,
        day=subtitle,
        limit=_SENTENCES,
        options=SentenceOptions(best_first=True),
    )
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_day"):
        draw_title(
            f"{day['label']}, in their words",
            "one sentence an article, the most telling first; click one to read it there",
        )
        st.button(
            ":gray[Only this day ›]",
            type="tertiary",
            key="only_day",
            on_click=_filter_by_day,
            args=(str(day["day"]),),
        )
    clicked = draw_list("day_sentences", sentence_rows(sentences), style="quotes")
    if clicked:
        open_sentence(context, clicked)


def _filter_by_day(day: str) -> None:
    only = pd.Timestamp(day).date()
    address.change_clock(Clock.HAPPENED)
    change_days(Clock.HAPPENED, DayFilter.between(only, only))
