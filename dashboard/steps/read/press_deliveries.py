"""Read a delivery of a press database (Nexis Uni, LexisNexis, Factiva) as its documents."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard.schema import Record, SetAside
from dashboard.steps.read.delivery_documents import DeliveredDocument, Delivery
from dashboard.steps.read.factiva import split_factiva
from dashboard.steps.read.fields import make_titled_record
from dashboard.steps.read.nexis import split_nexis
from dashboard.steps.read.source_file import UnreadableError

_SPLITTERS: tuple[Callable[[Sequence[str]], Delivery | None], ...] = (split_nexis, split_factiva)
_MOST_LISTED = 10
_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr",
}  # fmt: skip
_BLANK_LINES = re.compile(r"\n{3,}")


def read_documents(
    text: str, file: str, shared_fields: Mapping[str, str], clean_body: Callable[[str], str] = str
) -> Iterator[Record | SetAside]:
    """Yield the documents of a delivery, and a note if some are missing; yield any other text as one article.

    Args:
        text: The file as text, a paragraph a line.
        file: The file's name.
        shared_fields: Fields that every document has.
        clean_body: Cleans an article's text, for example by joining the broken lines of a PDF.

    Raises:
        UnreadableError: It has no text.
    """
    if not text.strip():
        raise UnreadableError("is empty: it holds no text")
    delivery = find_delivery(text)
    if delivery is None:
        yield make_titled_record(clean_body(text), shared_fields, file, 0)
        return
    for document in delivery.documents:
        yield _make_record(document, file, shared_fields, clean_body)
    if note := _describe_missing(delivery):
        yield SetAside(file, 0, note)


def find_delivery(text: str) -> Delivery | None:
    """Return the delivery that a text is, or None if it is not a delivery."""
    lines = [line.strip() for line in text.split("\n")]
    return next((delivery for split in _SPLITTERS if (delivery := split(lines)) is not None), None)


def _make_record(
    document: DeliveredDocument, file: str, shared_fields: Mapping[str, str], clean_body: Callable[[str], str]
) -> Record | SetAside:
    body = _BLANK_LINES.sub("\n\n", clean_body(document.body)).strip()
    if not body:
        return SetAside(file, document.number, f"document {document.number} of the delivery has no text")
    fields = {**shared_fields, **document.fields}
    if language := fields.pop("language", ""):
        code = _LANGUAGES.get(language.split(";")[0].split(",")[0].strip().lower(), "")
        fields |= {"language": code} if code else {}
    if dateline := fields.pop("dateline", ""):
        body = f"{dateline.upper().rstrip(' -–—')} - {body}"
    return make_titled_record(body, fields, file, document.number)


def _describe_missing(delivery: Delivery) -> str:
    """Return a note on the documents that the delivery announces but lacks, or ''."""
    if not delivery.missing and delivery.announced <= len(delivery.documents):
        return ""
    note = f"announces {delivery.announced} documents; {len(delivery.documents)} were read"
    missing = ", ".join(delivery.missing[:_MOST_LISTED]) + (
        ", ..." if len(delivery.missing) > _MOST_LISTED else ""
    )
    return f"{note}; missing: {missing}" if missing else note
