"""The first page: articles over time, reported events with sentences, words, the main days."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.charts.bars import BarColumns, bars
from dashboard.query import list_events, list_sentences, rank_days
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.query.selection.visible_events import ALL_EVENTS
from dashboard.query.words.keyness import compare_with_rest
from dashboard.query.words.top_terms import TermOptions, rank_terms
from dashboard.schema import NO_DAY, Clock, DayFilter
from dashboard.views.state import address, session
from dashboard.views.state.article_links import current_page_url
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    draw_title,
)
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.event_exports import EventFiles
from dashboard.views.widgets.over_time_chart import draw_over_time
from dashboard.views.widgets.result_rows import (
    drop_row_numbers,
    event_rows,
    format_article_count,
    sentence_rows,
)
from dashboard.views.widgets.stop_word_editor import load_stop_changes

_EVENTS = 7
_MOST_RANKED = 150
_SENTENCES = 6
_WORDS = 12
_CURRENT = "lit_event"


def show(context: PageContext) -> None:
    """Draw the page: articles over time, events, words and days."""
    draw_many_undated(context)
    draw_over_time(context)
    events = _list_events_of_a_day(
        query_corpus(context.opened, list_events, context.filters, order="most written", limit=_MOST_RANKED)
    )
    left, right = st.columns([0.53, 0.47], gap="medium")
    with left:
        _draw_events(context, events)
    with right:
        _draw_sentences(context, events)
    left, right = st.columns([0.53, 0.47], gap="medium")
    with left:
        _draw_terms(context)
    with right:
        _draw_days(context)


def _list_events_of_a_day(events: pd.DataFrame) -> pd.DataFrame:
    """Return the first events of a single day; whole months and years are on the Timeline."""
    of_a_day = events[events["precision"] == "day"]
    return (events if of_a_day.empty else of_a_day).head(_EVENTS)


def _get_open_event(events: pd.DataFrame) -> int | None:
    """Return the cluster that was clicked while it is on the page, else the first."""
    return session.current_value(_CURRENT, [int(cluster) for cluster in events["cluster"]])


def _draw_events(context: PageContext, events: pd.DataFrame) -> None:
    files = EventFiles(context, "Reported events", lambda: events, ALL_EVENTS, current_page_url())
    draw_chart_header(
        context,
        ChartPanel(
            "events",
            "Reported events",
            "most written about under these filters; click one to read",
            drop_row_numbers(events),
            export_rows=lambda: drop_row_numbers(files.events),
            articles=lambda: files.articles,
        ),
    )
    if events.empty:
        draw_notice("No sentence of these articles tells of an event on a day.")
        return
    draw_list("event_list", event_rows(events, _get_open_event(events)), _open_event)


def _open_event() -> None:
    session.set_value(_CURRENT, int(session.event_value("event_list", "opened")))


def _draw_sentences(context: PageContext, events: pd.DataFrame) -> None:
    current = _get_open_event(events)
    if current is None:
        return
    event = events.loc[events["cluster"] == current].iloc[0]
    sentences = query_corpus(
        context.opened,
        list_sentences,
        context.filters,
        cluster=current,
        limit=_SENTENCES,
        options=SentenceOptions(best_first=True),
    )
    counts = format_article_count(int(event["articles"]), int(event["copies_free"]))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_sentences"):
        draw_title(
            f"{event['day']}, in their words",
            f"the sentences behind it, {counts}; click one to open its article",
        )
        if st.button(":gray[Open all ›]", type="tertiary", key="open_all"):
            _open_articles_of_day(context, event)
    clicked = draw_list("sentence_list", sentence_rows(sentences), style="quotes")
    if clicked:
        open_sentence(context, clicked)


def _open_articles_of_day(context: PageContext, event: pd.Series) -> None:
    first, last = (pd.Timestamp(event[end]).date() for end in ("first_day", "last_day"))
    address.change_filters(replace(context.filters, happened=DayFilter.between(first, last)))
    st.switch_page(context.pages["Articles"], query_params=address.current_params())


def _draw_terms(context: PageContext) -> None:
    listing = TermOptions(changes=load_stop_changes(context))
    distinctive = _find_distinctive_words(context, listing)
    if distinctive.empty:
        terms = query_corpus(context.opened, rank_terms, context.filters, limit=_WORDS, options=listing)
        title, subtitle = "Words used most", f"{context.unit} that use each; click one to search for it"
    else:
        terms, title = distinctive, "Words that set these apart"
        subtitle = (
            f"{context.unit} that use each, commoner here than in all others; click one to search for it"
        )
    spec = build_spec(bars, context.palette, BarColumns("term", "articles"), context.unit)
    key = session.widget_key("top_terms", context.filters.search)
    draw_chart(
        context,
        ChartPanel("top_terms", title, subtitle, terms, spec),
        partial(search_clicked_word, key, context),
        key,
    )


def _find_distinctive_words(context: PageContext, listing: TermOptions) -> pd.DataFrame:
    """Return the words that are surely commoner in the selection than in the rest, the most used first.

    Without a filter there is no rest, and there are none.
    """
    if context.selection.n_articles == context.selection.n_total:
        return pd.DataFrame()
    sentences = query_corpus(context.opened, compare_with_rest, context.filters, listing).rows
    distinctive_rows = sentences[(sentences["log_ratio"] > 0) & ~sentences["small"].astype(bool)].nlargest(
        _WORDS, "z"
    )
    counts = distinctive_rows[["term", "articles_a"]].rename(columns={"articles_a": "articles"})
    return counts.sort_values("articles", ascending=False, kind="stable").reset_index(drop=True)


def search_clicked_word(key: str, context: PageContext) -> None:
    """Add the word whose bar was clicked to the search."""
    term = clicked_value(key, "term")
    if term:
        word = f'"{term}"' if " " in term else term
        search = " ".join(part for part in (context.filters.search, word) if part)
        address.change_filters(replace(context.filters, search=search))


def _draw_days(context: PageContext) -> None:
    days = query_corpus(context.opened, rank_days, context.filters, limit=12)
    # Plans count half when the days are ranked; the bars count every article.
    days = days.sort_values("articles", ascending=False, kind="stable").reset_index(drop=True)
    spec = build_spec(bars, context.palette, BarColumns("label", "articles", "day"), context.unit, "time")
    subtitle = "articles with a sentence that tells of the day; click one to filter every page"
    draw_chart(
        context, ChartPanel("top_days", "Days most written about", subtitle, days, spec), _filter_by_day
    )


def _filter_by_day() -> None:
    text = clicked_value("top_days", "day")
    if text:
        day = pd.Timestamp(text).date()
        address.change_clock(Clock.HAPPENED)
        address.change_filters(replace(address.current_filters(), happened=DayFilter.between(day, day)))


MANY = 0.2


def draw_many_undated(context: PageContext) -> None:
    """Draw how many of the selected articles are undated, if they are many, and offer two ways on."""
    chosen = context.selection.articles
    total = int(np.count_nonzero(chosen))
    undated = int(np.count_nonzero(context.opened.corpus.days.best[chosen] == NO_DAY))
    not_needed = context.filters.published.only_undated or address.current_clock() is Clock.HAPPENED
    if not_needed or undated <= MANY * total:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="many_undated"):
        st.markdown(
            f"**{undated:,} of {total:,} articles have no day of publication.** The days that "
            "their texts tell may serve you better.",
            width="content",
        )
        use = partial(address.change_clock, Clock.HAPPENED)
        st.button("Show by day of happening", key="use_happened", on_click=use)
        if st.button("Decide their days", key="decide_days", type="tertiary"):
            st.switch_page(
                context.pages["Corpus"], query_params=address.current_params() | {"tab": ["Days to decide"]}
            )
