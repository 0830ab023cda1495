"""Read a rich text file (.rtf)."""

from collections.abc import Iterator

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_rich_text(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the articles of a rich text file, and a note if its end is missing.

    Raises:
        UnreadableError: It has no text.
    """
    from striprtf.striprtf import rtf_to_text

    # RTF is ASCII. Other letters are escapes in the code page that the file names.
    markup = source.content.decode("ascii", "replace").replace("\x00", "").rstrip()
    if not markup.lstrip().startswith("{\\rtf"):
        raise UnreadableError("is no rich text file, whatever its name says")
    text = mend_text(rtf_to_text(markup, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    yield from read_documents(text, source.file, {})
    if not markup.endswith("}"):
        yield SetAside(source.file, 0, "was read, but it is cut short: what it held after that is lost")
