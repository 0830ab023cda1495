"""The tab of topics: named queries with articles added by hand, their counts and exports."""

import pandas as pd
import streamlit as st

from dashboard.corpus import Corpus
from dashboard.decisions.log.notes import Note
from dashboard.errors import QueryError
from dashboard.query.articles.saved_topics import TOPIC
from dashboard.query.search.query_parser import parse_query
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.selection.select import select
from dashboard.schema import FIELD_PREFIX, Choice, Filters
from dashboard.views.articles.suggested_topics import show_suggested_topics
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.add_to_topic import load_topics, save_topic
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_downloads,
    draw_notice,
    escape_markdown,
    make_panel_card,
)
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.result_rows import drop_row_numbers
from dashboard.views.widgets.saved_views_panel import remove_note

_COLUMNS = (0.2, 0.3, 0.12, 0.16, 0.22)


def show_topics(context: PageContext) -> None:
    """Draw the topics of this corpus and a way to make one."""
    topics = load_topics(context)
    rows = [_make_list_row(context, topic) for topic in topics]
    table = pd.DataFrame(rows, columns=["topic", "search", "articles", "put in by hand", "taken out by hand"])
    subtitle = (
        "a topic is a name for a search; it is a filter at the left, and an article can be "
        "put in or taken out by hand; counted over all articles"
    )
    draw_chart_header(context, ChartPanel("topics", "Topics", subtitle, table, drawn=DrawnFilters(Filters())))
    for topic, row in zip(topics, rows, strict=True):
        _draw_topic(context, topic, row[2])
    if not topics:
        draw_notice("No topic yet. Give a search a name below, or under Save view.")
    _ask_new(context)
    st.space("small")
    show_suggested_topics(context)


def _make_list_row(context: PageContext, topic: Note) -> tuple[str, str, int, int, int]:
    n_articles = query_corpus(context.opened, _count_articles, topic.name)
    return topic.name, topic.query, n_articles, len(topic.keys), len(topic.without)


def _filter_by_topic(name: str) -> Filters:
    return Filters(choices={f"{FIELD_PREFIX}{TOPIC}": Choice((name,))})


def _count_articles(corpus: Corpus, name: str) -> int:
    return select(corpus, _filter_by_topic(name)).n_articles


def _draw_topic(context: PageContext, topic: Note, n_articles: int) -> None:
    name, query, count, hand, acts = st.columns(_COLUMNS, vertical_alignment="center")
    name.markdown(f"**{escape_markdown(topic.name)}**")
    query.caption(escape_markdown(topic.query) or "by hand only")
    count.caption(format_count(n_articles, "article"))
    hand.caption(f"+{len(topic.keys)} −{len(topic.without)} by hand")
    with acts.container(horizontal=True, gap="small"):
        st.button(
            "Show",
            key=session.widget_key("show", topic.id),
            type="tertiary",
            on_click=_choose_topic,
            args=(topic,),
        )
        with st.popover(":gray[Export]", type="tertiary", key=session.widget_key("export", topic.id)):
            rows = list_articles(context.opened.corpus, _filter_by_topic(topic.name), limit=0)
            panel = ChartPanel(
                session.widget_key("topic", topic.id),
                f"Topic {topic.name}",
                "",
                drop_row_numbers(rows),
                drawn=DrawnFilters(_filter_by_topic(topic.name)),
            )
            draw_downloads(make_panel_card(context, panel), panel)
        st.button(
            ":gray[Remove]",
            key=session.widget_key("remove", topic.id),
            type="tertiary",
            on_click=remove_note,
            args=(context, topic),
        )


def _choose_topic(topic: Note) -> None:
    address.change_choice(f"field:{TOPIC}", Choice((topic.name,)))
    address.change_tab("")


def _ask_new(context: PageContext) -> None:
    with st.form("new_topic", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Name", key="topic_name", max_chars=60)
        query = st.text_input(
            "Search", key="topic_query", value=context.filters.search, placeholder='wheat OR "price of bread"'
        )
        made = st.form_submit_button("Make a topic")
    if made:
        _save_new_topic(context, name.strip(), query.strip())


def _save_new_topic(context: PageContext, name: str, query: str) -> None:
    if not name:
        st.warning("Give the topic a name.")
        return
    try:
        if query:
            parse_query(query)
    except QueryError as error:
        st.warning(escape_markdown(f"{error} (character {error.position + 1} of the search)"))
        return
    save_topic(context, name, query)
    st.rerun()
