"""Read a Word document (.docx): its paragraphs and tables in order."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell as Cell


def read_word(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of a Word document.

    Raises:
        UnreadableError: It is damaged, too large when unpacked, or has no text.
    """
    import docx

    check_unpacked_size(source.content, options.bounds)
    document = docx.Document(io.BytesIO(source.content))
    text = "\n".join(_iterate_lines(document))
    yield from read_documents(text, source.file, {})


def _iterate_lines(container: "Document | Cell") -> Iterator[str]:
    """Yield the text of each paragraph and of each table cell, in order."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                # A merged cell is listed once for each column that it spans.
                for cell in dict.fromkeys(row.cells):
                    yield from _iterate_lines(cell)
        else:
            yield block.text
