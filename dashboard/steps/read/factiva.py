"""Deliveries of Factiva: fields by two letters (HD, PD, SN, ...) or by their order, each text ending in its number."""

import re
from collections.abc import Iterator, Sequence

from dashboard.steps.read.delivery_documents import DeliveredDocument, Delivery

_NUMBER = re.compile(r"(?:AN\s+)?Document\s+([A-Z0-9]{3,10}0{2,6}(?:19|20)\d{6}\w{6,14})")
_CODES = {
    "HD": "title", "BY": "author", "WC": "length", "PD": "published", "ET": "time", "SN": "publisher", "SC": "source code",
    "ED": "edition", "PG": "page", "LA": "language", "CY": "copyright", "SE": "section", "CR": "credit", "CLM": "column",
    "LP": "body", "TD": "body", "CO": "company", "IN": "industry", "NS": "subject", "RE": "geographic", "IPD": "keywords",
    "IPC": "codes", "PUB": "published by", "AN": "number", "RF": "reference", "ART": "graphic", "CT": "contact", "VOL": "volume",
}  # fmt: skip
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
    """Return the documents of a delivery, or None where the lines are none."""
    ends = [number for number, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    if not ends:
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    documents = [
        _document(number, [line for line in lines[start : end + 1] if not _SUMMARY.fullmatch(line)])
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]
    return Delivery(documents)


def _document(number: int, lines: Sequence[str]) -> DeliveredDocument:
    coded = sum(1 for line in lines if line[:3].strip() in ("HD", "PD", "SN", "LP", "TD", "WC"))
    return _by_codes(number, lines) if coded >= 3 else _by_order(number, lines)


def _by_codes(number: int, lines: Sequence[str]) -> DeliveredDocument:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        if match and (
            not match[2]
            or name != "body"
            or match[1] in ("TD", "CO", "IN", "NS", "RE", "PUB", "AN", "IPD", "IPC")
        ):
            name = _CODES[match[1]]
            line = match[2] or ""
        if name:
            fields.setdefault(name, []).append(line)
    body = "\n".join(fields.pop("body", [])).strip("\n")
    joined = {name: " ".join(" ".join(told).split()) for name, told in fields.items()}
    return DeliveredDocument(number, _tidy(joined), body)


def _by_order(number: int, lines: Sequence[str]) -> DeliveredDocument:
    """Return a document whose fields stand in their order above its text, without names."""
    told = [line for line in lines[:-1] if line]
    words = next((n for n, line in enumerate(told[:_HEAD_LINES]) if _LENGTH.fullmatch(line)), None)
    number_of = _NUMBER.fullmatch(lines[-1])
    if words is None:
        return DeliveredDocument(number, {"title": told[0] if told else ""}, "\n".join(lines[1:-1]))
    fields = {"length": told[words], "number": number_of[1] if number_of else ""}
    fields |= _head(told[:words])
    at = words + 1
    for line in told[words + 1 : words + 1 + _HEAD_LINES]:
        name = _name_of(line, fields)
        if not name:
            break
        fields[name] = line
        at += 1
        if name == "copyright":
            break
    return DeliveredDocument(number, _tidy(fields), "\n".join(_after(lines[:-1], told[at:])))


def _head(lines: Sequence[str]) -> dict[str, str]:
    """Return title and author of the lines above the count of words."""
    author = next((line for line in lines[1:] if line.lower().startswith("by ")), "")
    title = next((line for line in reversed(lines) if line != author), "")
    section = lines[0] if len(lines) > 1 and lines[0] not in (author, title) else ""
    return {"title": title, "author": author, "section": section}


def _name_of(line: str, fields: dict[str, str]) -> str:
    """Return which field a line is by its shape and by what came before, or '' where the text begins."""
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


def _after(lines: Sequence[str], told: Sequence[str]) -> Iterator[str]:
    """Yield the last lines of a document, with its blank ones, from the first of `told` on."""
    left = len(told)
    start = len(lines)
    while left and start:
        start -= 1
        left -= bool(lines[start])
    yield from lines[start:]


def _tidy(fields: dict[str, str]) -> dict[str, str]:
    author = re.sub(r"^by\s+", "", fields.get("author", ""), flags=re.IGNORECASE)
    return {
        **{name: value for name, value in fields.items() if value},
        **({"author": author} if author else {}),
    }
