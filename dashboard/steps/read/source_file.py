"""A file as the readers see it, and why one is not read."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dashboard.schema import MEGABYTE


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's name within the roots that were given, and what it holds, or where that lies on the disk.

    `depth` counts the archives around it. What may be large is opened, and only the rest is held in memory.
    """

    file: str
    held: bytes | Path
    depth: int = 0

    @property
    def content(self) -> bytes:
        """All that the file holds."""
        return self.held if isinstance(self.held, bytes) else self.held.read_bytes()

    @property
    def size(self) -> int:
        """How many bytes the file holds."""
        return len(self.held) if isinstance(self.held, bytes) else self.held.stat().st_size

    def open(self) -> IO[bytes]:
        """Return the file, open to be read piece by piece."""
        return io.BytesIO(self.held) if isinstance(self.held, bytes) else self.held.open("rb")


class UnreadableError(Exception):
    """A file, or a line of one, cannot be read; the message is the reason as the analyst sees it."""


def format_size(size: int) -> str:
    """Return a size in bytes as people say it.

    >>> in_words(210_000_000)
    '200 MB'
    """
    return f"{size // MEGABYTE:,} MB" if size >= MEGABYTE else f"{size:,} bytes"
