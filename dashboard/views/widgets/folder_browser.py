"""Choosing a folder of this computer by going through it: on this computer alone, elsewhere below set roots."""

import ipaddress
import os
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.views.state import session
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list

ROOTS_VARIABLE = "DATELINE_ROOTS"
_MOST = 300


def allowed_roots() -> list[Path]:
    """Return the folders that may be gone through: those of DATELINE_ROOTS, else all of this computer to itself.

    An app that others reach over a network shows nobody its disk unless it was told which folders.
    """
    said = os.environ.get(ROOTS_VARIABLE, "")
    if said:
        return [Path(root).resolve() for root in said.split(os.pathsep) if root]
    return [Path(Path.home().anchor)] if is_local() else []


def is_local() -> bool:
    """Return whether the app listens to this computer alone and was called by a name of it."""
    host = (st.context.headers.get("Host") or "localhost").rsplit(":", 1)[0]
    return _is_loopback(str(st.get_option("server.address") or "")) and _is_loopback(host)


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def is_allowed(path: Path, roots: Sequence[Path]) -> bool:
    """Return whether a path lies in one of some folders, links followed."""
    return any(path.resolve().is_relative_to(root) for root in roots)


def ask_folder(key: str) -> Path | None:
    """Draw the ways to a folder or file and return the one that is chosen, None while none is."""
    roots = allowed_roots()
    if not roots:
        draw_notice(
            f"Folders of this computer can be chosen at the computer itself, or where {ROOTS_VARIABLE} names them."
        )
        return None
    if session.get(f"{key}_path") is None:
        session.put(f"{key}_path", str(Path.home() if is_allowed(Path.home(), roots) else roots[0]))
    st.text_input(
        "Folder or file", key=f"{key}_path", help="Type or paste a path, or go through the folders."
    )
    path, wrong = check_path(str(session.get(f"{key}_path") or ""), roots)
    if path is None:
        st.error(escape_markdown(wrong))
    elif path.is_dir():
        _draw_folder(key, path, roots)
    return path


def check_path(typed: str, roots: Sequence[Path]) -> tuple[Path | None, str]:
    """Return the path that was typed, or None and what is wrong with it and what to do."""
    try:
        path = Path(typed).expanduser()
        if not path.is_absolute() or not is_allowed(path, roots):
            return None, f"This folder may not be read here. Choose one of: {', '.join(map(str, roots))}"
        if not path.exists():
            return None, f"{path} is not there. Check the spelling, and that its disk is mounted."
    except (OSError, ValueError, RuntimeError) as error:
        # No such user, a letter that no path may hold, a folder that may not be opened.
        return None, f"{typed} cannot be opened ({error}). Check the spelling, and that you may read it."
    return path, ""


def _draw_folder(key: str, folder: Path, roots: Sequence[Path]) -> None:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        shown = [path for path in inside if not path.name.startswith(".") and is_allowed(path, roots)]
        folders = [path for path in shown if path.is_dir()]
    except OSError:
        st.error(escape_markdown(f"{folder} cannot be opened. You may lack the right to read it."))
        return
    above = [ListRow("..", (("‹ one folder up", ""),))] if is_allowed(folder.parent, roots) else []
    rows = [ListRow(path.name, ((f"{path.name}/", ""),)) for path in folders[:_MOST]]
    with st.container(height=220, key=f"{key}_folders"):
        draw_list(f"{key}_list", above + rows, lambda: _go(key, folder), style="quotes")
    n_files = len(shown) - len(folders)
    st.caption(f"{n_files:,} file{'' if n_files == 1 else 's'} and {len(folders):,} folders in here")


def _go(key: str, folder: Path) -> None:
    name = str(session.event_value(f"{key}_list", "opened"))
    # The name is one that was listed: it is looked up among the folders, not trusted as a path.
    there = folder.parent if name == ".." else next((p for p in folder.iterdir() if p.name == name), folder)
    session.put(f"{key}_path", str(there))
