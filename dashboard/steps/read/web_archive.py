"""A web archive (.warc) -> a record for each page that it holds, with its address and day of retrieval."""

import io
from collections.abc import Iterator

from dashboard.schema import Reading, Record, SetAside
from dashboard.steps.read.decode import decode_page
from dashboard.steps.read.source import Source, UnreadableError
from dashboard.steps.read.web_page import open_page, page_record

_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(source: Source, reading: Reading) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the pages of an archive (ISO 28500); pictures and scripts are counted and passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    others = number = 0
    try:
        for number, entry in enumerate(ArchiveIterator(io.BytesIO(source.content)), start=1):
            if entry.rec_type != "response":
                continue
            if not _is_page(entry):
                others += 1
                continue
            yield _read(entry, source.file, number)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        yield SetAside(source.file, number, f"is damaged or cut short after entry {number} ({error})")
    if others:
        yield SetAside(
            source.file, 0, f"was read; {others} of its entries are no pages (pictures, scripts, errors)"
        )


def _is_page(entry: object) -> bool:
    headers = getattr(entry, "http_headers", None)
    if headers is None or headers.get_statuscode() != "200":
        return False
    return str(headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in _PAGES


def _read(entry: object, file: str, number: int) -> Record | SetAside:
    headers = entry.rec_headers  # type: ignore[attr-defined]
    address = str(headers.get_header("WARC-Target-URI") or "").strip("<>")
    known = {"url": address, "retrieved": str(headers.get_header("WARC-Date") or "")[:10]}
    try:
        markup, guess = decode_page(entry.content_stream().read())  # type: ignore[attr-defined]
        return page_record(open_page(markup), file, {**known, "encoding": guess}, number)
    except UnreadableError as error:
        return SetAside(file, number, f"{address}: {error}")
