"""Suggested topics: start the search in its own process, show its progress and its result."""

import subprocess
import sys

import streamlit as st

from dashboard.paths import ROOT
from dashboard.query.articles.suggested_topics import MOST_ARTICLES, SUGGESTED_TOPIC
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.selection.facet_counts import count_facet
from dashboard.schema import Choice
from dashboard.store.suggested_topics import SuggestedTopics, read_suggested_topics
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import delete_suggested_topics, write_suggested_topics
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_title, escape_markdown

_MOST = 60
_TITLE = "Topics that the words make"


def show_suggested_topics(context: PageContext) -> None:
    """Draw the suggested topics, and a way to compute them."""
    suggested = read_suggested_topics(context.store)
    if suggested is not None and suggested.state == "running":
        st.fragment(_follow_search, run_every=1.0)(context, suggested)
        return
    if suggested is not None and suggested.state == "failed":
        st.warning(escape_markdown(suggested.message))
    if (
        suggested is not None
        and suggested.topics
        and f"field:{SUGGESTED_TOPIC}" in context.opened.corpus.facets
    ):
        _draw_suggested(context)
    else:
        draw_title(_TITLE, "groups of articles that use the same words, found without a search")
    _ask_number(context)


def _draw_suggested(context: PageContext) -> None:
    facet = f"field:{SUGGESTED_TOPIC}"
    counts = query_corpus(context.opened, count_facet, context.filters, facet, limit=_MOST)
    rows = counts[counts["key"] != ""][["label", "count"]].rename(
        columns={"label": "topic", "count": "articles"}
    )
    subtitle = (
        "groups of articles that use the same words, each called by its heaviest; click one to filter by it"
    )
    drawn = DrawnFilters(context.filters, facet)
    draw_chart_header(context, ChartPanel("found_topics", _TITLE, subtitle, rows, drawn=drawn))
    with st.container(horizontal=True, gap="small"):
        for name, n in zip(rows["topic"], rows["articles"], strict=True):
            st.button(
                f"{escape_markdown(name)} :gray[{n:,}]",
                key=session.widget_key("topic", name),
                on_click=_choose_topic,
                args=(name,),
            )


def _choose_topic(name: str) -> None:
    address.change_choice(f"field:{SUGGESTED_TOPIC}", Choice((name,)))


def _ask_number(context: PageContext) -> None:
    corpus = context.opened.corpus
    if corpus.n > MOST_ARTICLES:
        st.caption(f"Topics are found in corpora of up to {MOST_ARTICLES:,} articles.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.slider("How many topics to find", 5, 40, 15, key="number_of_topics", width=280)
        st.button("Find topics", key="find_topics", on_click=_start_search, args=(context, number))
        if f"field:{SUGGESTED_TOPIC}" in corpus.facets:
            st.button(
                "Take them off",
                key="forget_topics",
                type="tertiary",
                on_click=delete_suggested_topics,
                args=(context.store,),
            )


def _start_search(context: PageContext, number: int) -> None:
    write_suggested_topics(
        context.store, SuggestedTopics("running", int(context.opened.corpus.version), number)
    )
    command = [sys.executable, "-m", "dashboard", "topics", str(context.store), "--number", str(number)]
    # A session of its own, so that closing the app does not stop it half-way.
    subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def _follow_search(context: PageContext, running: SuggestedTopics) -> None:
    current = read_suggested_topics(context.store)
    if current is None or current.state != "running":
        st.rerun()
    st.progress(
        0.5,
        f"Finding {running.number} topics in {context.opened.corpus.n:,} articles; the app can "
        "be used meanwhile",
    )
    st.button(
        "Stop waiting",
        key="forget_topics",
        type="tertiary",
        on_click=delete_suggested_topics,
        args=(context.store,),
    )
