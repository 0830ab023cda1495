"""One build at a time: a lock that ends with the process that took it."""

import datetime as dt
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import LockedError
from dashboard.files.atomic_writes import write_text

# `is_locked` takes the lock for a moment; a build that starts at that moment must wait for it.
_PATIENCE_SECONDS = 1.0


@contextmanager
def lock_store(store: Path) -> Iterator[None]:
    """Lock the store for a build.

    Raises:
        LockedError: Another process has locked it; the message names the process.
    """
    store.mkdir(parents=True, exist_ok=True)
    holder = store / "lock.holder"
    lock = FileLock(store / "lock")
    try:
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout as error:
        raise LockedError(store, _read_holder(holder)) from error
    try:
        write_text(holder, _describe_process())
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def is_locked(store: Path) -> bool:
    """Return whether a build has locked the store now."""
    if not store.exists():
        return False
    try:
        with FileLock(store / "lock").acquire(timeout=0):
            return False
    except Timeout:
        return True


def describe_lock_holder(store: Path) -> str:
    """Return the process that builds the store now, in words; '' if none does."""
    return _read_holder(store / "lock.holder") if is_locked(store) else ""


def _describe_process() -> str:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
    return f"process {os.getpid()} on {platform.node()} (since {now[:16].replace('T', ' ')} UTC)"


def _read_holder(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "another process"
