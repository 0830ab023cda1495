"""A web archive (.warc) -> a record for each page that it holds, with its address and day of retrieval."""

from collections.abc import Iterator
from typing import IO, Any

from dashboard.schema import ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode_page
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size
from dashboard.steps.read.web_page import page_record, parse_page

_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the pages of an archive (ISO 28500); pictures and scripts are counted and passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    others = number = 0
    entry = None
    with source.open() as file:
        is_whole = _ends_as_entries_do(file, source.size)
        try:
            for number, entry in enumerate(ArchiveIterator(file), start=1):
                if entry.rec_type == "response" and _is_page(entry):
                    yield _read(entry, source.file, number, reading.bounds)
                else:
                    others += entry.rec_type == "response"
        # Where the headers of an entry are cut, the library stumbles over what is missing.
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError):
            is_whole = False
    if entry is None:
        raise UnreadableError("holds no entry that can be read: it is cut short, or no web archive")
    if not is_whole or _is_cut_short(entry):
        yield SetAside(
            source.file, number, f"is damaged or cut short at entry {number}; what stands before was read"
        )
    if others:
        yield SetAside(
            source.file, 0, f"was read; {others} of its entries are no pages (pictures, scripts, errors)"
        )


def _ends_as_entries_do(file: IO[bytes], size: int) -> bool:
    file.seek(max(0, size - 4))
    end = file.read()
    file.seek(0)
    return end.replace(b"\r", b"").endswith(b"\n\n")


def _is_cut_short(entry: Any) -> bool:
    """Whether an entry that was read to its end holds less than it says."""
    return int(getattr(entry.raw_stream, "limit", 0)) > 0


def _is_page(entry: Any) -> bool:
    headers = entry.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    return str(headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in _PAGES


def _read(entry: Any, file: str, number: int, bounds: ReadingLimits) -> Record | SetAside:
    headers = entry.rec_headers
    address = str(headers.get_header("WARC-Target-URI") or "").strip("<>")
    known = {"url": address, "retrieved": str(headers.get_header("WARC-Date") or "")[:10]}
    content = entry.content_stream().read(bounds.file + 1)
    try:
        if len(content) > bounds.file:
            raise UnreadableError(f"holds more than the {format_size(bounds.file)} that are read")
        if _is_cut_short(entry):
            raise UnreadableError("is cut short, and was not read by half")
        markup, guess = decode_page(content)
        return page_record(parse_page(markup), file, {**known, "encoding": guess}, number)
    except UnreadableError as error:
        return SetAside(file, number, f"{address}: {error}")
