"""Read a plain text file: one article, or the documents of a delivery."""

from collections.abc import Iterator

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile


def read_plain(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article of a text file, or the documents of a delivery.

    Raises:
        UnreadableError: It has no text.
    """
    text, encoding = decode(source.content)
    yield from read_documents(text, source.file, {"encoding": encoding})
