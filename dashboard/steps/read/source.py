"""A file as the readers see it, and why one is not read."""

from dataclasses import dataclass

from dashboard.schema import MEGABYTE


@dataclass(frozen=True, slots=True)
class Source:
    """A file's content and its name within the roots that were given; `depth` counts the archives around it."""

    file: str
    content: bytes
    depth: int = 0


class UnreadableError(Exception):
    """A file, or a line of one, cannot be read; the message is the reason as the analyst sees it."""


def in_words(size: int) -> str:
    """Return a size in bytes as people say it.

    >>> in_words(210_000_000)
    '200 MB'
    """
    return f"{size // MEGABYTE:,} MB" if size >= MEGABYTE else f"{size:,} bytes"
