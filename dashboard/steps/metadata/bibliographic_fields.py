"""A record and its parts -> title, author, publisher, address and language, each with its source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dashboard.schema import Part, Record, Span
from dashboard.steps.clean.furniture_lines import is_furniture, menu_items
from dashboard.steps.metadata.language import find_language, told_before

_NOWHERE = Span(-1, -1, Part.TITLE)
_ADDRESS = re.compile(
    r"^(?:(?:url|source|link|saved from(?: url)?|address)\s*[:=]?\s*)?(https?://\S+)$",
    re.IGNORECASE | re.MULTILINE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s+)?([A-Z][\w&.'’ -]{2,60})"
)
_RIGHTS = re.compile(r"[\s.,|]*(?:All\b.*|Limited|Ltd|Inc)?[\s.,|]*$")
_BY = re.compile(
    r"^(?:(?:Written |Reported |Story )?[Bb]y|BY|Author:)\s*:?\s+(?P<author>[^|•·–—]+?)(?:,? (?:for|of) [A-Z].*)?(?:\s*[|•·–—]\s*(?P<rest>.+))?$"
)
_HAS_DAY = re.compile(r"\d|\b(?:updated|published|posted)\b", re.IGNORECASE)
_SOONEST_DAY = re.compile(
    r"\s*[,|]?\s*(?:(?:on|updated|published)\s)?(?:(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|\d).*$"
)
_MASTHEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its day; '' (or -1 for a place in the text) where it is not."""

    title: str = ""
    title_start: int = -1
    title_end: int = -1
    standfirst_start: int = -1
    standfirst_end: int = -1
    author: str = ""
    publisher: str = ""
    url: str = ""
    retrieved: str = ""
    language: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Of each fact that is known: field, text, address, byline, copyright or letters."""


def find_metadata(record: Record, parts: Sequence[Span], language: str | None = None) -> Metadata:
    """Return what the record's fields say of it and, where they are silent, what its text says.

    Args:
        record: The article as read.
        parts: What its text is parted into.
        language: Its language where `find_language` has told it before.
    """
    title, standfirst = _span(parts, Part.TITLE), _span(parts, Part.STANDFIRST)
    facts = {
        "title": (_text_of(record, title), "field" if record.title_given else "text"),
        "author": _author(record, parts),
        "publisher": _publisher(record, parts),
        "url": _url(record),
        "retrieved": (record.fields.get("retrieved", ""), "field"),
        "language": find_language(record, parts) if language is None else told_before(record, language),
    }
    return Metadata(
        **{name: value for name, (value, _) in facts.items()},
        title_start=title.start,
        title_end=title.end,
        standfirst_start=standfirst.start,
        standfirst_end=standfirst.end,
        sources={name: source for name, (value, source) in facts.items() if value},
    )


def find_publisher(record: Record, parts: Sequence[Span]) -> str:
    """Return who published the article, as `find_facts` does, or ''."""
    return _publisher(record, parts)[0]


def _span(parts: Sequence[Span], part: Part) -> Span:
    return next((span for span in parts if span.part is part), _NOWHERE)


def _text_of(record: Record, span: Span) -> str:
    return " ".join(record.text[span.start : span.end].split()) if span.start >= 0 else ""


def _lines_of(record: Record, parts: Sequence[Span], part: Part) -> list[str]:
    return [record.text[span.start : span.end] for span in parts if span.part is part]


def _byline(record: Record, parts: Sequence[Span]) -> re.Match[str] | None:
    lines = _lines_of(record, parts, Part.BYLINE)
    return next((match for line in lines if (match := _BY.match(line))), None)


def _author(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    if record.fields.get("author"):
        return record.fields["author"], "field"
    match = _byline(record, parts)
    return (_SOONEST_DAY.sub("", match["author"]).strip(" ,."), "byline") if match else ("", "")


def _publisher(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    """Return who published: the field, the address's host, the byline's outlet, or who holds the rights."""
    if record.fields.get("publisher"):
        return record.fields["publisher"], "field"
    host = _host(_url(record)[0])
    if host:
        return host, "address"
    match = _byline(record, parts)
    outlet = (match["rest"] or "").split("|")[0].strip() if match else ""
    if outlet and not _HAS_DAY.search(outlet) and outlet.count(" ") < 6:
        return outlet, "byline"
    masthead = _masthead(_lines_of(record, parts, Part.FURNITURE))
    if masthead:
        return masthead, "masthead"
    for line in _lines_of(record, parts, Part.FURNITURE):
        if holder := _COPYRIGHT.search(line):
            return _RIGHTS.sub("", holder[1].split(". ")[0]), "copyright"
    return "", ""


def _masthead(furniture: Sequence[str]) -> str:
    """Return a page's own name: what stands above its menu, or opens it with more words than a menu's item."""
    for number, line in enumerate(furniture[:_MASTHEAD_LINES]):
        items = menu_items(line)
        if not items:
            continue
        above = furniture[number - 1] if number else ""
        if above and not menu_items(above) and not is_furniture(above, above.count(" ") + 1):
            return above.title() if above.isupper() else above
        return items[0] if items[0].count(" ") and items[0].istitle() else ""
    return ""


def _url(record: Record) -> tuple[str, str]:
    if record.fields.get("url"):
        return record.fields["url"], "field"
    match = _ADDRESS.search(record.text)
    return (match[1], "text") if match else ("", "")


def _host(url: str) -> str:
    """Return the site of an address as people write it, or '' where it is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""
