"""New articles: dropped or chosen, previewed, then built, into a new corpus or one that exists."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from dashboard.paths import corpora_folder
from dashboard.store import current_version, list_source_paths, read_corpus_name, read_progress
from dashboard.views.state import session
from dashboard.views.state.corpus_changes import (
    add_source_paths,
    create_corpus,
    delete_corpus,
    delete_uploads,
    drop_unread_paths,
    save_upload,
)
from dashboard.views.widgets.build_progress import draw_progress, start_build
from dashboard.views.widgets.chart_panel import draw_title, escape_markdown
from dashboard.views.widgets.column_mapping import COLUMNS_CHANGED
from dashboard.views.widgets.folder_browser import ask_folder
from dashboard.views.widgets.pickers import ask_segment
from dashboard.views.widgets.preview_panel import describe_estimate, draw_preview
from dashboard.views.widgets.preview_process import (
    PreviewProcess,
    make_preview_key,
    read_preview,
    read_preview_error,
    start_preview,
)

_DROP, _FOLDER = "Drop files", "Choose a folder"
# Keys of the session: the corpus that is previewed or built, the number of the uploader, the new files.
_PREVIEWED, _BUILDING, _UPLOADER, _NEW_FILES = "looking", "building", "drops", "new_files"


class _SourceFiles(NamedTuple):
    """What a build reads: the paths of the corpus, and the files among them that are new."""

    paths: Sequence[Path]
    new: Sequence[Path]


def draw_add_articles(store: Path | None, on_done: Callable[[Path], None]) -> None:
    """Draw the steps from files to a corpus: choose them, preview them, build.

    Args:
        store: The corpus that is added to; None begins a new one.
        on_done: Called with the corpus when its build has succeeded.
    """
    begun = _get_begun_corpus(store)
    if begun is None:
        _ask_source(store)
    elif session.get_value(_BUILDING) == str(begun):
        draw_title(f"Building {read_corpus_name(begun)}", "closing this page does not stop it")
        draw_progress(begun, lambda: _finish_adding(begun, on_done), _return_to_preview)
    else:
        _draw_preview(begun)


def resume_adding(store: Path) -> None:
    """Go on with an unfinished corpus: preview its files again, or follow its build."""
    session.set_value(_PREVIEWED, str(store))
    if read_progress(store) is not None:
        session.set_value(_BUILDING, str(store))


def is_adding(store: Path) -> bool:
    """Return whether this session is adding files to this corpus."""
    return str(session.get_value(_PREVIEWED)) == str(store)


def is_adding_corpus() -> bool:
    """Return whether this session previews or builds a new corpus."""
    return _get_begun_corpus(None) is not None


def leave_adding() -> None:
    """Leave the preview or the build; both stay, and `resume_adding` returns to them."""
    for key in (_PREVIEWED, _BUILDING, _NEW_FILES, COLUMNS_CHANGED):
        session.set_value(key, "")


def _get_begun_corpus(store: Path | None) -> Path | None:
    """Return the corpus that this session previews or builds, None where it is another than `store`."""
    path = session.get_value(_PREVIEWED)
    begun = Path(path) if path else None
    if begun is None or not begun.exists() or (store is not None and begun != store):
        return None
    is_new = current_version(begun) is None
    return begun if store is not None or is_new or session.get_value(_BUILDING) else None


def _finish_adding(store: Path, on_done: Callable[[Path], None]) -> None:
    leave_adding()
    on_done(store)


def _return_to_preview() -> None:
    """Leave a failed build for the preview of its files, with the columns open as they were chosen."""
    session.set_value(_BUILDING, "")
    session.set_value(COLUMNS_CHANGED, True)


# ---------------------------------------------------------------- which files


def _ask_source(store: Path | None) -> None:
    if store is None:
        st.text_input("What the corpus is called", placeholder="as the folder or file", key="new_name")
    sources = {_DROP: _DROP, _FOLDER: _FOLDER}
    if ask_segment("Where the articles are", "source", sources, default=_DROP) == _FOLDER:
        _ask_folder(store)
    else:
        _ask_files(store)


def _ask_folder(store: Path | None) -> None:
    folder = ask_folder("chosen")
    if folder is not None:
        take = partial(_add_folder, store, folder)
        st.button("Look at it first", type="primary", key="look_folder", on_click=take)


def _ask_files(store: Path | None) -> None:
    number = int(session.get_value(_UPLOADER) or 0)
    dropped = st.file_uploader(
        "Saved pages, texts, PDF, Word, tables, mail or archives of them",
        accept_multiple_files=True,
        key=f"drop_{number}",
    )
    if dropped:
        take = partial(_add_files, store, number)
        st.button("Look at them first", type="primary", key="look_files", on_click=take)


def _add_folder(store: Path | None, folder: Path) -> None:
    _begin_preview(
        store or create_corpus(corpora_folder(), session.typed_text("new_name") or folder.stem),
        folder,
        [folder],
    )


def _add_files(store: Path | None, number: int) -> None:
    dropped = session.get_value(f"drop_{number}") or []
    if not dropped:
        return
    target = store or create_corpus(
        corpora_folder(), session.typed_text("new_name") or Path(dropped[0].name).stem
    )
    files = [save_upload(target, file.name, file) for file in dropped]
    # A new uploader is empty, so the dropped files leave the memory.
    session.set_value(_UPLOADER, number + 1)
    _begin_preview(target, files[0].parent, files)


def _begin_preview(store: Path, root: Path, files: Sequence[Path]) -> None:
    """Preview new files; from now on the corpus is read from their root too."""
    add_source_paths(store, [root])
    session.set_value(_NEW_FILES, _SourceFiles([root], files))
    session.set_value(_PREVIEWED, str(store))


def _list_source_files(store: Path) -> _SourceFiles:
    """Return what a build is to read; for a resumed corpus all its paths are new."""
    files: _SourceFiles | None = session.get_value(_NEW_FILES) or None
    return files or _SourceFiles(list_source_paths(store), list_source_paths(store))


# ---------------------------------------------------------------- preview and build


def _draw_preview(store: Path) -> None:
    draw_title(f"{read_corpus_name(store)}: as it will be read", "nothing is built yet")
    files = _list_source_files(store)
    running = session.get_value("preview_process")
    if not isinstance(running, PreviewProcess) or running.key != make_preview_key(store, files.new):
        running = start_preview(store, files.new)
        session.set_value("preview_process", running)
    if running.process.poll() is None:
        st.fragment(_wait_for_preview, run_every=0.4)(running)
        return
    preview = read_preview(store)
    if preview is None:
        st.error(escape_markdown(f"The files could not be looked at: {read_preview_error(store)}"))
    with st.container(horizontal=True, vertical_alignment="center", key="preview_choices"):
        if preview is not None:
            st.markdown(escape_markdown(describe_estimate(preview["estimate"])), width="content")
            build = partial(_start_build, store, files.paths)
            st.button("Build it", type="primary", key="build_it", on_click=build)
        st.button("Choose other files", key="other_files", on_click=partial(_discard_files, store))
    if preview is not None:
        draw_preview(store, preview)


def _wait_for_preview(running: PreviewProcess) -> None:
    st.caption("Reading the first articles ...")
    if running.process.poll() is not None:
        st.rerun()


def _start_build(store: Path, paths: Sequence[Path]) -> None:
    start_build(paths, store, read_corpus_name(store))
    session.set_value(_BUILDING, str(store))


def _discard_files(store: Path) -> None:
    """Delete the new files; a corpus that was never built is deleted with them, a built one stays."""
    delete_uploads(store, list(_list_source_files(store).new))
    leave_adding()
    if current_version(store) is None:
        delete_corpus(store)
    else:
        drop_unread_paths(store)
