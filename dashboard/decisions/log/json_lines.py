"""A file of one JSON object a line beside a store: only ever added to, synced, one writer at a time."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock


def append_lines(path: Path, objects: Iterable[Mapping[str, Any]]) -> None:
    """Add objects to a file, a line each."""
    written = b"".join(json.dumps(each, ensure_ascii=False).encode("utf-8") + b"\n" for each in objects)
    with FileLock(path.with_suffix(".lock")), path.open("ab+") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
            # A line that a crash cut short must not swallow the next one.
            written = written if file.read(1) == b"\n" else b"\n" + written
        file.write(written)
        file.flush()
        os.fsync(file.fileno())


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not empty, with their numbers from 1; none where there is no file."""
    if path.exists():
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
            if line.strip():
                yield number, line
