"""Articles brought in: dropped or chosen, looked at first, then built; the same for a new corpus and an old one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.paths import home
from dashboard.schema import MEGABYTE, ReadingLimits
from dashboard.store import (
    add_source_paths,
    create_corpus,
    current_version,
    delete_corpus,
    delete_uploads,
    drop_unread_paths,
    list_source_paths,
    read_corpus_name,
    read_progress,
    read_reading_options,
    save_reading_options,
    save_upload,
)
from dashboard.views.state import session
from dashboard.views.widgets.build_progress import draw_progress, format_duration, start_build
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.column_mapping import COLUMNS_CHANGED, ask_columns
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.folder_browser import ask_folder
from dashboard.views.widgets.preview_article import describe_preview, draw_preview_text
from dashboard.views.widgets.preview_process import (
    PreviewProcess,
    preview_key,
    read_error,
    read_preview,
    start_preview,
)
from dashboard.views.widgets.reading_report import draw_set_aside

_TABLES = 4
"""Of how many tables with columns of their own the columns are asked."""
_HEIGHT = 480
_DROP, _FOLDER = "Drop files", "Choose a folder"
_LOOKING, _BUILDING, _DROPS, _SHOWN, _NEW = "looking", "building", "drops", "preview_shown", "new_files"


def draw_add_articles(store: Path | None, done: Callable[[Path], None]) -> None:
    """Draw the way from files to a corpus.

    Args:
        store: The corpus that is added to, built or only begun; None begins a new one.
        done: Called with the corpus when its build has ended well.
    """
    chosen = _begun(store)
    if chosen is None:
        _ask_source(store)
    elif session.get(_BUILDING) == str(chosen):
        draw_title(f"Building {read_corpus_name(chosen)}", "closing this page does not stop it")
        draw_progress(chosen, lambda: _end(chosen, done))
    else:
        _draw_preview(chosen)


def resume_adding(store: Path) -> None:
    """Go on with a corpus that was begun: look at its files again, or follow its build."""
    session.put(_LOOKING, str(store))
    if read_progress(store) is not None:
        session.put(_BUILDING, str(store))


def is_adding(store: Path) -> bool:
    """Return whether files are being added to this corpus here."""
    return str(session.get(_LOOKING)) == str(store)


def is_adding_corpus() -> bool:
    """Return whether the files of a new corpus have been chosen, and it is looked at or built."""
    return _begun(None) is not None


def leave_adding() -> None:
    """Turn away from what is looked at or built; it is kept, and can be gone on with."""
    for said in (_LOOKING, _BUILDING, _NEW, COLUMNS_CHANGED):
        session.put(said, "")


def _begun(store: Path | None) -> Path | None:
    """Return the corpus whose files have been chosen and which is looked at or built here."""
    said = session.get(_LOOKING)
    begun = Path(said) if said else None
    if begun is None or not begun.exists() or (store is not None and begun != store):
        return None
    return begun if store is not None or current_version(begun) is None or session.get(_BUILDING) else None


def _end(store: Path, done: Callable[[Path], None]) -> None:
    leave_adding()
    done(store)


# ---------------------------------------------------------------- what is read


def _ask_source(store: Path | None) -> None:
    if store is None:
        st.text_input("What the corpus is called", placeholder="as the folder or file", key="new_name")
    st.segmented_control(
        "Where the articles are",
        [_DROP, _FOLDER],
        default=_DROP,
        key="source",
        required=True,
        label_visibility="collapsed",
    )
    if session.get("source") == _FOLDER:
        folder = ask_folder("chosen")
        if folder is not None:
            st.button(
                "Look at it first",
                type="primary",
                key="look_folder",
                on_click=_take_folder,
                args=(store, folder),
            )
        return
    number = int(session.get(_DROPS) or 0)
    dropped = st.file_uploader(
        "Saved pages, texts, PDF, Word, tables, mail or archives of them",
        accept_multiple_files=True,
        key=f"drop_{number}",
    )
    if dropped:
        st.button(
            "Look at them first", type="primary", key="look_files", on_click=_take_files, args=(store, number)
        )


def _take_folder(store: Path | None, folder: Path) -> None:
    _look(store or create_corpus(home(), _asked_name() or folder.stem), folder, [folder])


def _take_files(store: Path | None, number: int) -> None:
    dropped = session.get(f"drop_{number}") or []
    if not dropped:
        return
    target = store or create_corpus(home(), _asked_name() or Path(dropped[0].name).stem)
    kept = [save_upload(target, file.name, file) for file in dropped]
    # A new uploader holds nothing, so that what was dropped leaves the memory.
    session.put(_DROPS, number + 1)
    _look(target, kept[0].parent, kept)


def _asked_name() -> str:
    return str(session.get("new_name") or "").strip()


def _look(store: Path, root: Path, files: list[Path]) -> None:
    """Look at what is new; the corpus is to be read from its root too."""
    add_source_paths(store, [root])
    session.put(_NEW, ([root], files))
    session.put(_LOOKING, str(store))


def _asked(store: Path) -> tuple[list[Path], list[Path]]:
    """Return what a build is to read and what of it is new; after a break all that the corpus is read from."""
    asked: tuple[list[Path], list[Path]] = session.get(_NEW) or (
        list_source_paths(store),
        list_source_paths(store),
    )
    return asked


# ---------------------------------------------------------------- as it will be read


def _draw_preview(store: Path) -> None:
    draw_title(f"{read_corpus_name(store)}: as it will be read", "nothing is built yet")
    paths, new = _asked(store)
    looking = session.get("preview_process")
    if not isinstance(looking, PreviewProcess) or looking.asked != preview_key(store, new):
        looking = start_preview(store, new)
        session.put("preview_process", looking)
    if looking.process.poll() is None:
        st.fragment(_wait, run_every=0.4)(looking)
        return
    found = read_preview(store)
    if found is None:
        st.error(escape_markdown(f"The files could not be looked at: {read_error(store)}"))
    with st.container(horizontal=True, vertical_alignment="center", key="preview_choices"):
        if found is not None:
            st.markdown(escape_markdown(describe_estimate(found["estimate"])), width="content")
            st.button("Build it", type="primary", key="build_it", on_click=_build, args=(store, paths))
        st.button("Choose other files", key="other_files", on_click=_drop, args=(store,))
    if found is not None:
        _draw_found(store, found)


def _wait(looking: PreviewProcess) -> None:
    st.caption("Reading the first articles ...")
    if looking.process.poll() is not None:
        st.rerun()


def _draw_found(store: Path, found: Mapping[str, Any]) -> None:
    tables = found["tables"]
    unclear = [table for table in tables if not table["has_text"]]
    if unclear:
        st.warning("Which column holds the text? Say so below; without it these rows are set aside.")
    if tables:
        with st.expander("Columns", expanded=bool(unclear or session.get(COLUMNS_CHANGED))):
            for table in (unclear or tables)[:_TABLES]:
                ask_columns(store, table)
    _draw_articles(found["articles"])
    if found["set_aside"]:
        with st.expander(f"Set aside so far: {len(found['set_aside']):,}"):
            draw_set_aside(pd.DataFrame(found["set_aside"]))
    with st.expander("Limits"):
        _ask_bounds(store)


def describe_estimate(estimate: Mapping[str, Any]) -> str:
    """Return what a build will come to, in words.

    >>> describe_estimate({"files": 1, "articles": 3824, "seconds": 240, "disk": 120_000_000})
    '1 file, about 3,824 articles. Building takes about 4 minutes and about 120 MB of disk.'
    """
    files = f"{estimate['files']:,} file{'' if estimate['files'] == 1 else 's'}"
    articles = f"{estimate['articles']:,} article{'' if estimate['articles'] == 1 else 's'}"
    disk = f"{max(1, round(estimate['disk'] / 1_000_000)):,} MB"
    took = format_duration(float(estimate["seconds"]))
    return f"{files}, about {articles}. Building takes {took} and about {disk} of disk."


def _draw_articles(articles: list[dict[str, Any]]) -> None:
    if not articles:
        draw_notice("No article could be read so far.")
        return
    number = min(int(session.get(_SHOWN) or 0), len(articles) - 1)
    rows = [
        ListRow(
            str(at),
            ((article["title"] or "(no title)", ""),),
            ((describe_preview(article), ""),),
            lit=at == number,
        )
        for at, article in enumerate(articles)
    ]
    left, right = st.columns([0.4, 0.6], gap="medium")
    with left, st.container(height=_HEIGHT, key="preview_articles"):
        draw_list("preview_list", rows, _show, style="quotes")
    with right, st.container(height=_HEIGHT, key="preview_text"):
        draw_preview_text(articles[number])


def _show() -> None:
    session.put(_SHOWN, int(session.event_value("preview_list", "opened")))


def _ask_bounds(store: Path) -> None:
    bounds = read_reading_options(store).bounds
    left, right = st.columns(2)
    left.number_input("MB a file", 1, value=bounds.file // MEGABYTE, key="most_file")
    left.number_input("MB an archive, unpacked", 1, value=bounds.archive // MEGABYTE, key="most_archive")
    right.number_input("Files an archive", 1, value=bounds.members, key="most_members")
    right.number_input("Times its size an archive may unpack to", 1, value=bounds.ratio, key="most_ratio")
    right.number_input("Archives within archives", 0, 9, value=bounds.depth, key="most_depth")
    st.button("Look again", key="look_again", on_click=_keep_bounds, args=(store,))


def _keep_bounds(store: Path) -> None:
    reading = read_reading_options(store)
    sizes = {name: int(session.get(f"most_{name}")) * MEGABYTE for name in ("file", "archive")}
    counts = {name: int(session.get(f"most_{name}")) for name in ("members", "ratio", "depth")}
    bounds: ReadingLimits = replace(reading.bounds, **sizes, **counts)
    save_reading_options(store, replace(reading, bounds=bounds))


def _build(store: Path, paths: list[Path]) -> None:
    start_build(paths, store, read_corpus_name(store))
    session.put(_BUILDING, str(store))


def _drop(store: Path) -> None:
    """Let the files go: a corpus that was only begun goes with them, one that is built stays as it is."""
    delete_uploads(store, _asked(store)[1])
    leave_adding()
    if current_version(store) is None:
        delete_corpus(store)
    else:
        drop_unread_paths(store)
