"""Decode bytes to text: detect the encoding, repair mojibake, unify line ends, remove control characters."""

import codecs
import re

import ftfy
import ftfy.badness

from dashboard.steps.read.source_file import SourceFile, UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# UTF-8 that was read as Latin-1 or cp1252 has one of these letters before a character that is no letter.
_GARBLED = re.compile(r"[ÂÃâäåæçðÐÑÎÏØÙãêëìï][^\x00-\x7fa-zA-Z]|\ufffd\?")
_MOST_NON_ASCII = 0.3
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{3,30})", re.IGNORECASE)
_CHARSET_BYTES = 4096
_CHARACTERS_PER_DAMAGED = 1000
_SAMPLE_BYTES = 100_000


def decode(content: bytes) -> tuple[str, str]:
    """Return `content` as text, and a note on its encoding if this was guessed, else ''.

    Raises:
        UnreadableError: It is not text, or its encoding cannot be guessed.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding), ""
    if b"\0" in content:
        return _decode_as(content, _wide_encoding(content)), "UTF-16 (guessed)"
    try:
        return mend_text(content.decode("utf-8")), ""
    except UnicodeDecodeError:
        return _guess_encoding(content)


def decode_source(source: SourceFile) -> tuple[str, str]:
    """Return a file's text, and a note on its encoding if this was guessed, else ''.

    Raises:
        UnreadableError: It is not text, or empty.
    """
    text, encoding = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    return text, encoding


def decode_page(content: bytes) -> tuple[str, str]:
    """Return a web page as text, and a note on its encoding if this was guessed, else ''.

    Raises:
        UnreadableError: It is not text.
    """
    has_mark = any(content.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)
    charset = None if has_mark else _CHARSET.search(content[:_CHARSET_BYTES])
    for encoding in ([_browser_encoding(charset[1].decode("ascii"))] if charset else []) + ["utf-8"]:
        try:
            text = content.decode(encoding, "replace")
        except LookupError:
            continue
        if not has_mark and text.count("\ufffd") * _CHARACTERS_PER_DAMAGED <= len(text):
            return mend_text(text), ""
    return decode(content)


def _browser_encoding(encoding: str) -> str:
    """Return the encoding that browsers use for a charset: they read Latin-1 as Windows-1252."""
    return (
        "cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding
    )


def mend_text(text: str) -> str:
    """Return `text` with mojibake repaired, uniform line ends and no control characters."""
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text or not text.isascii():
        text = _LINE_END.sub("\n", text)
    elif "\x0b" in text or "\x0c" in text:
        text = text.replace("\x0b", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("\ufffd", text)
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
    """Return which UTF-16 a text is in: Latin letters have a zero in every other byte.

    Raises:
        UnreadableError: The zeros stand in other places, so this is not text.
    """
    even, odd, half = content[::2].count(0), content[1::2].count(0), len(content) // 2
    if len(content) % 2 == 0 and max(even, odd) > 0.7 * half and min(even, odd) == 0:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise UnreadableError("is not a text file")


def _guess_encoding(content: bytes) -> tuple[str, str]:
    """Return text that is not valid UTF-8: damaged UTF-8, or Western European text of older programs."""
    utf8 = content.decode("utf-8", "replace")
    n_damaged = utf8.count("\ufffd")
    n_intact = sum(not char.isascii() for char in utf8) - n_damaged
    if n_intact > n_damaged:
        return mend_text(utf8), "UTF-8 (damaged)"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    n_letters = sum(map(str.isalpha, text)) or 1
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise UnreadableError("is not a text file")
    if sum(char > "\x7f" for char in text) > _MOST_NON_ASCII * n_letters:
        return _guess_alphabet(content)
    return mend_text(text), "Windows-1252 (guessed)"


def _guess_alphabet(content: bytes) -> tuple[str, str]:
    """Return text of another alphabet in an older encoding, the one in which its letters make most sense."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(content[:_SAMPLE_BYTES]).best()
    if best is None:
        raise UnreadableError("is in an encoding that cannot be told; save it as UTF-8")
    return mend_text(content.decode(best.encoding, "replace")), f"{best.encoding} (guessed)"
