"""Builds as processes of their own: start one, show how far it is, stop it, go on with it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from dashboard.paths import ROOT, demo_store, news_store
from dashboard.store import (
    Progress,
    delete_progress,
    describe_lock_holder,
    list_source_paths,
    read_progress,
    request_stop,
)
from dashboard.views.widgets.chart_panel import escape_markdown

_LOST = "MissingRootError"


def start_build(paths: Sequence[Path], store: Path, name: str = "", *, remove: bool = False) -> None:
    """Start a build of these paths into a store, unless one is under way.

    Args:
        paths: The files and folders to read.
        store: Where the corpus is kept.
        name: What it is called; '' keeps its name.
        remove: Whether what is gone from the paths is meant to be gone.
    """
    if describe_lock_holder(store):
        return
    delete_progress(store)
    # With its sign of equality, so that a name may begin with a dash.
    named = [f"--name={name}"] if name else []
    _start("build", *map(str, paths), "--into", str(store), *named, *(["--remove"] if remove else []))


def rebuild(store: Path, *, remove: bool = False) -> None:
    """Start a build of all that a corpus is read from: what is new, what was decided, what was left undone."""
    paths = list_source_paths(store)
    if store in _demos() and not paths:
        start_demo(_demos()[store])
    elif paths:
        start_build(paths, store, remove=remove)


def _demos() -> dict[Path, str]:
    return {demo_store(): "dispatches", news_store(): "news"}


def start_demo(corpus: str) -> None:
    """Start the build of a demo corpus: dispatches, or news, which fetches it first."""
    _start("demo", corpus, "--build-only")


def _start(*arguments: str) -> None:
    # A session of its own, so that closing the app does not stop a build half-way.
    subprocess.Popen([sys.executable, "-m", "dashboard", *arguments], cwd=ROOT, start_new_session=True)


def is_building(store: Path) -> bool:
    """Return whether a build of this store is under way."""
    progress = read_progress(store)
    return progress is not None and progress.state == "running"


def draw_progress(store: Path, done: Callable[[], None]) -> None:
    """Draw a build's progress, anew each second, and call `done` when it has ended well."""
    st.fragment(_draw_progress, run_every=1.0)(store, done)


def _draw_progress(store: Path, done: Callable[[], None]) -> None:
    progress = read_progress(store)
    if progress is None:
        st.progress(0.0, "Starting ...")
    elif progress.state == "done":
        done()
        st.rerun()
    elif progress.state == "running":
        _draw_running(store, progress)
    else:
        _draw_ended(store, progress)


def _draw_running(store: Path, progress: Progress) -> None:
    st.progress(_share(progress), escape_markdown(describe_progress(progress)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Stop", key="stop_build", on_click=request_stop, args=(store,))
        st.caption(escape_markdown(f"Built by {describe_lock_holder(store)}. What is done by then is kept."))


def _draw_ended(store: Path, progress: Progress) -> None:
    if progress.state == "stopped":
        st.markdown(escape_markdown(progress.message or "The build was stopped."))
        st.button("Go on", key="go_on", type="primary", on_click=rebuild, args=(store,))
        return
    st.error(escape_markdown(progress.message or "The build stopped."))
    with st.container(horizontal=True):
        st.button("Try again", key="try_again", on_click=rebuild, args=(store,))
        if progress.error == _LOST:
            again = {"remove": True}
            st.button("It is meant to be gone", key="gone", on_click=rebuild, args=(store,), kwargs=again)


def describe_progress(progress: Progress) -> str:
    """Return what a build does, how far it is, how fast it goes and how long it still takes.

    >>> describe_progress(Progress("running", "finding names", 120, 3824, 95.0, 40.0))
    'Finding names: 120 of 3,824, 40 a second, about 2 minutes left'
    """
    doing = progress.doing[:1].upper() + progress.doing[1:] or "Working"
    of = f" of {progress.of:,}" if progress.of else ""
    far = f": {progress.done:,}{of}" if progress.of or progress.done else ""
    rate = f", {_rated(progress.a_second)}" if progress.a_second else ""
    left = "" if progress.seconds_left is None else f", {format_duration(progress.seconds_left)} left"
    return f"{doing}{far}{rate}{left}"


def _rated(a_second: float) -> str:
    return f"{a_second:,.0f} a second" if a_second >= 2 else f"{a_second * 60:,.0f} a minute"


def format_duration(seconds: float) -> str:
    """Return a stretch of time as people say it.

    >>> format_duration(9), format_duration(7_000)
    ('about 9 seconds', 'about 2 hours')
    """
    steps = ((60, 1, "second"), (5_400, 60, "minute"), (float("inf"), 3_600, "hour"))
    size, unit = next((size, unit) for below, size, unit in steps if seconds < below)
    number = max(1, round(seconds / size))
    return f"about {number} {unit}{'' if number == 1 else 's'}"


def _share(progress: Progress) -> float:
    return min(1.0, progress.done / progress.of) if progress.of else 0.0
