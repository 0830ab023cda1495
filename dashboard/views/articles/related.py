"""The reader's margin: the sources of an article, its topics, and similar articles."""

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.decisions.log.notes import Note
from dashboard.query.articles.news_origins import list_origins_of_article
from dashboard.query.articles.saved_topics import find_topic_articles
from dashboard.query.articles.similar_articles import list_similar_articles
from dashboard.views.state import session
from dashboard.views.state.article_links import open_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.add_to_topic import change_topic_articles, load_topics
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.iterate_rows import iterate_rows

_TOPICS = "topics_of_article"


def draw_origins(context: PageContext, key: str) -> None:
    """Draw the agencies and outlets that an article names as its source."""
    origins = query_corpus(context.opened, _list_origins, key)
    if origins:
        origins_text = "; ".join(f"{name} ({', '.join(ways)})" for name, ways in origins.items())
        st.caption(f"Origins: {escape_markdown(origins_text)}")


def draw_topics(context: PageContext, key: str) -> None:
    """Draw the topics of an article; a change adds or removes it by hand."""
    topics = load_topics(context)
    if not topics:
        return
    inside = [topic.name for topic in topics if query_corpus(context.opened, _is_in_topic, topic, key)]
    widget = f"{_TOPICS}_{key}"
    session.set_value(widget, inside)
    st.multiselect(
        "Topics",
        [topic.name for topic in topics],
        key=widget,
        placeholder="Put it in a topic",
        on_change=_change_topics,
        args=(context, key, widget, tuple(inside)),
    )


def draw_similar(context: PageContext, key: str) -> None:
    """Draw the articles that are most similar to this one."""
    similar = query_corpus(context.opened, list_similar_articles, key)
    if similar.empty:
        return
    st.caption("Similar articles, by the words they share")
    rows = [
        ListRow(
            id=article.key,
            text=((article.title or "(no title)", ""),),
            meta=((f"{article.publisher} · {article.day} · {article.words}".removeprefix(" · "), ""),),
        )
        for article in iterate_rows(similar)
    ]
    draw_list("similar_list", rows, _open_similar, style="quotes")


def _list_origins(corpus: Corpus, key: str) -> dict[str, list[str]]:
    row, ways_by_name = corpus.row_of(key), dict[str, list[str]]()
    for name, how in list_origins_of_article(corpus, row) if row is not None else []:
        ways_by_name.setdefault(name, []).append(how)
    return ways_by_name


def _is_in_topic(corpus: Corpus, topic: Note, key: str) -> bool:
    row = corpus.row_of(key)
    return row is not None and bool(find_topic_articles(corpus, topic)[row])


def _change_topics(context: PageContext, key: str, widget: str, before: tuple[str, ...]) -> None:
    now = set(session.get_value(widget, ()))
    for topic in load_topics(context):
        if (topic.name in now) != (topic.name in before):
            change_topic_articles(context, topic, key, inside=topic.name in now)


def _open_similar() -> None:
    open_article(str(session.event_value("similar_list", "opened")))
