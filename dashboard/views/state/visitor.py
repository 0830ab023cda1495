"""Who uses the app: one person on this computer, or the visitors of a server with their roles and corpora."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.launch_settings import read_launch_settings

HEADER = "X-Dateline-User"
"""The header in which a proxy passes on the name that somebody signed in with."""
_ANYBODY = "*"


class VisitorRole(StrEnum):
    """What a visitor may do: read, or read and correct."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who uses the app. The one user of a computer has no id, is an editor, and may open every corpus.

    `corpora` are the folder names of the corpora that the visitor may open; None is all of them.
    """

    id: str = ""
    role: VisitorRole = VisitorRole.EDITOR
    corpora: frozenset[str] | None = None

    def may_open(self, store: Path) -> bool:
        """Return whether the visitor may open a corpus."""
        return self.corpora is None or store.name in self.corpora


class VisitorError(DashboardError):
    """Somebody is not let in, or may not do this."""


def current_visitor() -> Visitor:
    """Return who uses the app in this session.

    Raises:
        VisitorError: The server has a file of visitors, and does not let this one in.
    """
    path = read_launch_settings().visitors
    if path is None:
        return Visitor()
    return find_visitor(read_visitors(path), read_proxy_name())


def read_proxy_name() -> str:
    """Return the name that the proxy passes on in this session, or ''."""
    return st.context.headers.get(HEADER) or ""


def require_editor() -> Visitor:
    """Return who uses the app.

    Raises:
        VisitorError: They may read and not correct.
    """
    visitor = current_visitor()
    if visitor.role is not VisitorRole.EDITOR:
        raise VisitorError("You may read here, and change nothing. Ask those who look after the server.")
    return visitor


def find_visitor(visitors: dict[str, Visitor], name: str) -> Visitor:
    """Return a visitor by the name that the proxy passes on; "*" in the file stands for every name.

    Raises:
        VisitorError: The proxy passes on no name, or the file has neither the name nor "*".
    """
    if not name:
        raise VisitorError(f"The proxy does not say who you are. It must send the header {HEADER}.")
    visitor = visitors.get(name) or visitors.get(_ANYBODY)
    if visitor is None:
        raise VisitorError(f"{name} is not among the visitors of this server. Ask those who look after it.")
    return Visitor(name, visitor.role, visitor.corpora)


def read_visitors(path: Path) -> dict[str, Visitor]:
    """Return the visitors of a file: a TOML table for each, with `role` and, for some corpora, `corpora`.

    Raises:
        VisitorError: The file cannot be read, or a table in it is not that of a visitor.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: _make_visitor(name, **table) for name, table in tables.items()}
    except (OSError, ValueError, TypeError) as error:
        raise VisitorError(f"The file of visitors, {path}, cannot be read: {error}.") from error


def _make_visitor(name: str, *, role: str, corpora: list[str] | None = None) -> Visitor:
    if corpora is not None and not (isinstance(corpora, list) and all(isinstance(c, str) for c in corpora)):
        raise ValueError(f"corpora of {name} is not a list of folder names")
    return Visitor(name, VisitorRole(role), None if corpora is None else frozenset(corpora))
