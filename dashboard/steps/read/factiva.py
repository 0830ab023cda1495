"""Split a delivery of Factiva into its documents. Each document ends in its number.

Its fields have codes of two or three letters (HD, PD, SN, ...), or are recognised by their order.
"""

import re
from collections.abc import Sequence

from dashboard.steps.read.delivery_documents import DeliveredDocument, Delivery

_NUMBER = re.compile(r"(?:AN\s+)?Document\s+([A-Z0-9]{3,10}0{2,6}(?:19|20)\d{6}\w{6,14})")
_CODES = {
    "HD": "title", "BY": "author", "WC": "length", "PD": "published", "ET": "time", "SN": "publisher",
    "SC": "source code", "ED": "edition", "PG": "page", "LA": "language", "CY": "copyright", "SE": "section",
    "CR": "credit", "CLM": "column", "LP": "body", "TD": "body", "CO": "company", "IN": "industry",
    "NS": "subject", "RE": "geographic", "IPD": "keywords", "IPC": "codes", "PUB": "published by",
    "AN": "number", "RF": "reference", "ART": "graphic", "CT": "contact", "VOL": "volume",
}  # fmt: skip
_BODY_END_CODES = ("TD", "CO", "IN", "NS", "RE", "PUB", "AN", "IPD", "IPC")
_CODED = re.compile(rf"({'|'.join(sorted(_CODES, key=len, reverse=True))})(?:\s+(.*))?")
_LENGTH = re.compile(r"[\d,.]+ words?", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: GMT)?")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_LANGUAGE = re.compile(
    r"English|French|German|Spanish|Italian|Portuguese|Dutch|Russian|Arabic|Chinese|Japanese|Turkish"
)
_RIGHTS = re.compile(r"(?:Copyright|\(c\)|©).*", re.IGNORECASE)
_SUMMARY = re.compile(r"Search Summary|Search Page \d+|© \d{4} Factiva.*|Page \d+ of \d+.*|Dow Jones Factiva")
_HEAD_LINES = 14


def split_factiva(lines: Sequence[str]) -> Delivery | None:
    """Return the documents of a delivery, or None if the lines are not one."""
    ends = [number for number, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    if not ends:
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    documents = [
        _parse_document(number, [line for line in lines[start : end + 1] if not _SUMMARY.fullmatch(line)])
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]
    return Delivery(documents)


def _parse_document(number: int, lines: Sequence[str]) -> DeliveredDocument:
    n_codes = sum(1 for line in lines if line[:3].strip() in ("HD", "PD", "SN", "LP", "TD", "WC"))
    return _parse_by_codes(number, lines) if n_codes >= 3 else _parse_by_order(number, lines)


def _parse_by_codes(number: int, lines: Sequence[str]) -> DeliveredDocument:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        if match and (not match[2] or name != "body" or match[1] in _BODY_END_CODES):
            name = _CODES[match[1]]
            line = match[2] or ""
        if name:
            fields.setdefault(name, []).append(line)
    body = "\n".join(fields.pop("body", [])).strip("\n")
    joined = {name: " ".join(" ".join(values).split()) for name, values in fields.items()}
    return DeliveredDocument(number, _clean_fields(joined), body)


def _parse_by_order(number: int, lines: Sequence[str]) -> DeliveredDocument:
    """Return a document whose fields have no names but stand in a fixed order above its text."""
    filled = [line for line in lines[:-1] if line]
    n_words_at = next((n for n, line in enumerate(filled[:_HEAD_LINES]) if _LENGTH.fullmatch(line)), None)
    if n_words_at is None:
        title = filled[0] if filled else ""
        return DeliveredDocument(number, {"title": title}, "\n".join(lines[1:-1]))
    match = _NUMBER.fullmatch(lines[-1])
    fields = {"length": filled[n_words_at], "number": match[1] if match else ""}
    fields |= _parse_head(filled[:n_words_at])
    below = filled[n_words_at + 1 :]
    n_fields = 0
    for line in below[:_HEAD_LINES]:
        name = _guess_field(line, fields)
        if not name:
            break
        fields[name] = line
        n_fields += 1
        if name == "copyright":
            break
    body = _take_last(lines[:-1], len(below) - n_fields)
    return DeliveredDocument(number, _clean_fields(fields), "\n".join(body))


def _parse_head(lines: Sequence[str]) -> dict[str, str]:
    """Return title, author and section from the lines above the word count."""
    author = next((line for line in lines[1:] if line.lower().startswith("by ")), "")
    title = next((line for line in reversed(lines) if line != author), "")
    section = lines[0] if len(lines) > 1 and lines[0] not in (author, title) else ""
    return {"title": title, "author": author, "section": section}


def _guess_field(line: str, fields: dict[str, str]) -> str:
    """Return which field a line is, by its form and the fields before it, or '' if the text begins."""
    shapes = (("published", _DAY), ("time", _TIME), ("copyright", _RIGHTS), ("language", _LANGUAGE))
    for name, shape in shapes:
        if shape.fullmatch(line) and name not in fields:
            return name
    if "publisher" not in fields:
        return "publisher" if "published" in fields and len(line) < 80 else ""
    if _SOURCE_CODE.fullmatch(line) and "source code" not in fields:
        return "source code"
    if "language" not in fields and len(line) < 60:
        return "edition" if "edition" not in fields else "page"
    return ""


def _take_last(lines: Sequence[str], n_filled: int) -> Sequence[str]:
    """Return the last lines of a document, so many that `n_filled` of them are not blank."""
    start = len(lines)
    while n_filled and start:
        start -= 1
        n_filled -= bool(lines[start])
    return lines[start:]


def _clean_fields(fields: dict[str, str]) -> dict[str, str]:
    author = re.sub(r"^by\s+", "", fields.get("author", ""), flags=re.IGNORECASE)
    return {
        **{name: value for name, value in fields.items() if value},
        **({"author": author} if author else {}),
    }
