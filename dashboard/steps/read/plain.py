"""A plain text file -> one record, or the documents of a delivery."""

from collections.abc import Iterator

from dashboard.schema import Reading, Record, SetAside
from dashboard.steps.read.decode import decode
from dashboard.steps.read.source import Source, UnreadableError


def read_plain(source: Source, reading: Reading) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the one article that a text file is.

    Raises:
        UnreadableError: It holds no text.
    """
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    yield Record(text, {"encoding": guess} if guess else {}, source.file, 0)
