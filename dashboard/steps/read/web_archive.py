"""Read a web archive (.warc): a record for each page, with its address and day of retrieval."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from dashboard.schema import ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode_page
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size
from dashboard.steps.read.web_page import make_page_record, parse_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord as Entry

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_web_archive(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the pages of an archive (ISO 28500); count pictures and scripts, and skip them."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    n_others = number = 0
    entry = None
    with source.open() as file:
        is_whole = _has_entry_end(file, source.size)
        try:
            for number, entry in enumerate(ArchiveIterator(file), start=1):
                if entry.rec_type == "response" and _is_page(entry):
                    yield _read_page(entry, source.file, number, options.bounds)
                else:
                    n_others += entry.rec_type == "response"
        # The library raises the last two if the headers of an entry are cut short.
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError):
            is_whole = False
    if entry is None:
        raise UnreadableError("holds no entry that can be read: it is cut short, or no web archive")
    if not is_whole or _is_cut_short(entry):
        yield SetAside(
            source.file, number, f"is damaged or cut short at entry {number}; what stands before was read"
        )
    if n_others:
        yield SetAside(
            source.file, 0, f"was read; {n_others} of its entries are no pages (pictures, scripts, errors)"
        )


def _has_entry_end(file: IO[bytes], size: int) -> bool:
    file.seek(max(0, size - 4))
    end = file.read()
    file.seek(0)
    return end.replace(b"\r", b"").endswith(b"\n\n")


def _is_cut_short(entry: "Entry") -> bool:
    """Return whether an entry that was read to its end is shorter than its header states."""
    return int(getattr(entry.raw_stream, "limit", 0)) > 0


def _is_page(entry: "Entry") -> bool:
    headers = entry.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    return str(headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in _PAGE_TYPES


def _read_page(entry: "Entry", file: str, number: int, limits: ReadingLimits) -> Record | SetAside:
    headers = entry.rec_headers
    address = str(headers.get_header("WARC-Target-URI") or "").strip("<>")
    facts = {"url": address, "retrieved": str(headers.get_header("WARC-Date") or "")[:10]}
    content = entry.content_stream().read(limits.file + 1)
    try:
        if len(content) > limits.file:
            raise UnreadableError(f"holds more than the {format_size(limits.file)} that are read")
        if _is_cut_short(entry):
            raise UnreadableError("is cut short, and was not read by half")
        markup, encoding = decode_page(content)
        return make_page_record(parse_page(markup), file, {**facts, "encoding": encoding}, number)
    except UnreadableError as error:
        return SetAside(file, number, f"{address}: {error}")
