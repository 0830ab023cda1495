"""A record and its parts -> its title, author, publisher, address and language, each with its source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dashboard.schema import Part, Record, Span
from dashboard.steps.clean.furniture_lines import is_furniture, split_menu_items
from dashboard.steps.metadata.language import find_language, name_language_source

_NO_SPAN = Span(-1, -1, Part.TITLE)
_ADDRESS = re.compile(
    r"^(?:(?:url|source|link|saved from(?: url)?|address)\s*[:=]?\s*)?(https?://\S+)$",
    re.IGNORECASE | re.MULTILINE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s+)?([A-Z][\w&.'’ -]{2,60})"
)
_RIGHTS_NOTICE = re.compile(r"[\s.,|]*(?:All\b.*|Limited|Ltd|Inc)?[\s.,|]*$")
_BYLINE = re.compile(
    r"^(?:(?:Written |Reported |Story )?[Bb]y|BY|Author:)\s*:?\s+(?P<author>[^|•·–—]+?)"
    r"(?:,? (?:for|of) [A-Z].*)?(?:\s*[|•·–—]\s*(?P<rest>.+))?$"
)
_HAS_DAY = re.compile(r"\d|\b(?:updated|published|posted)\b", re.IGNORECASE)
_DAY_AT_END = re.compile(
    r"\s*[,|]?\s*(?:(?:on|updated|published)\s)?(?:(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|\d).*$"
)
_MASTHEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts about an article besides its day; '' (or -1 for an offset) where one is unknown."""

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
    """The source of each known fact: field, text, address, byline, masthead, copyright or letters."""


def find_metadata(record: Record, parts: Sequence[Span], language: str | None = None) -> Metadata:
    """Return the facts that the record's fields give and, where they give none, those of its text.

    Args:
        record: The article as read.
        parts: The parts that `find_parts` found in its text.
        language: Its language, where `find_language` has already found it.
    """
    title, standfirst = _first_span(parts, Part.TITLE), _first_span(parts, Part.STANDFIRST)
    facts = {
        "title": (_text_of(record, title), "field" if record.title_given else "text"),
        "author": _find_author(record, parts),
        "publisher": _find_publisher_and_source(record, parts),
        "url": _find_url(record),
        "retrieved": (record.fields.get("retrieved", ""), "field"),
        "language": find_language(record, parts)
        if language is None
        else name_language_source(record, language),
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
    """Return who published the article, as `find_metadata` does, or ''."""
    return _find_publisher_and_source(record, parts)[0]


def _first_span(parts: Sequence[Span], part: Part) -> Span:
    return next((span for span in parts if span.part is part), _NO_SPAN)


def _text_of(record: Record, span: Span) -> str:
    return " ".join(record.text[span.start : span.end].split()) if span.start >= 0 else ""


def _lines_of(record: Record, parts: Sequence[Span], part: Part) -> list[str]:
    return [record.text[span.start : span.end] for span in parts if span.part is part]


def _find_byline(record: Record, parts: Sequence[Span]) -> re.Match[str] | None:
    lines = _lines_of(record, parts, Part.BYLINE)
    return next((match for line in lines if (match := _BYLINE.match(line))), None)


def _find_author(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    if record.fields.get("author"):
        return record.fields["author"], "field"
    match = _find_byline(record, parts)
    return (_DAY_AT_END.sub("", match["author"]).strip(" ,."), "byline") if match else ("", "")


def _find_publisher_and_source(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    """Return the publisher by field, address, byline, masthead or copyright line, and which it was."""
    if record.fields.get("publisher"):
        return record.fields["publisher"], "field"
    site = _site_of(_find_url(record)[0])
    if site:
        return site, "address"
    match = _find_byline(record, parts)
    outlet = (match["rest"] or "").split("|")[0].strip() if match else ""
    if outlet and not _HAS_DAY.search(outlet) and outlet.count(" ") < 6:
        return outlet, "byline"
    masthead = _find_masthead(_lines_of(record, parts, Part.FURNITURE))
    if masthead:
        return masthead, "masthead"
    for line in _lines_of(record, parts, Part.FURNITURE):
        if holder := _COPYRIGHT.search(line):
            return _RIGHTS_NOTICE.sub("", holder[1].split(". ")[0]), "copyright"
    return "", ""


def _find_masthead(furniture: Sequence[str]) -> str:
    """Return the name of a site: the line above its menu, or the first item of it if of several words."""
    for number, line in enumerate(furniture[:_MASTHEAD_LINES]):
        items = split_menu_items(line)
        if not items:
            continue
        above = furniture[number - 1] if number else ""
        if above and not split_menu_items(above) and not is_furniture(above):
            return above.title() if above.isupper() else above
        return items[0] if items[0].count(" ") and items[0].istitle() else ""
    return ""


def _find_url(record: Record) -> tuple[str, str]:
    if record.fields.get("url"):
        return record.fields["url"], "field"
    match = _ADDRESS.search(record.text)
    return (match[1], "text") if match else ("", "")


def _site_of(url: str) -> str:
    """Return the site of an address as people write it ("example.org"), '' where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""
