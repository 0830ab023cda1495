"""How much the readers take in before they set a file aside, and the file as they see it."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is read of one file and one archive; sizes are in bytes, unpacked."""

    file: int = 200 * MEGABYTE
    archive: int = 2048 * MEGABYTE
    members: int = 200_000
    ratio: int = 100
    depth: int = 2
    own_fields: int = 30


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
