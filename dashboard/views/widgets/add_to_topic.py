"""Topics: each has a query and a list made by hand, to which articles ticked on a list are added."""

from functools import partial

import streamlit as st

from dashboard.decisions.log.notes import TOPIC, Note, list_topics, load_notes, new_note
from dashboard.views.state import session
from dashboard.views.state.corpus_changes import append_note
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.number_words import format_count


def load_topics(context: PageContext) -> tuple[Note, ...]:
    """Return the topics of this corpus."""
    return list_topics(load_notes(context.store))


def save_topic(
    context: PageContext, name: str, query: str, keys: tuple[str, ...] = (), without: tuple[str, ...] = ()
) -> None:
    """Save a topic: its name stands for the articles of the query, with `keys` and without `without`."""
    append_note(context.store, new_note(TOPIC, name=name, query=query, keys=keys, without=without))


def change_topic_articles(context: PageContext, topic: Note, *articles: str, inside: bool) -> None:
    """Put articles into a topic by hand, or take them out."""
    keys = tuple(each for each in topic.keys if each not in articles)
    without = tuple(each for each in topic.without if each not in articles)
    changed = ((*keys, *articles), without) if inside else (keys, (*without, *articles))
    save_topic(context, topic.name, topic.query, *changed)


def ticked_articles(name: str) -> tuple[str, ...]:
    """Return the keys of the articles that are ticked on a list, in the order they were ticked."""
    return tuple(session.get_value(_ticks_key(name), ()))


def tick_article(name: str, list_key: str) -> None:
    """Tick the article whose box was just clicked on a list, or untick it."""
    key = str(session.event_value(list_key, "ticked")).partition("@")[0]
    others = tuple(other for other in ticked_articles(name) if other != key)
    session.set_value(_ticks_key(name), others if key in ticked_articles(name) else (*others, key))


def draw_topic_buttons(context: PageContext, name: str, on_page: tuple[str, ...]) -> None:
    """Draw the buttons for the ticked articles of a list; `on_page` are the articles on its page."""
    ticked = ticked_articles(name)
    if not ticked:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"hand_list_{name}"):
        st.caption(f"{len(ticked):,} ticked", width="content")
        st.selectbox(
            "Topic",
            [topic.name for topic in load_topics(context)],
            index=None,
            key=_topic_key(name),
            placeholder="A topic, or a new name",
            accept_new_options=True,
            label_visibility="collapsed",
            width=260,
        )
        for label, inside in (("Put in", True), ("Take out", False)):
            move = partial(_move_ticked, context, name, inside=inside)
            st.button(label, key=f"{label}_{name}", on_click=move)
        _draw_tick_button(name, "Tick all on this page", tuple(dict.fromkeys((*ticked, *on_page))))
        _draw_tick_button(name, "Untick all", ())


def _draw_tick_button(name: str, label: str, keys: tuple[str, ...]) -> None:
    tick = partial(session.set_value, _ticks_key(name), keys)
    st.button(f":gray[{label}]", key=f"{label}_{name}", type="tertiary", on_click=tick)


def _move_ticked(context: PageContext, name: str, *, inside: bool) -> None:
    """Put the ticked articles into the topic that is named, or take them out of it."""
    topic_name, ticked = session.typed_text(_topic_key(name)), ticked_articles(name)
    topic = next((each for each in load_topics(context) if each.name == topic_name), None)
    if not topic_name or (topic is None and not inside):
        st.toast("Choose a topic first, or type a new name.")
        return
    if topic is None:
        save_topic(context, topic_name, "", ticked)
    else:
        change_topic_articles(context, topic, *ticked, inside=inside)
    session.set_value(_ticks_key(name), ())
    articles = format_count(len(ticked), "article")
    st.toast(escape_markdown(f"{articles} {'put into' if inside else 'taken out of'} {topic_name}."))


def _ticks_key(name: str) -> str:
    return f"ticked_on_{name}"


def _topic_key(name: str) -> str:
    return f"topic_for_{name}"
