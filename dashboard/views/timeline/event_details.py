"""One event: its sentences with outlet and day, its articles, its figures, and the way to correct it."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.query import list_sentences
from dashboard.query.events.event_reports import list_event_articles
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.timeline.event_figures import draw_event_figures
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.event_correction import ask_correction
from dashboard.views.widgets.result_rows import article_rows, format_article_count, sentence_rows

_AT_FIRST, _ALL = 8, 400


@dataclass(frozen=True, slots=True)
class EventList:
    """A list of events on a tab: its widget key, the key of its open event, and how its rows are drawn."""

    key: str
    open_event: str
    make_rows: Callable[[pd.DataFrame, int | None], list[ListRow]]

    def remember_click(self) -> None:
        """Remember the event that was just clicked as the open one."""
        session.set_value(self.open_event, int(session.event_value(self.key, "opened")))


def draw_event_list(
    context: PageContext,
    events: EventList,
    page: pd.DataFrame,
    display: EventDisplay,
    draw_pages: Callable[[], None],
) -> None:
    """Draw a page of a list of events, and beside it the one that is open.

    Args:
        context: The page's context.
        events: The list.
        page: Its rows on this page, at least one, as `list_events` returns them.
        display: Which of the selected events the list holds.
        draw_pages: Draws the pager below the list.
    """
    current = session.current_value(events.open_event, [int(cluster) for cluster in page["cluster"]])
    left, right = st.columns([0.55, 0.45], gap="medium")
    with left:
        draw_list(events.key, events.make_rows(page, current), events.remember_click)
        draw_pages()
    with right:
        draw_event(context, page.loc[page["cluster"] == current].iloc[0], page, display)


def draw_event(context: PageContext, event: pd.Series, others: pd.DataFrame, display: EventDisplay) -> None:
    """Draw one event.

    Args:
        context: The page's context.
        event: Its row, as `list_events` has it.
        others: The rows of the list that it is in.
        display: Which of the selected events the page lists.
    """
    counts = format_article_count(int(event["articles"]), int(event["copies_free"]))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_event"):
        draw_title(
            str(event["days"] or event["day"]),
            f"{_list_facts(event)} · {counts}; click a line to read it there",
        )
        ask_correction(context, event, others)
    content = st.segmented_control(
        "Show",
        ["Sentences", "Articles", "Figures"],
        default="Sentences",
        required=True,
        label_visibility="collapsed",
        key="event_shows",
    )
    if content == "Articles":
        _draw_articles(context, int(event["cluster"]), display)
    elif content == "Figures":
        draw_event_figures(context, event)
    else:
        _draw_sentences(context, int(event["cluster"]), display)


def _draw_sentences(context: PageContext, cluster: int, display: EventDisplay) -> None:
    """Draw one sentence an article, or on request all of them."""
    every = session.get_value("all_sentences") == cluster
    first_sentences, all_sentences = (
        query_corpus(
            context.opened,
            list_sentences,
            context.filters,
            cluster=cluster,
            limit=limit,
            options=SentenceOptions(every=each, display=display),
        )
        for limit, each in ((_AT_FIRST, False), (_ALL, True))
    )
    clicked = draw_list(
        "event_sentences", sentence_rows(all_sentences if every else first_sentences), style="quotes"
    )
    if not every and len(all_sentences) > len(first_sentences):
        label = f"All its sentences ({len(all_sentences):,})"
        st.button(
            label,
            type="tertiary",
            key="every_sentence",
            on_click=session.set_value,
            args=("all_sentences", cluster),
        )
    elif every and len(all_sentences) == _ALL:
        st.caption(f"The first {_ALL:,}; the export holds one of each article.")
    if clicked:
        open_sentence(context, clicked)


def _draw_articles(context: PageContext, cluster: int, display: EventDisplay) -> None:
    articles = query_corpus(
        context.opened, list_event_articles, context.filters, cluster, limit=_ALL, display=display
    )
    clicked = draw_list("event_articles", article_rows(articles))
    if clicked:
        open_sentence(context, f"{clicked}@")


def _list_facts(event: pd.Series) -> str:
    kind = str(event["kind"]) + (
        f": {event['sub_kind']}" if event["sub_kind"] not in ("", event["kind"]) else ""
    )
    status = "" if event["status"] == "reported" else str(event["status"])
    superseded = f"since told as {event['overtaken_by']}" if event["overtaken_by"] else ""
    inferred = "day inferred" if event["inferred"] else ""
    caption = "told in a caption" if event["in_caption"] else ""
    return " · ".join(part for part in (kind, status, superseded, inferred, caption) if part)
