"""Paths -> the files below them, in order, each handed to the reader of its format."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.schema import DEFAULT_READING, ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read.formats import read_source
from dashboard.steps.read.skipped_files import find_skip_reason
from dashboard.steps.read.source_file import SourceFile, format_size

_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".warc")
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


def read_paths(
    paths: Sequence[Path], reading: ReadingOptions = DEFAULT_READING
) -> Iterator[Record | SetAside]:
    """Yield every article of the files and folders in `paths`, and what was set aside, in sorted order.

    Hidden files are passed over; links are not followed. Files are named from the given root's own name on.
    """
    for path, file, reason in list_files(paths):
        yield from [SetAside(file, 0, reason)] if reason else read_file(path, file, reading)


def list_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, name, why it is not looked into or '') of every file in `paths`, in sorted order."""
    for root, name in _named(paths):
        if not root.exists():
            yield root, name, "is not there"
            continue
        files = list(_walk(root, name))
        names = {file for _, file in files}
        yield from ((path, file, find_skip_reason(file, names)) for path, file in files)


def safe_name(name: str) -> str:
    """Return a file's name without what cannot be stored or shown: broken characters and controls."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs") else char for char in readable)


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is the system's own and no part of a corpus."""
    return name.startswith((".", "~$")) or name in _HIDDEN


def _named(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each root once, under a name of its own; a root that lies in another is read with that one."""
    roots = list(dict.fromkeys(path.resolve() for path in paths))
    taken: Counter[str] = Counter()
    for root in roots:
        if any(other in root.parents for other in roots):
            continue
        name = safe_name(root.name) or "root"
        taken[name] += 1
        yield root, name if taken[name] == 1 else f"{name} ({taken[name]})"


def _walk(path: Path, file: str) -> Iterator[tuple[Path, str]]:
    if path.is_symlink() or not path.is_dir():
        yield path, file
        return
    try:
        children = sorted(path.iterdir(), key=lambda child: child.name)
    except OSError:
        # A folder that may not be opened is a path that is no file, and is set aside as one.
        yield path, file
        return
    for child in children:
        if not is_hidden(child.name):
            yield from _walk(child, f"{file}/{safe_name(child.name)}")


def read_file(path: Path, file: str, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of one file, or a note of why there are none."""
    try:
        reason = _refusal(path, reading.bounds)
        held = path if reason or _is_large(path) else path.read_bytes()
    except OSError as error:
        reason = f"could not be opened: {error.strerror}"
    if reason:
        yield SetAside(file, 0, reason)
    else:
        yield from read_source(SourceFile(file, held), reading)


def _is_large(path: Path) -> bool:
    """Whether a file may hold many others, and is read piece by piece."""
    return path.suffix.lower() in _ARCHIVES


def _refusal(path: Path, bounds: ReadingLimits) -> str:
    """Return why a path is not opened, or ''."""
    if path.is_symlink():
        return "is a link to another place; links are not followed"
    if not path.is_file():
        return "is a folder that may not be opened" if path.is_dir() else "is not a file"
    size = path.stat().st_size
    most = bounds.archive if _is_large(path) else bounds.file
    return (
        f"holds {format_size(size)}, more than the {format_size(most)} that are read" if size > most else ""
    )
