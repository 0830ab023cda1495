"""A text -> what in it speaks for a day of publication: the place of a full date decides how much."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.schema import Part, Span
from dashboard.steps.clean.days import MONTH, FullDay, find_full_days, make_day
from dashboard.steps.clean.lines import stops
from dashboard.steps.metadata.written import month_number

STAMP, BYLINE, HEAD_LINE, DATELINE, CAPTION = "stamp", "byline", "head line", "dateline", "caption"
# How often each was the very day of publication on saved news pages.
CONFIDENCE = {STAMP: 0.96, BYLINE: 0.92, HEAD_LINE: 0.9, DATELINE: 0.85, CAPTION: 0.3}

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s*(?:E[SD]T|GMT|BST|UTC|ET|UK time|AST|CET|IST)?\b|\b(?:E[SD]T|GMT|BST|UTC)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s*$", re.IGNORECASE)
_STARTS_WITH_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.IGNORECASE)
_BYLINE = re.compile(
    r"^\s*(?:(?:last\s+)?(?:updated|published|posted|modified|first published|release date|date|issued)\b|(?-i:[Bb]y\s+[A-Z]))"
    r"|\((?-i:Reuters|AP|AFP|CNN)\)|\|",
    re.IGNORECASE,
)
_AUTHOR_NEXT = re.compile(r"\s*[|•·]\s*(?:[Bb]y|From)\s+(?:the\s+)?[A-Z]|\s*[;,]\s*[Pp]age\s+[A-Z]{0,2}-?\d")
_HEAD_LINES = 3
_STAMP_LINES, _STAMP_WITHIN = 10, 400
_PICTURE = re.compile(
    r"©|\(c\)|\bphoto(?:graph)?\b|\bgetty\b|\bpictured\b|\bfile (?:photo|picture|image)\b|\bcredit\b|\bREUTERS/|"
    r"\bAFP/|\bAP Photo|handout|courtesy",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:since|until|from|after|before|on|in|of|by|between|born|died|founded|signed|elected|due|scheduled|deadline|"
    r"dated|ended|ending|to|and|through)\s*$",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH}))(?!\d)(?!,?\s+\d{{4}})"
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s*((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that something in or around a text gives for its publication."""

    source: str
    day: dt.date
    confidence: float
    inferred: bool = False


def find_evidence(text: str, parts: Sequence[Span]) -> list[Evidence]:
    """Return what speaks for a day in `text`, the best of each kind."""
    found: dict[str, list[dt.date]] = {}
    for number, start, end in _lines(text):
        line = text[start:end]
        for full in find_full_days(line):
            source = _source(line, full, number, _part_at(parts, start + full.start))
            if source:
                found.setdefault(source, []).append(full.day)
    # The first stamp is the page's own; among captions and the like the latest day is the nearest.
    made = [
        Evidence(
            source, days[0] if source in (STAMP, BYLINE) else max(days), CONFIDENCE[source], source == CAPTION
        )
        for source, days in found.items()
    ]
    yearless = None if DATELINE in found else _yearless_dateline(text, parts)
    return made + ([yearless] if yearless else [])


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (number among lines that hold something, start, end)."""
    number = 0
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().isspace():
            yield number, *match.span()
            number += 1


def _part_at(parts: Sequence[Span], offset: int) -> Part:
    return next((span.part for span in parts if span.start <= offset < span.end), Part.BODY)


def _source(line: str, full: FullDay, number: int, part: Part) -> str:
    """Return what a full date on a line is: a stamp, a byline, ..., or '' where it is told in prose."""
    before, after = line[: full.start], line[full.end : full.end + 25]
    dayed = _STARTS_WITH_WEEKDAY.match(line, full.start) or _WEEKDAY.search(before)
    clocked = _CLOCK.search(after) or _CLOCK.search(before[-22:])
    if clocked and dayed:
        return STAMP
    if part is Part.CAPTION or part is Part.CREDIT:
        return CAPTION
    if part is Part.DATELINE:
        return DATELINE
    told = _TOLD.search(before) is not None
    near_top = number < _STAMP_LINES and full.start < _STAMP_WITHIN and not told
    if clocked and (near_top or part is Part.STAMP or _BYLINE.search(line[: full.end + 30])):
        return STAMP
    if part in (Part.STAMP, Part.BYLINE) or _AUTHOR_NEXT.match(after):
        return BYLINE
    if full.start < 90 and _BYLINE.search(line[:60]) and not told:
        return BYLINE
    if (
        number < _HEAD_LINES
        and len(line) < 70
        and line[full.end : full.end + 1] != ":"
        and not (told or stops(line))
    ):
        return HEAD_LINE
    return CAPTION if _PICTURE.search(line) and not told else ""


def _yearless_dateline(text: str, parts: Sequence[Span]) -> Evidence | None:
    """Return the day of a dateline without a year, where all that the text says of years is one."""
    span = next((span for span in parts if span.part is Part.DATELINE), None)
    match = _YEARLESS.search(text, span.start, span.end) if span else None
    if match is None:
        return None
    years = {str(full.day.year) for full in find_full_days(text)} | set(_COPYRIGHT_YEAR.findall(text))
    month = month_number(match["m1"] or match["m2"])
    day = make_day(years.pop(), month, match["d1"] or match["d2"]) if len(years) == 1 and month else None
    return Evidence(DATELINE, day, 0.75, inferred=True) if day else None
