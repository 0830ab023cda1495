"""Bytes -> text: encodings, mojibake, line ends, and characters that no text holds."""

import codecs
import re

import ftfy
import ftfy.badness

from dashboard.steps.read.source_file import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# UTF-8 read as Latin-1 or cp1252 shows one of these before a character that starts no word.
_GARBLED = re.compile(r"[ÂÃâäåæçðÐÑÎÏØÙãêëìï][^\x00-\x7fa-zA-Z]|\ufffd\?")
_MOST_FOREIGN = 0.3
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{3,30})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_FEW_DAMAGED = 1000
_SEEN_BYTES = 100_000


def decode(content: bytes) -> tuple[str, str]:
    """Return `content` as text, and how it was guessed where its encoding is not plain ('' otherwise).

    Raises:
        UnreadableError: It is no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding), ""
    if b"\0" in content:
        return _decode_as(content, _wide_encoding(content)), "UTF-16 (guessed)"
    try:
        return mend_text(content.decode("utf-8")), ""
    except UnicodeDecodeError:
        return _guess(content)


def decode_page(content: bytes) -> tuple[str, str]:
    """Return a web page as text, and how its encoding was guessed where it names none that fits.

    Raises:
        UnreadableError: It is no text.
    """
    marked = any(content.startswith(mark) for mark, _ in _MARKS)
    named = None if marked else _CHARSET.search(content[:_CHARSET_WITHIN])
    for encoding in ([_as_browsers_do(named[1].decode("ascii"))] if named else []) + ["utf-8"]:
        try:
            text = content.decode(encoding, "replace")
        except LookupError:
            continue
        if not marked and text.count("\ufffd") * _FEW_DAMAGED <= len(text):
            return mend_text(text), ""
    return decode(content)


def _as_browsers_do(encoding: str) -> str:
    """Return the encoding that browsers take for a name: pages that say Latin-1 are in Windows-1252."""
    return (
        "cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding
    )


def mend_text(text: str) -> str:
    """Return `text` with its mojibake mended, its line ends made one, and without control characters."""
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text or not text.isascii():
        text = _LINE_END.sub("\n", text)
    elif "\x0b" in text or "\x0c" in text:
        text = text.replace("\x0b", "\n").replace("\x0c", "\n")
    text = _NO_TEXT.sub("\ufffd", text)
    if _GARBLED.search(text):
        text = "\n".join(_mend_line(line) for line in text.split("\n"))
    return text


def _mend_line(line: str) -> str:
    return ftfy.fix_encoding(line) if not line.isascii() and ftfy.badness.is_bad(line) else line


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return mend_text(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableError("begins like text but is damaged, or in another encoding") from error


def _wide_encoding(content: bytes) -> str:
    """Return which UTF-16 writes Latin text with a zero in every other byte.

    Raises:
        UnreadableError: The zeros lie otherwise, so this is no text.
    """
    even, odd, half = content[::2].count(0), content[1::2].count(0), len(content) // 2
    if len(content) % 2 == 0 and max(even, odd) > 0.7 * half and min(even, odd) == 0:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise UnreadableError("is not a text file")


def _guess(content: bytes) -> tuple[str, str]:
    """Return text that is not quite UTF-8: damaged UTF-8, or Western European text of older programs."""
    utf8 = content.decode("utf-8", "replace")
    bad = utf8.count("\ufffd")
    good = sum(not char.isascii() for char in utf8) - bad
    if good > bad:
        return mend_text(utf8), "UTF-8 (damaged)"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    letters = sum(map(str.isalpha, text)) or 1
    if len(_NO_TEXT.findall(text)) * 50 > len(text):
        raise UnreadableError("is not a text file")
    if sum(char > "\x7f" for char in text) > _MOST_FOREIGN * letters:
        return _guess_by_letters(content)
    return mend_text(text), "Windows-1252 (guessed)"


def _guess_by_letters(content: bytes) -> tuple[str, str]:
    """Return text of another alphabet in an older encoding, by the letters and words that it would hold."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(content[:_SEEN_BYTES]).best()
    if best is None:
        raise UnreadableError("is in an encoding that cannot be told; save it as UTF-8")
    return mend_text(content.decode(best.encoding, "replace")), f"{best.encoding} (guessed)"
