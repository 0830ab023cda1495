"""Read an e-mail message (.eml), or a web page that a browser saved as one (.mhtml)."""

import email
import email.policy
import email.utils
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode, mend_text
from dashboard.steps.read.fields import make_titled_record
from dashboard.steps.read.source_file import SourceFile, UnreadableError, replace_unprintable
from dashboard.steps.read.web_page import make_page_record, parse_page


def read_mail(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:  # noqa: ARG001
    """Yield the article of a message, with the facts of its headers, then its attachments.

    Raises:
        UnreadableError: It has no text, or is encrypted.
    """
    message = _parse_message(source.content)
    if message.get_content_type() == "multipart/encrypted":
        raise UnreadableError("is encrypted; save it from your mail program without encryption")
    facts = {
        "title": _read_header(message, "Subject"),
        "author": email.utils.parseaddr(_read_header(message, "From"))[0],
        "published": _find_day(message),
    }
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and (text := _decode_part(plain)).strip():
        yield make_titled_record(text, facts, source.file, 0)
    elif page is not None:
        yield make_page_record(parse_page(_decode_part(page)), source.file, facts)
    else:
        raise UnreadableError("is a message without text")
    yield from _iterate_attachments(message, source)


def _iterate_attachments(message: EmailMessage, source: SourceFile) -> Iterator[SourceFile]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and part.get_filename():
            path = replace_unprintable(str(part.get_filename()).replace("\\", "/"))
            name = PurePosixPath(path).name or f"attachment {number}"
            yield SourceFile(f"{source.file}/{name}", content, source.depth + 1)


def read_saved_page(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:  # noqa: ARG001
    """Yield the page that a browser saved, with its address and the day on which it was saved.

    Raises:
        UnreadableError: It contains no page.
    """
    message = _parse_message(source.content)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    address = _read_header(message, "Snapshot-Content-Location")
    if not pages:
        raise UnreadableError("holds no web page")
    page = next((part for part in pages if part.get("Content-Location", "") == address), pages[0])
    facts = {"retrieved": _find_day(message)}
    record = make_page_record(parse_page(_decode_part(page)), source.file, facts)
    url = record.fields.get("url") or address or str(page.get("Content-Location") or "")
    yield replace(record, fields={**record.fields, "url": url} if url else record.fields)


def _parse_message(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not message.keys():
        raise UnreadableError("is no message: it has no headers")
    return message


def _read_header(message: EmailMessage, name: str) -> str:
    return " ".join(mend_text(str(message.get(name) or "")).split())


def _find_day(message: EmailMessage) -> str:
    """Return the day of the header Date, in the sender's time zone, or ''."""
    try:
        return email.utils.parsedate_to_datetime(_read_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _decode_part(part: MIMEPart) -> str:
    """Return a part's text, in the encoding that it names or else a guessed one."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return mend_text(content.decode(charset))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content)[0] if content else ""
