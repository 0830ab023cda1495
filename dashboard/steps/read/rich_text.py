"""A rich text file (.rtf) -> its paragraphs."""

from collections.abc import Iterator

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_rich_text(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the articles of a rich text file, with a note where it ends before its last brace.

    Raises:
        UnreadableError: It holds no text.
    """
    from striprtf.striprtf import rtf_to_text

    # RTF is ASCII; other letters are escapes of the code page that it names.
    written = source.content.decode("ascii", "replace").replace("\x00", "").rstrip()
    if not written.lstrip().startswith("{\\rtf"):
        raise UnreadableError("is no rich text file, whatever its name says")
    text = mend_text(rtf_to_text(written, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    yield from read_documents(text, source.file, {})
    if not written.endswith("}"):
        yield SetAside(source.file, 0, "was read, but it is cut short: what it held after that is lost")
