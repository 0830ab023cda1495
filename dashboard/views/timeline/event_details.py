"""The lit event: in its articles' own words, each with outlet and day; its articles; the way to correct it."""

import pandas as pd
import streamlit as st

from dashboard.query import list_sentences
from dashboard.query.events.event_reports import list_event_articles
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.views.state import session
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.timeline.event_figures import draw_event_figures
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.event_correction import ask_correction
from dashboard.views.widgets.result_rows import article_rows, format_article_count, sentence_rows

_AT_FIRST, _ALL = 8, 400


def lit_among(rows: pd.DataFrame, key: str) -> int | None:
    """Return the event that was clicked, while it is on the page, else the first, None where there is none."""
    clusters = [int(cluster) for cluster in rows["cluster"]]
    lit = session.get(key)
    return lit if lit in clusters else next(iter(clusters), None)


def draw_event(context: PageContext, event: pd.Series, others: pd.DataFrame, shown: EventDisplay) -> None:
    """Draw one event.

    Args:
        context: The page's context.
        event: Its row, as `list_events` has it.
        others: The rows of the list that it is in.
        shown: What is shown of the selected events.
    """
    said = format_article_count(int(event["articles"]), int(event["copies_free"]))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_event"):
        draw_title(
            str(event["days"] or event["day"]), f"{_facts(event)} · {said}; click a line to read it there"
        )
        ask_correction(context, event, others)
    shows = st.segmented_control(
        "Show", ["Sentences", "Articles", "Figures"], default="Sentences", required=True, label_visibility="collapsed", key="event_shows"
    )  # fmt: skip
    if shows == "Articles":
        _draw_articles(context, int(event["cluster"]), shown)
    elif shows == "Figures":
        draw_event_figures(context, event)
    else:
        _draw_sentences(context, int(event["cluster"]), shown)


def _draw_sentences(context: PageContext, cluster: int, shown: EventDisplay) -> None:
    """Draw one sentence an article, or on request all of them."""
    every = session.get("all_sentences") == cluster
    one, whole = (
        ask_corpus(
            context.opened,
            list_sentences,
            context.filters,
            cluster=cluster,
            limit=limit,
            options=SentenceOptions(every=each, display=shown),
        )
        for limit, each in ((_AT_FIRST, False), (_ALL, True))
    )
    clicked = draw_list("event_sentences", sentence_rows(whole if every else one), style="quotes")
    if not every and len(whole) > len(one):
        label = f"All its sentences ({len(whole):,})"
        st.button(label, type="tertiary", key="every_sentence", on_click=session.put, args=("all_sentences", cluster))  # fmt: skip
    elif every and len(whole) == _ALL:
        st.caption(f"The first {_ALL:,}; the export holds one of each article.")
    if clicked:
        open_sentence(context, clicked)


def _draw_articles(context: PageContext, cluster: int, shown: EventDisplay) -> None:
    found = ask_corpus(context.opened, list_event_articles, context.filters, cluster, limit=_ALL, display=shown)
    clicked = draw_list("event_articles", article_rows(found))
    if clicked:
        open_sentence(context, f"{clicked}@")


def _facts(event: pd.Series) -> str:
    kind = str(event["kind"]) + (
        f": {event['sub_kind']}" if event["sub_kind"] not in ("", event["kind"]) else ""
    )
    told = "" if event["status"] == "reported" else str(event["status"])
    moved = f"since told as {event['overtaken_by']}" if event["overtaken_by"] else ""
    inferred = "day inferred" if event["inferred"] else ""
    caption = "told in a caption" if event["in_caption"] else ""
    return " · ".join(part for part in (kind, told, moved, inferred, caption) if part)
