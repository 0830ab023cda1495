"""topics.json: the topics that the words make of a version, kept beside it, and how far the search for them is."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.store.atomic_files import read_json, write_json

FILE = "topics.json"


@dataclass(frozen=True, slots=True)
class SuggestedTopics:
    """What the last search for topics says: `state` is running, done or failed; `topics` are (name, keys)."""

    state: str
    version: int
    number: int = 0
    message: str = ""
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()


def write_suggested_topics(store: Path, found: SuggestedTopics) -> None:
    """Write what a search for topics says, whole."""
    said = {"state": found.state, "version": found.version, "number": found.number, "message": found.message}
    write_json(store / FILE, said | {"topics": [[name, list(keys)] for name, keys in found.topics]})


def read_suggested_topics(store: Path) -> SuggestedTopics | None:
    """Return what the last search for topics says, None where there was none or its file is damaged."""
    said: Any = read_json(store / FILE)
    try:
        topics = tuple((str(name), tuple(map(str, keys))) for name, keys in said["topics"])
        return SuggestedTopics(
            str(said["state"]), int(said["version"]), int(said["number"]), str(said["message"]), topics
        )
    except (TypeError, KeyError, ValueError):
        return None


def delete_suggested_topics(store: Path) -> None:
    """Take the found topics off the filters."""
    (store / FILE).unlink(missing_ok=True)


def stamp_suggested_topics(store: Path) -> str:
    """Return what changes whenever the found topics do, '' where there are none."""
    try:
        known = (store / FILE).stat()
    except FileNotFoundError:
        return ""
    return f"{known.st_mtime_ns}-{known.st_size}"
