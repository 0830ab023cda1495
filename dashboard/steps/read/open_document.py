"""Read an OpenDocument text (.odt): its paragraphs in order."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINES = (f"{_TEXT}p", f"{_TEXT}h")
_IGNORED = (f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls")
_BLANKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_open_document(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of an OpenDocument text.

    Raises:
        UnreadableError: It is damaged, locked, too large when unpacked, or has no text.
    """
    from lxml import etree

    check_unpacked_size(source.content, options.bounds)
    with zipfile.ZipFile(io.BytesIO(source.content)) as packed:
        if b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise UnreadableError("is locked with a password; save it without one")
        # A hostile file must not load anything from elsewhere, nor expand entities.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(packed.read("content.xml"), parser)
    text = "\n".join(
        "".join(_iterate_text(line)) for line in root.iter(*_LINES) if not _is_inside_ignored(line)
    )
    yield from read_documents(text, source.file, {})


def _is_inside_ignored(element: "Element") -> bool:
    return any(above.tag in _IGNORED for above in element.iterancestors())


def _iterate_text(element: "Element") -> Iterator[str]:
    """Yield the text of a paragraph. Repeated blanks, tabs and line breaks are elements of their own."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(100, int(child.get(f"{_TEXT}c") or 1))
        elif child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag not in _IGNORED and child.tag not in _LINES:
            yield from _iterate_text(child)
        if child.tail:
            yield child.tail
