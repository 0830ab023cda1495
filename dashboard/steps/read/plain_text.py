"""A plain text file -> one record, or the documents of a delivery."""

from collections.abc import Iterator

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile


def read_plain(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article that a text file is, or the documents of the delivery that it is.

    Raises:
        UnreadableError: It holds no text.
    """
    text, guess = decode(source.content)
    yield from read_documents(text, source.file, {"encoding": guess} if guess else {})
