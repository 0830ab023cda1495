"""One writer at a time for the small files of a store: a lock that ends with the process that took it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock

from dashboard.files.atomic_writes import encode_json, read_json, sync_folder, write_bytes
from dashboard.files.checksums import list_recorded, record_change

LOCK = "files.lock"
_POLL_SECONDS = 0.002


@contextmanager
def lock_files(store: Path) -> Iterator[None]:
    """Wait until no other thread or process writes the small files of a store, and keep them out."""
    # flock is bound to the open file, so the system frees it when the process dies, however it dies.
    with FileLock(store / LOCK, poll_interval=_POLL_SECONDS):
        yield


def write_locked(path: Path, content: bytes) -> None:
    """Write a file of a store as a whole, with its checksum, while nobody else writes there."""
    with lock_files(path.parent):
        _write_recorded(path, content)


def change_json(path: Path, change: Callable[[dict[str, Any]], Mapping[str, object]]) -> None:
    """Change the object in a JSON file, so that no change of another thread or process is lost.

    Args:
        path: The file; one that is missing or damaged counts as an empty object.
        change: Takes the present object and returns the new one.
    """
    with lock_files(path.parent):
        payload = read_json(path)
        before = payload if isinstance(payload, dict) else {}
        after = dict(change(before))
        if after != payload:
            _write_recorded(path, encode_json(after))


def append_bytes(path: Path, added: bytes) -> None:
    """Add whole lines to the end of a file, with its checksum, synced."""
    with lock_files(path.parent):
        before = path.read_bytes() if path.exists() else b""
        # After a crash the last line may lack its end; the next line must not become part of it.
        added = added if not before or before.endswith(b"\n") else b"\n" + added
        record_change(path, before + added)
        _append_synced(path, added, len(before))
        if not before:
            sync_folder(path.parent)


def _write_recorded(path: Path, content: bytes) -> None:
    if path.is_file() and path.name in list_recorded(path.parent) and path.read_bytes() == content:
        return
    record_change(path, content)
    write_bytes(path, content)


def _append_synced(path: Path, added: bytes, length: int) -> None:
    with path.open("ab") as file:
        try:
            file.write(added)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            # A full disk may take half a line: the file goes back to what it was.
            os.truncate(path, length)
            raise
