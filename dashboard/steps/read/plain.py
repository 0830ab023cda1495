"""A plain text file -> one record."""

import re
from collections.abc import Iterator

from dashboard.schema import Record
from dashboard.steps.read.bounds import Bounds, Source, UnreadableError
from dashboard.steps.read.decode import decode

_WEB_PAGE = re.compile(
    r"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_plain(source: Source, bounds: Bounds) -> Iterator[Record]:  # noqa: ARG001
    """Yield the one article that a text file is.

    Raises:
        UnreadableError: It holds no text.
    """
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    if _WEB_PAGE.match(text):
        raise UnreadableError("is a web page; HTML is not read yet")
    yield Record(text, {"encoding": guess} if guess else {}, source.file, 0)
