"""A PDF with a text layer -> its text, page by page; a scan is set aside as one."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.schema import Reading, Record, SetAside
from dashboard.steps.read.decode import mend
from dashboard.steps.read.deliveries import read_documents
from dashboard.steps.read.source import Source, UnreadableError

_FEWEST_LETTERS = 25
"""A page of fewer letters is a picture with a number on it."""
_RECURS_ON = 3
_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")
_FULL_LINE = 0.72
"""A line shorter than this share of the longest ends its paragraph, even without a stop."""


def read_pdf(source: Source, reading: Reading) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article of a PDF, or the documents of a delivery, with the place where each page begins.

    Raises:
        UnreadableError: It is locked, or a scan.
    """
    pages = _pages(source.content)
    letters = [sum(map(str.isalpha, page)) for page in pages]
    if not any(count >= _FEWEST_LETTERS for count in letters):
        raise UnreadableError("is a scan without a text layer; run text recognition (OCR) over it first")
    pages = _without_edges(pages)
    found = list(read_documents("\n".join(pages), source.file, {}, unwrap))
    if len(found) == 1 and isinstance(found[0], Record) and found[0].position == 0:
        yield _paged(pages, source.file)
    else:
        yield from found
    bare = sum(count < _FEWEST_LETTERS for count in letters)
    if bare:
        yield SetAside(
            source.file, 0, f"was read, but {bare} of its {len(pages)} pages are pictures without text"
        )


def unwrap(text: str) -> str:
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
        return [mend(page.extract_text() or "") for page in document.pages]
    except PyPdfError as error:
        raise UnreadableError(f"is damaged or cut short ({error})") from error


def _without_edges(pages: Sequence[str]) -> list[str]:
    """Return the pages without the lines that recur at their tops and feet: running titles and numbers."""
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    seen = Counter(edge for lines in split for edge in {_masked(line) for line in _edges(lines)})
    recurring = {edge for edge, count in seen.items() if count >= min(_RECURS_ON, max(2, len(pages)))}
    return ["\n".join(_inner(lines, recurring)) for lines in split]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _inner(lines: Sequence[str], recurring: set[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        at_edge = number < _EDGE_LINES or number >= len(lines) - _EDGE_LINES
        if not (at_edge and _masked(line) in recurring):
            yield line


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _paged(pages: Sequence[str], file: str) -> Record:
    """Return a document's text with its lines joined within pages, and where each page begins in it."""
    text, starts = "", []
    for page in map(unwrap, pages):
        starts.append(len(text) + (1 if text else 0))
        text = f"{text}\n{page}" if text else page
    return Record(text, {"pages": " ".join(map(str, starts))}, file, 0)
