"""A delivery of a press database (Nexis Uni, LexisNexis, Factiva) -> its documents, and what is missing of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard.schema import Record, SetAside
from dashboard.steps.read.delivery_documents import DeliveredDocument, Delivery
from dashboard.steps.read.factiva import split_factiva
from dashboard.steps.read.fields import add_title
from dashboard.steps.read.nexis import split_nexis
from dashboard.steps.read.source_file import UnreadableError

_SPLITTERS: tuple[Callable[[Sequence[str]], Delivery | None], ...] = (split_nexis, split_factiva)
_SHOWN = 10
_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr",
}  # fmt: skip
_BLANK_LINES = re.compile(r"\n{3,}")


def read_documents(
    text: str, file: str, known: Mapping[str, str], mend_body: Callable[[str], str] = str
) -> Iterator[Record | SetAside]:
    """Yield the documents of a delivery, with a note where fewer were read than it announces; or one article.

    Args:
        text: The file as text, a paragraph a line.
        file: Where it comes from.
        known: Fields that hold for each document.
        mend_body: What the text of an article still needs, such as the joining of a PDF's lines.

    Raises:
        UnreadableError: It holds no text.
    """
    if not text.strip():
        raise UnreadableError("is empty: it holds no text")
    delivery = find_delivery(text)
    if delivery is None:
        yield Record(mend_body(text), dict(known), file, 0)
        return
    for document in delivery.documents:
        yield _record(document, file, known, mend_body)
    if note := _shortfall(delivery):
        yield SetAside(file, 0, note)


def find_delivery(text: str) -> Delivery | None:
    """Return the delivery that a text is, or None where it is none."""
    lines = [line.strip() for line in text.split("\n")]
    return next((found for split in _SPLITTERS if (found := split(lines)) is not None), None)


def _record(
    document: DeliveredDocument, file: str, known: Mapping[str, str], mend_body: Callable[[str], str]
) -> Record | SetAside:
    body = _BLANK_LINES.sub("\n\n", mend_body(document.body)).strip()
    if not body:
        return SetAside(file, document.number, f"document {document.number} of the delivery has no text")
    fields = {**known, **{name: value for name, value in document.fields.items() if value}}
    if language := fields.pop("language", ""):
        code = _LANGUAGES.get(language.split(";")[0].split(",")[0].strip().lower(), "")
        fields |= {"language": code} if code else {}
    if dateline := fields.pop("dateline", ""):
        body = f"{dateline.upper().rstrip(' -–—')} - {body}"
    text, given = add_title(body, fields.get("title", ""))
    return Record(text, fields, file, document.number, given)


def _shortfall(delivery: Delivery) -> str:
    """Return what is said of documents that the delivery announces and does not hold, or ''."""
    if not delivery.missing and delivery.announced <= len(delivery.documents):
        return ""
    said = f"announces {delivery.announced} documents; {len(delivery.documents)} were read"
    shown = ", ".join(delivery.missing[:_SHOWN]) + (", ..." if len(delivery.missing) > _SHOWN else "")
    return f"{said}; missing: {shown}" if shown else said
