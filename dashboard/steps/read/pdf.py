"""A PDF with a text layer -> its text, page by page; a scan is set aside as one."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from dashboard.schema import Part, ReadingOptions, Record, SetAside, Span
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.press_deliveries import find_delivery, read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_FEWEST_LETTERS = 25
"""A page of fewer letters is a picture with a number on it."""
_RECURS_ON = 3
_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")
_FULL_LINE = 0.72
"""A line shorter than this share of the longest ends its paragraph, even without a stop."""


def read_pdf(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article of a PDF, or the documents of a delivery, with the place where each page begins.

    Raises:
        UnreadableError: It is locked, or a scan.
    """
    pages = _pages(source.content)
    letters = [sum(map(str.isalpha, page)) for page in pages]
    if not any(count >= _FEWEST_LETTERS for count in letters):
        raise UnreadableError("is a scan without a text layer; run text recognition (OCR) over it first")
    edges = _running_lines(pages)
    inner = ["\n".join(_inner(page, edges)) for page in pages]
    if find_delivery("\n".join(inner)) is not None:
        yield from read_documents("\n".join(inner), source.file, {}, join_broken_lines)
    else:
        yield _paged(pages, edges, source.file)
    bare = sum(count < _FEWEST_LETTERS for count in letters)
    if bare:
        yield SetAside(
            source.file, 0, f"was read, but {bare} of its {len(pages)} pages are pictures without text"
        )


def join_broken_lines(text: str) -> str:
    r"""Return text whose broken lines are joined to paragraphs; a word parted by a hyphen is whole again.

    >>> print(unwrap("Rain fell on the har-\nbour of the old town\nall day.\nThen it stopped."))
    Rain fell on the harbour of the old town all day.
    Then it stopped.
    """
    lines = [line.strip() for line in text.split("\n")]
    full = _FULL_LINE * max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            before = paragraphs.pop()
            hyphen = _HYPHENATED.search(before) and line[0].islower()
            paragraphs.append(before[:-1] + line if hyphen else f"{before} {line}")
        elif line:
            paragraphs.append(line)
        goes_on = bool(line) and len(line) >= full and not _ENDS.search(line)
    return "\n".join(paragraphs)


def _pages(content: bytes) -> list[str]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        document = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableError("is locked with a password; save it without one")
        return [mend_text(page.extract_text() or "") for page in document.pages]
    except PyPdfError as error:
        raise UnreadableError("is damaged or cut short") from error


def _running_lines(pages: Sequence[str]) -> set[str]:
    """Return the lines that recur at the tops and feet of pages, their figures masked: titles and page numbers."""
    seen = Counter(edge for page in pages for edge in {_masked(line) for line in _edges(_lines(page))})
    return {edge for edge, count in seen.items() if count >= min(_RECURS_ON, max(2, len(pages)))}


def _lines(page: str) -> list[str]:
    return [line.strip() for line in page.split("\n") if line.strip()]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _parted(page: str, running: Set[str]) -> tuple[list[str], list[str], list[str]]:
    """Return a page's running lines at the top, what stands between, and those at its foot."""
    lines = _lines(page)
    first = next(
        (n for n, line in enumerate(lines[:_EDGE_LINES]) if _masked(line) not in running), _EDGE_LINES
    )
    inner = lines[first:]
    feet = next(
        (n for n, line in enumerate(inner[: -_EDGE_LINES - 1 : -1]) if _masked(line) not in running), 2
    )
    last = max(0, len(inner) - feet)
    return lines[:first], inner[:last], inner[last:]


def _inner(page: str, running: Set[str]) -> list[str]:
    return _parted(page, running)[1]


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _paged(pages: Sequence[str], running: Set[str], file: str) -> Record:
    """Return a document's text with its lines joined within pages, and where each page begins in it.

    Running lines stay in the text, marked as furniture.
    """
    text, starts, marked = "", [], list[Span]()
    for page in pages:
        starts.append(len(text) + (1 if text else 0))
        top, inner, foot = _parted(page, running)
        for told, is_edge in ((top, True), ([join_broken_lines("\n".join(inner))], False), (foot, True)):
            for line in filter(None, told):
                at = len(text) + (1 if text else 0)
                text = f"{text}\n{line}" if text else line
                marked.extend([Span(at, len(text), Part.FURNITURE)] if is_edge else [])
    return Record(text, {"pages": " ".join(map(str, starts))}, file, 0, marked=tuple(marked))
