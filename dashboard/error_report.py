"""What went wrong, in words for the user; the whole error goes into a log under a short reference."""

import contextlib
import datetime as dt
import errno
import os
import secrets
import sqlite3
import traceback
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.paths import corpora_folder

_LARGEST_LOG = 1_000_000
_SAFE = "What was saved before is safe."
_SYSTEM_ERRORS = {
    errno.ENOSPC: ("The disk is full", "Free some space, then try again."),
    errno.EDQUOT: ("Your share of the disk is used up", "Free some space, then try again."),
    errno.EACCES: (
        "You may not read or write this",
        "Ask its owner for the right, or choose another folder.",
    ),
    errno.EPERM: ("You may not read or write this", "Ask its owner for the right, or choose another folder."),
    errno.EROFS: ("This disk can only be read", "Choose a folder on another disk."),
    errno.EIO: ("The disk does not answer as it should", "Check the disk, and copy the corpus to another."),
    errno.ENOENT: ("A file or folder is gone", "Check that its disk is mounted, then try again."),
    errno.ENOTDIR: ("This is a file, not a folder", "Choose another folder."),
    errno.EISDIR: ("This is a folder, not a file", "Choose a file."),
    errno.EMFILE: ("Too many files are open", "Close other programs, then try again."),
    errno.ENFILE: ("Too many files are open", "Close other programs, then try again."),
    errno.ENOMEM: ("There is not enough memory", "Close other programs, or work on fewer articles."),
}
_SQLITE_ERRORS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
}
# SQLite's extended codes have the primary code in their lowest byte.
_PRIMARY = 0xFF


def report_error(error: Exception) -> str:
    """Return an error in words: what happened, what is safe, what to do, and where its log is.

    An error that the user can act on reads as it is written, and is not logged.
    """
    if isinstance(error, DashboardError):
        return str(error)
    reference = log_error(error)
    if reference is None:
        return f"{describe_error(error)} (The log {log_file()} could not be written.)"
    return f"{describe_error(error)} (Reference {reference} in {log_file()}.)"


def describe_error(error: Exception) -> str:
    """Return what happened, what is safe and what to do, without a reference.

    >>> describe_error(OSError(errno.ENOSPC, "No space left on device", "/corpora/a"))
    'The disk is full: /corpora/a. What was saved before is safe. Free some space, then try again.'
    """
    refused = find_system_error(error)
    if refused is None:
        return (
            f"Something went wrong in Dateline itself ({type(error).__name__}). {_SAFE} Try again; if it "
            "happens again, send the log with this reference to those who look after Dateline."
        )
    other = f"The system refused a step ({refused.strerror or type(error).__name__})"
    happened, remedy = _SYSTEM_ERRORS.get(refused.errno or 0, (other, "Try again."))
    where = f": {refused.filename}" if isinstance(refused.filename, str | os.PathLike) else ""
    return f"{happened}{where}. {_SAFE} {remedy}"


def find_system_error(error: Exception) -> OSError | None:
    """Return the error of the system that an exception stands for, None where it stands for none."""
    if isinstance(error, OSError):
        return error
    if isinstance(error, MemoryError):
        return OSError(errno.ENOMEM, "")
    if isinstance(error, sqlite3.Error):
        code = _SQLITE_ERRORS.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
        return OSError(code, str(error)) if code else None
    return None


def log_file() -> Path:
    """Return the file in which errors are logged."""
    return corpora_folder() / "errors.log"


def log_error(error: Exception) -> str | None:
    """Append an error with its traceback to the log and return its reference, None where that fails.

    Only the user may read the log. A log that has grown large is moved aside, in place of the one before.
    """
    reference = secrets.token_hex(4)
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    lines = "".join(traceback.format_exception(error))
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST_LOG:
            path.replace(_older_log())
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{reference} {moment}\n{lines}\n")
    except OSError:
        return None
    return reference


def delete_log() -> None:
    """Delete the log: a message of an error may quote a name or a file of a corpus."""
    for path in (log_file(), _older_log()):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _older_log() -> Path:
    return log_file().with_suffix(".log.1")
