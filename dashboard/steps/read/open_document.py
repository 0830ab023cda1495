"""An OpenDocument text (.odt) -> its paragraphs in order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINES = (f"{_TEXT}p", f"{_TEXT}h")
_UNSEEN = (f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls")
_BLANKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_open_document(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of an OpenDocument text.

    Raises:
        UnreadableError: It is damaged, locked, unpacks to too much, or holds no text.
    """
    from lxml import etree

    check_unpacked_size(source.content, reading.bounds)
    with zipfile.ZipFile(io.BytesIO(source.content)) as packed:
        if b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise UnreadableError("is locked with a password; save it without one")
        # Nothing outside the document may be asked for, and no entity may grow.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(packed.read("content.xml"), parser)
    text = "\n".join("".join(_told(line)) for line in root.iter(*_LINES) if not _is_inside_unseen(line))
    yield from read_documents(text, source.file, {})


def _is_inside_unseen(element: Any) -> bool:
    return any(above.tag in _UNSEEN for above in element.iterancestors())


def _told(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph; blanks, tabs and line breaks are elements of their own there."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(100, int(child.get(f"{_TEXT}c") or 1))
        elif child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag not in _UNSEEN and child.tag not in _LINES:
            yield from _told(child)
        if child.tail:
            yield child.tail
