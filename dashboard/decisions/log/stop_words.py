"""stop_words.json: the words that an analyst added to the stop words or removed from them."""

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.files.atomic_writes import encode_json
from dashboard.files.locked_files import write_locked

FILE = "stop_words.json"


class BrokenStopWordsError(DashboardError):
    """The file cannot be read; nothing is dropped."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}. Mend or remove this file; nothing was changed.")


@dataclass(frozen=True, slots=True)
class StopWordChanges:
    """Folded words added to the stop words of every language, and words removed from them."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def load_stop_words(store: Path) -> StopWordChanges:
    """Return the changes to a store's stop words.

    Raises:
        BrokenStopWordsError: The file is not one that `save_stop_words` wrote.
    """
    path = store / FILE
    if not path.exists():
        return StopWordChanges()
    try:
        payload = json.loads(path.read_text(encoding="utf-8"))
        return StopWordChanges(*(tuple(map(str, payload[name])) for name in ("added", "removed")))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenStopWordsError(path, str(error)) from error


def save_stop_words(store: Path, changes: StopWordChanges) -> None:
    """Store the changes in place of the present ones."""
    payload = {"added": sorted(set(changes.added)), "removed": sorted(set(changes.removed))}
    write_locked(store / FILE, encode_json(payload))
