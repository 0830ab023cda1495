"""A build, which is a process of its own: start it, draw its progress, stop it, go on with it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.paths import ROOT, demo_store, news_store
from dashboard.store import Progress, describe_lock_holder, list_source_paths, read_progress
from dashboard.views.state.corpus_changes import delete_progress, request_stop
from dashboard.views.state.visitor import require_editor
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.number_words import format_duration

_SOURCE_MISSING, _NOTHING_READ = "MissingRootError", "NothingToReadError"


def start_build(paths: Sequence[Path], store: Path, name: str = "", *, remove: bool = False) -> None:
    """Start a build of these paths into a store, unless one is under way.

    Args:
        paths: The files and folders to read.
        store: Where the corpus is kept.
        name: The corpus's name; '' leaves it as it is.
        remove: Whether articles whose files are gone are removed.
    """
    if describe_lock_holder(store):
        return
    delete_progress(store)
    # One word with "=", so that a name may begin with a dash.
    options = [f"--name={name}"] if name else []
    options += ["--remove"] if remove else []
    _start_process("build", *map(str, paths), "--into", str(store), *options)


def rebuild(store: Path, *, remove: bool = False) -> None:
    """Build a corpus again from all its files, with what is new, decided or unfinished."""
    paths = list_source_paths(store)
    if store in _demos() and not paths:
        start_demo(_demos()[store])
    elif paths:
        start_build(paths, store, remove=remove)


def start_rebuild(store: Path) -> None:
    """Start to build a corpus anew from its texts, reading no file, unless a build is under way."""
    if describe_lock_holder(store):
        return
    delete_progress(store)
    _start_process("rebuild", str(store))


def _demos() -> dict[Path, str]:
    return {demo_store(): "dispatches", news_store(): "news"}


def start_demo(corpus: str) -> None:
    """Start the build of a demo corpus: dispatches, or news, which is fetched first."""
    _start_process("demo", corpus, "--build-only")


def _start_process(*arguments: str) -> None:
    require_editor()
    # A session of its own, so that the build goes on when the app is closed.
    subprocess.Popen([sys.executable, "-m", "dashboard", *arguments], cwd=ROOT, start_new_session=True)


def is_building(store: Path) -> bool:
    """Return whether a build of this store is under way."""
    progress = read_progress(store)
    return progress is not None and progress.state == "running"


def draw_progress(
    store: Path, on_done: Callable[[], None], on_return: Callable[[], None] | None = None
) -> None:
    """Draw a build's progress, again each second.

    Args:
        store: The corpus that is built.
        on_done: Called when the build has succeeded.
        on_return: Called on a return from a failed build to its files and columns; None: not offered.
    """
    st.fragment(_draw_progress, run_every=1.0)(store, on_done, on_return)


def _draw_progress(
    store: Path, on_done: Callable[[], None], on_return: Callable[[], None] | None = None
) -> None:
    progress = read_progress(store)
    if progress is None:
        st.progress(0.0, "Starting ...")
    elif progress.state == "done":
        on_done()
        st.rerun()
    elif progress.state == "running":
        _draw_running(store, progress)
    else:
        _draw_ended(store, progress, on_return)


def _draw_running(store: Path, progress: Progress) -> None:
    st.progress(_share(progress), escape_markdown(describe_progress(progress)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Stop", key="stop_build", on_click=request_stop, args=(store,))
        st.caption(escape_markdown(f"Built by {describe_lock_holder(store)}. What is done by then is kept."))


def _draw_ended(store: Path, progress: Progress, on_return: Callable[[], None] | None) -> None:
    if progress.state == "stopped":
        st.markdown(escape_markdown(progress.message or "The build was stopped."))
        st.button("Go on", key="go_on", type="primary", on_click=rebuild, args=(store,))
        return
    st.error(escape_markdown(progress.message or "The build stopped."))
    with st.container(horizontal=True):
        if on_return is not None:
            _offer_return(store, progress, on_return)
        st.button("Try again", key="try_again", on_click=rebuild, args=(store,))
        if progress.error == _SOURCE_MISSING:
            again = {"remove": True}
            st.button("It is meant to be gone", key="gone", on_click=rebuild, args=(store,), kwargs=again)


def _offer_return(store: Path, progress: Progress, on_return: Callable[[], None]) -> None:
    kind: Literal["primary", "secondary"] = "primary" if progress.error == _NOTHING_READ else "secondary"
    if st.button("Back to files and columns", key="back_to_files", type=kind):
        delete_progress(store)
        on_return()
        # A click in a fragment runs the fragment alone, and the preview stands outside it.
        st.rerun()


def describe_progress(progress: Progress) -> str:
    """Return what a build does, how much is done, how fast, and how long the rest takes.

    >>> describe_progress(Progress("running", "finding names", 120, 3824, 95.0, 40.0))
    'Finding names: 120 of 3,824, 40 a second, about 2 minutes left'
    """
    doing = progress.doing[:1].upper() + progress.doing[1:] or "Working"
    of = f" of {progress.of:,}" if progress.of else ""
    done = f": {progress.done:,}{of}" if progress.of or progress.done else ""
    rate = f", {_format_rate(progress.a_second)}" if progress.a_second else ""
    left = "" if progress.seconds_left is None else f", {format_duration(progress.seconds_left)} left"
    return f"{doing}{done}{rate}{left}"


def _format_rate(a_second: float) -> str:
    return f"{a_second:,.0f} a second" if a_second >= 2 else f"{a_second * 60:,.0f} a minute"


def _share(progress: Progress) -> float:
    return min(1.0, progress.done / progress.of) if progress.of else 0.0
