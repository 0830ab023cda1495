"""Articles that are ticked on a list: put into a topic by hand, all at once, or taken out of one."""

import streamlit as st

from dashboard.views.state import session
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.keep_panel import change_topic_articles, load_topics, save_topic

_TICKED, _TOPIC = "ticked_on_{}", "topic_for_{}"


def ticked_articles(name: str) -> tuple[str, ...]:
    """Return the keys of the articles that are ticked on a list, in the order they were ticked."""
    return tuple(session.get(_TICKED.format(name), ()))


def tick_article(name: str, list_key: str) -> None:
    """Tick the article whose box was just clicked on a list, or untick it."""
    key = str(session.event_value(list_key, "ticked")).partition("@")[0]
    others = tuple(other for other in ticked_articles(name) if other != key)
    session.put(_TICKED.format(name), others if key in ticked_articles(name) else (*others, key))


def draw_topic_buttons(context: PageContext, name: str, shown: tuple[str, ...]) -> None:
    """Draw what can be done with the ticked articles of a list; `shown` are those that are on its page."""
    ticked = ticked_articles(name)
    if not ticked:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"hand_list_{name}"):
        st.caption(f"{len(ticked):,} ticked", width="content")
        topics = [topic.name for topic in load_topics(context)]
        st.selectbox(
            "Topic",
            topics,
            index=None,
            key=_TOPIC.format(name),
            placeholder="A topic, or a new name",
            accept_new_options=True,
            label_visibility="collapsed",
            width=260,
        )
        for label, inside in (("Put in", True), ("Take out", False)):
            st.button(
                label, key=f"{label}_{name}", on_click=_move, args=(context, name), kwargs={"inside": inside}
            )
        everything = tuple(dict.fromkeys((*ticked, *shown)))
        _set(name, "Tick all on this page", everything)
        _set(name, "Untick all", ())


def _set(name: str, label: str, keys: tuple[str, ...]) -> None:
    args = (_TICKED.format(name), keys)
    st.button(f":gray[{label}]", key=f"{label}_{name}", type="tertiary", on_click=session.put, args=args)


def _move(context: PageContext, name: str, *, inside: bool) -> None:
    """Put the ticked articles into the topic that is named, or take them out of it."""
    called, ticked = str(session.get(_TOPIC.format(name)) or "").strip(), ticked_articles(name)
    topic = next((each for each in load_topics(context) if each.name == called), None)
    if not called or (topic is None and not inside):
        st.toast("Choose a topic first, or type a new name.")
        return
    if topic is None:
        save_topic(context, called, "", ticked)
    else:
        change_topic_articles(context, topic, *ticked, inside=inside)
    session.put(_TICKED.format(name), ())
    articles = f"{len(ticked):,} article{'' if len(ticked) == 1 else 's'}"
    st.toast(escape_markdown(f"{articles} {'put into' if inside else 'taken out of'} {called}."))
