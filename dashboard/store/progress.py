"""progress.json: the state of a build, as a file that the app reads."""

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TypeVar

from dashboard.errors import StoppedError
from dashboard.files.atomic_writes import read_json, write_json
from dashboard.store.build_lock import is_locked

T = TypeVar("T")
FILE = "progress.json"
_STOP = "stop"
_SECONDS_BETWEEN_WRITES = 0.4


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a build: running, done, stopped or failed; `of` is 0 where the total is not known.

    `error` is the class name of the error.
    """

    state: str
    doing: str = ""
    done: int = 0
    of: int = 0
    seconds_left: float | None = None
    a_second: float | None = None
    message: str = ""
    version: int = 0
    error: str = ""


_STATES = ("running", "done", "stopped", "failed")
_FIELDS = {field.name for field in fields(Progress)}


def read_progress(store: Path) -> Progress | None:
    """Return the progress of the last build of a store; a build that was killed counts as stopped.

    None where no build began, or where the file is not one that a build wrote.
    """
    progress = _parse_progress(read_json(store / FILE))
    if progress is None:
        return None
    if progress.state == "running" and not is_locked(store):
        return Progress("stopped", message="The build ended early. Build again to go on where it ended.")
    return progress


def _parse_progress(payload: object) -> Progress | None:
    """Return the progress in a file's JSON, or None where a field is missing, unknown or of another type."""
    if not isinstance(payload, dict) or payload.get("state") not in _STATES or not payload.keys() <= _FIELDS:
        return None
    words = (payload.get(name, "") for name in ("doing", "message", "error"))
    counts = (payload.get(name, 0) for name in ("done", "of", "version"))
    rates = [payload[name] for name in ("seconds_left", "a_second") if payload.get(name) is not None]
    is_valid = (
        all(isinstance(value, str) for value in words)
        and all(isinstance(value, int) and value >= 0 for value in counts)
        and all(isinstance(value, int | float) and math.isfinite(value) for value in rates)
    )
    return Progress(**payload) if is_valid else None


def delete_progress(store: Path) -> None:
    """Delete the progress of the last build, so that nobody takes it for the next one's."""
    if not is_locked(store):
        (store / FILE).unlink(missing_ok=True)


def request_stop(store: Path) -> None:
    """Ask the build of a store to stop; it stops when it next reports progress."""
    (store / _STOP).touch()


class Reporter:
    """Writes the progress file of one build, at most a few times a second."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._written = 0.0
        (store / _STOP).unlink(missing_ok=True)

    def write(self, progress: Progress, *, at_once: bool = False) -> None:
        """Write `progress`, unless the last write was a moment ago.

        Raises:
            StoppedError: The build is under way and someone asked it to stop.
        """
        now = time.monotonic()
        if at_once or now - self._written >= _SECONDS_BETWEEN_WRITES:
            if progress.state == "running" and (self._store / _STOP).exists():
                raise StoppedError
            write_json(self._store / FILE, asdict(progress))
            self._written = now

    def follow(self, items: Iterable[T], doing: str, of: int = 0) -> Iterator[T]:
        """Yield `items` (articles) while reporting how many are done and how long the rest will take.

        Args:
            items: The items to work on, one by one.
            doing: The work, in words that an analyst understands.
            of: The number of items; 0 where it is not known.
        """
        begun = time.monotonic()
        self._write_rate(doing, 0, of, begun)
        for done, item in enumerate(items, start=1):
            yield item
            self._write_rate(doing, done, of, begun)

    def _write_rate(self, doing: str, done: int, of: int, begun: float) -> None:
        took = time.monotonic() - begun
        left = took / done * (of - done) if of and done else None
        rate = done / took if done and took > 1 else None
        self.write(Progress("running", doing, done, of, left, rate), at_once=not done)
