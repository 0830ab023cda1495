"""topics.json: topics suggested by the words of a version, and the state of the search for them."""

from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.files.atomic_writes import read_json, write_json

FILE = "topics.json"


@dataclass(frozen=True, slots=True)
class SuggestedTopics:
    """The last search for topics: `state` is running, done or failed; `topics` are (name, article keys)."""

    state: str
    version: int
    number: int = 0
    message: str = ""
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()


def write_suggested_topics(store: Path, topics: SuggestedTopics) -> None:
    """Write the state or the result of a search for topics."""
    pairs = [[name, list(keys)] for name, keys in topics.topics]
    write_json(store / FILE, asdict(topics) | {"topics": pairs})


def read_suggested_topics(store: Path) -> SuggestedTopics | None:
    """Return the last search for topics, None where there was none or its file is damaged."""
    payload = read_json(store / FILE)
    try:
        topics = tuple((str(name), tuple(map(str, keys))) for name, keys in payload["topics"])
        return SuggestedTopics(
            str(payload["state"]),
            int(payload["version"]),
            int(payload["number"]),
            str(payload["message"]),
            topics,
        )
    except (TypeError, KeyError, ValueError):
        return None


def delete_suggested_topics(store: Path) -> None:
    """Remove the suggested topics from the filters."""
    (store / FILE).unlink(missing_ok=True)


def stamp_suggested_topics(store: Path) -> str:
    """Return a stamp that changes with the suggested topics, '' where there are none."""
    try:
        status = (store / FILE).stat()
    except FileNotFoundError:
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}"
