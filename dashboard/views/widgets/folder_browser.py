"""A folder of this computer, chosen by going through its folders.

Only the folders that the command line or DATELINE_ROOTS names are shown. No request can prove that it comes
from this computer: behind a proxy, all of them do.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.launch_settings import read_launch_settings
from dashboard.views.state import session
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list, plain_text
from dashboard.views.widgets.number_words import format_count

_MOST_FOLDERS = 300


def is_allowed(path: Path, roots: Sequence[Path]) -> bool:
    """Return whether a path lies in one of some folders, after links are followed."""
    return any(path.resolve().is_relative_to(root) for root in roots)


def ask_folder(key: str) -> Path | None:
    """Draw a box and a list to choose a folder or file; return the chosen one, None while there is none."""
    roots = read_launch_settings().roots
    if not roots:
        draw_notice(
            "Folders can be chosen here once Dateline is started with them: dateline --browse FOLDER. "
            "Files can be dropped in any case, and dateline open FOLDER reads a folder."
        )
        return None
    if session.get_value(f"{key}_path") is None:
        session.set_value(f"{key}_path", str(Path.home() if is_allowed(Path.home(), roots) else roots[0]))
    st.text_input(
        "Folder or file", key=f"{key}_path", help="Type or paste a path, or go through the folders."
    )
    path, problem = check_path(str(session.get_value(f"{key}_path") or ""), roots)
    if path is None:
        st.error(escape_markdown(problem))
    elif path.is_dir():
        _draw_folder(key, path, roots)
    return path


def check_path(typed: str, roots: Sequence[Path]) -> tuple[Path | None, str]:
    """Return a typed path, or None with what is wrong with it and what to do."""
    try:
        path = Path(typed).expanduser()
        if not path.is_absolute() or not is_allowed(path, roots):
            return None, f"This folder may not be read here. Choose one of: {', '.join(map(str, roots))}"
        if not path.exists():
            return None, f"{path} is not there. Check the spelling, and that its disk is mounted."
    except (OSError, ValueError, RuntimeError) as error:
        # An unknown user, a character that no path may contain, a folder without the right to read it.
        return None, f"{typed} cannot be opened ({error}). Check the spelling, and that you may read it."
    return path, ""


def _draw_folder(key: str, folder: Path, roots: Sequence[Path]) -> None:
    try:
        contents = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        visible = [path for path in contents if not path.name.startswith(".") and is_allowed(path, roots)]
        folders = [path for path in visible if path.is_dir()]
    except OSError:
        st.error(escape_markdown(f"{folder} cannot be opened. You may lack the right to read it."))
        return
    above = [ListRow("..", plain_text("‹ one folder up"))] if is_allowed(folder.parent, roots) else []
    rows = [ListRow(path.name, plain_text(f"{path.name}/")) for path in folders[:_MOST_FOLDERS]]
    with st.container(height=220, key=f"{key}_folders"):
        draw_list(f"{key}_list", above + rows, lambda: _open_folder(key, folder), style="quotes")
    n_files = len(visible) - len(folders)
    st.caption(f"{format_count(n_files, 'file')} and {len(folders):,} folders in here")


def _open_folder(key: str, folder: Path) -> None:
    name = str(session.event_value(f"{key}_list", "opened"))
    # The name comes from the browser, so it is looked up in the folder, never used as a path.
    named = (path for path in folder.iterdir() if path.name == name)
    chosen = folder.parent if name == ".." else next(named, folder)
    session.set_value(f"{key}_path", str(chosen))
