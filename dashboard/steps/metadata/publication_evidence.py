"""A text -> what in it speaks for a day of publication: the place of a full date decides how much."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.schema import Part, Span
from dashboard.steps.clean.text_lines import ends_sentence
from dashboard.steps.clean.written_days import MONTH_PATTERN, FullDay, find_full_days, make_day
from dashboard.steps.metadata.dates_in_fields import month_number

STAMP, BYLINE, HEAD_LINE, DATELINE, CAPTION = "stamp", "byline", "head line", "dateline", "caption"
COMMENT = "first comment"
# How often each was the very day of publication on saved news pages.
CONFIDENCE = {STAMP: 0.96, BYLINE: 0.92, HEAD_LINE: 0.9, DATELINE: 0.85, COMMENT: 0.85, CAPTION: 0.3}

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
_REMARKED = re.compile(r"[^.\n]{0,60}\b(?:wrote|writes|says|said|commented)\s*:", re.IGNORECASE)
_FEWEST_REMARKS = 2
_SIGNED_BEFORE = re.compile(
    r"(?:/|\b(?:Post|Times|News|Press|Staff|Graphic\w*|Service|Journal)\b)[^.!?]{0,60}\s[-–—]\s*$"
)
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
    rf"\b(?:(?P<m1>{MONTH_PATTERN})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH_PATTERN}))(?!\d)(?!,?\s+\d{{4}})"
)
_GLUED_DATELINE = re.compile(
    rf"[A-Z][A-Z.'/ ]{{2,30}},? (?:[A-Z][a-z]+,? )?(?:{MONTH_PATTERN} \d{{1,2}}|\d{{1,2}} {MONTH_PATTERN}) \([A-Z][\w .&-]{{1,30}}\)"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED_WEEKDAY = re.compile("|".join(_WEEKDAYS))
_WEEKDAY_WITHIN = 400
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s*((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that something in or around a text gives for its publication."""

    source: str
    day: dt.date
    confidence: float
    inferred: bool = False
    year_guessed: bool = False
    """Whether its year is one that the text tells of something else."""


def find_evidence(text: str, parts: Sequence[Span]) -> list[Evidence]:
    """Return what speaks for a day in `text`, the best of each kind."""
    found: dict[str, list[dt.date]] = {}
    for number, start, end in _lines(text):
        line = text[start:end]
        for full in find_full_days(line):
            source = _source(line, full, number, _part_at(parts, start + full.start))
            if source:
                found.setdefault(source, []).append(full.day)
    if len(found.get(COMMENT, [])) < _FEWEST_REMARKS:
        found.pop(COMMENT, None)
    made = [
        Evidence(source, _best(source, days), CONFIDENCE[source], source == CAPTION)
        for source, days in found.items()
    ]
    yearless = None if DATELINE in found else _yearless_dateline(text, parts)
    return made + ([yearless] if yearless else [])


def _best(source: str, days: Sequence[dt.date]) -> dt.date:
    """Return which of some days speaks for publication.

    The first stamp is the page's own, the first comment comes within hours; among captions and the like
    the latest day is the nearest.
    """
    if source == COMMENT:
        return min(days)
    return days[0] if source in (STAMP, BYLINE) else max(days)


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
    if clocked and _REMARKED.match(line, full.end):
        return COMMENT
    if clocked and dayed:
        return STAMP
    if full.start == 0 and _AUTHOR_NEXT.match(after):
        # "May 2, 2014 | By Ann Writer", to which an old save may have glued a caption.
        return BYLINE
    if part is Part.CAPTION or part is Part.CREDIT:
        return CAPTION
    if part is Part.DATELINE:
        return DATELINE
    told = _TOLD.search(before) is not None
    near_top = number < _STAMP_LINES and full.start < _STAMP_WITHIN and not told
    if full.end == len(line) and _SIGNED_BEFORE.search(before):
        # A graphic ends with who drew it, for which paper and when.
        return BYLINE
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
        and not (told or ends_sentence(line))
    ):
        return HEAD_LINE
    return CAPTION if _PICTURE.search(line) and not told else ""


def _yearless_dateline(text: str, parts: Sequence[Span]) -> Evidence | None:
    """Return the day of a dateline without a year, where the text gives the year.

    A year that makes the day fall on the weekday that the report names is as sure as one written there;
    the only year that the text tells is a guess.
    """
    match = _dateline_day(text, parts)
    month = month_number(match["m1"] or match["m2"]) if match else None
    if match is None or month is None:
        return None
    number = match["d1"] or match["d2"]
    weekday = _NAMED_WEEKDAY.search(text, match.end(), match.end() + _WEEKDAY_WITHIN)
    told = [day for year in _years(text) if (day := make_day(year, month, number)) is not None]
    fitting = [day for day in told if weekday and _WEEKDAYS[day.weekday()] == weekday[0]]
    if fitting:
        return Evidence(DATELINE, max(fitting), 0.9, year_guessed=True)
    years = {str(full.day.year) for full in find_full_days(text)} | set(_COPYRIGHT_YEAR.findall(text))
    day = make_day(years.pop(), month, number) if len(years) == 1 else None
    return Evidence(DATELINE, day, 0.75, inferred=True, year_guessed=True) if day else None


def _dateline_day(text: str, parts: Sequence[Span]) -> re.Match[str] | None:
    """Return the day without a year of the dateline, be it cut as one or glued to what stands before it."""
    span = next((span for span in parts if span.part is Part.DATELINE), None)
    if span is not None:
        return _YEARLESS.search(text, span.start, span.end)
    glued = _GLUED_DATELINE.search(text, 0, _STAMP_WITHIN * 2)
    return _YEARLESS.search(text, glued.start(), glued.end()) if glued else None


def _years(text: str) -> list[str]:
    return sorted(set(_YEAR.findall(text)))
