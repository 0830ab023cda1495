"""A Word document (.docx) -> its paragraphs and tables in order, as one article or the documents of a delivery."""

import io
from collections.abc import Iterator
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile


def read_word(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of a Word document.

    Raises:
        UnreadableError: It is damaged, unpacks to too much, or holds no text.
    """
    import docx

    check_unpacked_size(source.content, reading.bounds)
    document = docx.Document(io.BytesIO(source.content))
    text = "\n".join(_blocks(document))
    yield from read_documents(text, source.file, {})


def _blocks(container: Any) -> Iterator[str]:
    """Yield the text of each paragraph and of each row of a table, in the order of the page."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(row.cells)
                yield from (line for cell in cells for line in _blocks(cell))
        else:
            yield block.text
