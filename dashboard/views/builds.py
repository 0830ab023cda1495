"""Builds as processes of their own: start one, and show how far it is."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from dashboard.paths import ROOT
from dashboard.store import Progress, read_progress
from dashboard.views.drawing import escaped


def start_build(paths: Sequence[Path], store: Path, name: str) -> None:
    """Start a build of these paths into a store."""
    _start("build", *map(str, paths), "--into", str(store), "--name", name)


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


def follow(store: Path, done: Callable[[], None]) -> None:
    """Draw a build's progress, anew each second, and call `done` when it has ended well."""
    st.fragment(_draw_progress, run_every=1.0)(store, done)


def _draw_progress(store: Path, done: Callable[[], None]) -> None:
    progress = read_progress(store)
    if progress is None:
        st.progress(0.0, "Starting ...")
    elif progress.state == "done":
        done()
        st.rerun()
    elif progress.state == "failed":
        st.error(escaped(progress.message or "The build stopped."))
    else:
        st.progress(_share(progress), escaped(told_of(progress)))


def told_of(progress: Progress) -> str:
    """Return what a build does, how far it is and how long it still takes.

    >>> told_of(Progress("running", "finding names", 120, 3824, 95.0))
    'Finding names: 120 of 3,824, about 2 minutes left'
    """
    doing = progress.doing[:1].upper() + progress.doing[1:] or "Working"
    far = f": {progress.done:,} of {progress.of:,}" if progress.of else ""
    left = "" if progress.seconds_left is None else f", {_lasting(progress.seconds_left)} left"
    return f"{doing}{far}{left}"


def _lasting(seconds: float) -> str:
    number, unit = (max(1, round(seconds)), "second") if seconds < 60 else (round(seconds / 60), "minute")
    return f"about {number} {unit}{'' if number == 1 else 's'}"


def _share(progress: Progress) -> float:
    return min(1.0, progress.done / progress.of) if progress.of else 0.0
