"""Files of one JSON object a line: append-only, synced, one writer at a time; and who writes them when."""

import datetime as dt
import getpass
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError
from dashboard.files.locked_files import append_bytes
from dashboard.text.xml_characters import replace_invalid_within


class BrokenLineError(DashboardError):
    """A line of such a file cannot be read; nothing is dropped."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}. Mend or remove this line; nothing was changed.")


def append_lines(path: Path, objects: Iterable[Mapping[str, object]]) -> None:
    """Add objects to a file, one a line."""
    written = (json.dumps(replace_invalid_within(each), ensure_ascii=False) + "\n" for each in objects)
    append_bytes(path, "".join(written).encode("utf-8"))


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield number (from 1) and content of each line of a file that is not empty; nothing without a file."""
    if path.exists():
        yield from split_lines(path.read_bytes())


def parse_line(line: bytes) -> Any:
    """Return the value of a line, its texts fit for XML, as `append_lines` writes them.

    Raises:
        ValueError: It is not JSON.
    """
    return replace_invalid_within(json.loads(line.decode("utf-8")))


def split_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number (from 1) and content of each line that is not empty."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def is_list_of_strings(value: object) -> bool:
    """Return whether a value is a list of strings; a string itself is none, though it has letters."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def current_time() -> str:
    """Return the present time in UTC, as ISO 8601 to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def get_user_name() -> str:
    """Return the name of the user who is logged in, '' where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
