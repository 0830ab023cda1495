"""Read a PDF with a text layer, page by page; set a scan aside."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from dashboard.schema import Part, ReadingOptions, Record, SetAside, Span
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.press_deliveries import find_delivery, read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_MIN_LETTERS = 25
"""A page with fewer letters is a picture, perhaps with a page number."""
_MIN_RECURRENCES = 3
_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")
_FULL_LINE_SHARE = 0.72
"""A line shorter than this share of the longest line ends its paragraph, even without a full stop."""


def read_pdf(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article of a PDF with the offsets of its pages, or the documents of a delivery.

    Raises:
        UnreadableError: It is locked, or a scan.
    """
    pages = _extract_pages(source.content)
    n_letters = [sum(map(str.isalpha, page)) for page in pages]
    if max(n_letters, default=0) < _MIN_LETTERS:
        raise UnreadableError("is a scan without a text layer; run text recognition (OCR) over it first")
    running = _find_running_lines(pages)
    parts = [_split_page(page, running) for page in pages]
    text = "\n".join("\n".join(page.inner) for page in parts)
    if find_delivery(text) is not None:
        yield from read_documents(text, source.file, {}, join_broken_lines)
    else:
        yield _make_record(parts, source.file)
    n_pictures = sum(count < _MIN_LETTERS for count in n_letters)
    if n_pictures:
        yield SetAside(
            source.file, 0, f"was read, but {n_pictures} of its {len(pages)} pages are pictures without text"
        )


def join_broken_lines(text: str) -> str:
    r"""Return text with its broken lines joined to paragraphs and its hyphenated words made whole.

    >>> print(join_broken_lines("Rain fell on the har-\nbour of the old town\nall day.\nThen it stopped."))
    Rain fell on the harbour of the old town all day.
    Then it stopped.
    """
    lines = [line.strip() for line in text.split("\n")]
    full_length = _FULL_LINE_SHARE * max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    continues = False
    for line in lines:
        if continues and line:
            start = paragraphs.pop()
            is_hyphenated = _HYPHENATED.search(start) and line[0].islower()
            paragraphs.append(start[:-1] + line if is_hyphenated else f"{start} {line}")
        elif line:
            paragraphs.append(line)
        continues = bool(line) and len(line) >= full_length and not _SENTENCE_END.search(line)
    return "\n".join(paragraphs)


def _extract_pages(content: bytes) -> list[str]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        document = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableError("is locked with a password; save it without one")
        return [mend_text(page.extract_text() or "") for page in document.pages]
    except PyPdfError as error:
        raise UnreadableError("is damaged or cut short") from error


class _PageParts(NamedTuple):
    """A page's running lines at the top, the lines between, and its running lines at the foot."""

    top: list[str]
    inner: list[str]
    foot: list[str]


def _find_running_lines(pages: Sequence[str]) -> set[str]:
    """Return the lines that recur at the tops and feet of pages, such as titles and page numbers, masked."""
    counts = Counter(
        edge for page in pages for edge in set(map(_mask_digits, _find_edges(_split_lines(page))))
    )
    return {edge for edge, count in counts.items() if count >= min(_MIN_RECURRENCES, max(2, len(pages)))}


def _split_lines(page: str) -> list[str]:
    return [line.strip() for line in page.split("\n") if line.strip()]


def _find_edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _split_page(page: str, running: Set[str]) -> _PageParts:
    lines = _split_lines(page)
    n_top = _count_running(lines[:_EDGE_LINES], running)
    below = lines[n_top:]
    n_foot = _count_running(below[: -_EDGE_LINES - 1 : -1], running)
    end = max(0, len(below) - n_foot)
    return _PageParts(lines[:n_top], below[:end], below[end:])


def _count_running(edge: Sequence[str], running: Set[str]) -> int:
    """Return how many lines of a page's edge are running lines before the first that is not."""
    return next((n for n, line in enumerate(edge) if _mask_digits(line) not in running), _EDGE_LINES)


def _mask_digits(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _make_record(pages: Sequence[_PageParts], file: str) -> Record:
    """Return a document with the broken lines of each page joined, and the offset at which each page begins.

    Running lines stay in the text, marked as furniture.
    """
    text, starts, marked = "", [], list[Span]()
    for page in pages:
        starts.append(len(text) + (1 if text else 0))
        paragraphs = join_broken_lines("\n".join(page.inner))
        for lines, is_edge in ((page.top, True), ([paragraphs], False), (page.foot, True)):
            for line in filter(None, lines):
                start = len(text) + (1 if text else 0)
                text = f"{text}\n{line}" if text else line
                marked.extend([Span(start, len(text), Part.FURNITURE)] if is_edge else [])
    return Record(text, {"pages": " ".join(map(str, starts))}, file, 0, marked=tuple(marked))
