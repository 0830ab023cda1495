"""A message (.eml) or a page saved as one (.mhtml) -> an article with what its headers say."""

import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode, mend_text
from dashboard.steps.read.fields import add_title
from dashboard.steps.read.source_file import SourceFile, UnreadableError
from dashboard.steps.read.web_page import page_record, parse_page


def read_mail(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:  # noqa: ARG001
    """Yield the article that a message is, then what is attached to it.

    Raises:
        UnreadableError: It holds no text, or is encrypted.
    """
    message = _parsed(source.content)
    if message.get_content_type() == "multipart/encrypted":
        raise UnreadableError("is encrypted; save it from your mail program without encryption")
    known = {
        "title": _header(message, "Subject"),
        "author": email.utils.parseaddr(_header(message, "From"))[0],
        "published": _day(message),
    }
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and (text := _content(plain)).strip():
        text, given = add_title(text, known["title"])
        yield Record(text, {name: value for name, value in known.items() if value}, source.file, 0, given)
    elif page is not None:
        yield page_record(parse_page(_content(page)), source.file, known)
    else:
        raise UnreadableError("is a message without text")
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and part.get_filename():
            name = PurePosixPath(_safe(str(part.get_filename()))).name or f"attachment {number}"
            yield SourceFile(f"{source.file}/{name}", content, source.depth + 1)


def read_saved_page(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:  # noqa: ARG001
    """Yield the page of a web archive as browsers write it, with the address and day of its saving.

    Raises:
        UnreadableError: It holds no page.
    """
    message = _parsed(source.content)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    address = _header(message, "Snapshot-Content-Location")
    page = next(
        (part for part in pages if part.get("Content-Location", "") == address), pages[0] if pages else None
    )
    if page is None:
        raise UnreadableError("holds no web page")
    known = {"retrieved": _day(message)}
    record = page_record(parse_page(_content(page)), source.file, known)
    fields = dict(record.fields)
    fields.setdefault("url", address or str(page.get("Content-Location") or ""))
    yield Record(
        record.text, {k: v for k, v in fields.items() if v}, record.file, 0, record.title_given, record.marked
    )


def _parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not message.keys():
        raise UnreadableError("is no message: it has no headers")
    return message


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(mend_text(str(message.get(name) or "")).split())


def _day(message: EmailMessage) -> str:
    """Return the day that the header Date writes, in the sender's zone, or ''."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _content(part: MIMEPart) -> str:
    """Return a part's text by the encoding that it names, else by a guess."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return mend_text(content.decode(charset))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content)[0] if content else ""


def _safe(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name.replace("\\", "/"))
