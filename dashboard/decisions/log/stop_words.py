"""stop_words.json beside a store: the words that an analyst added to the stop words, or took off them."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from dashboard.errors import DashboardError

FILE = "stop_words.json"


class BrokenStopWordsError(DashboardError):
    """The file cannot be read; nothing is dropped."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}. Mend or remove this file; nothing was changed.")


@dataclass(frozen=True, slots=True)
class StopWordChanges:
    """Folded words that are left out of lists besides those of every language, and words that are not."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def load_stop_words(store: Path) -> StopWordChanges:
    """Return what was changed in a store's stop words.

    Raises:
        BrokenStopWordsError: The file is not one that `save_stop_words` wrote.
    """
    path = store / FILE
    if not path.exists():
        return StopWordChanges()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return StopWordChanges(*(tuple(map(str, said[name])) for name in ("added", "removed")))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenStopWordsError(path, str(error)) from error


def save_stop_words(store: Path, changes: StopWordChanges) -> None:
    """Keep what was changed: written aside, synced, renamed, so that a crash leaves the old file whole."""
    path, aside = store / FILE, store / f".{FILE}.partial"
    said = {"added": sorted(set(changes.added)), "removed": sorted(set(changes.removed))}
    with FileLock(store / "decisions.lock"):
        with aside.open("w", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
