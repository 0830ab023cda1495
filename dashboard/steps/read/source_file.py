"""A file as the readers see it, and the error that says why one cannot be read."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dashboard.schema import MEGABYTE


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its name from the given root on, and its bytes or its place on the disk.

    `depth` counts the archives around it. Large files stay on the disk and are read piece by piece.
    """

    file: str
    payload: bytes | Path
    depth: int = 0

    @property
    def content(self) -> bytes:
        """All bytes of the file."""
        return self.payload if isinstance(self.payload, bytes) else self.payload.read_bytes()

    @property
    def size(self) -> int:
        """The number of bytes in the file."""
        return len(self.payload) if isinstance(self.payload, bytes) else self.payload.stat().st_size

    def open(self) -> IO[bytes]:
        """Return the file opened for reading."""
        return io.BytesIO(self.payload) if isinstance(self.payload, bytes) else self.payload.open("rb")


class UnreadableError(Exception):
    """A file, or a line of one, cannot be read. The message is the reason that the analyst sees."""


def replace_unprintable(name: str) -> str:
    """Return a name with a replacement character for each character that cannot be displayed."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def format_size(size: int) -> str:
    """Return a size in bytes as people write it.

    >>> format_size(210_000_000)
    '200 MB'
    """
    return f"{size // MEGABYTE:,} MB" if size >= MEGABYTE else f"{size:,} bytes"
