"""A text -> the days in it that may be its day of publication, judged by where each is written."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.schema import Part, Span
from dashboard.steps.clean.text_lines import ends_sentence
from dashboard.steps.clean.written_days import MONTH_PATTERN, FullDay, find_full_days
from dashboard.steps.metadata.days_without_year import YEARLESS_DAY, add_year

STAMP, BYLINE, HEAD_LINE, DATELINE, CAPTION = "stamp", "byline", "head line", "dateline", "caption"
COMMENT = "first comment"
# A day with a clock time far below the title: a stamp only where the top of the page names no day.
DEEP_STAMP = "deep stamp"
# How often each was the very day of publication on saved news pages.
CONFIDENCE = {STAMP: 0.96, BYLINE: 0.92, HEAD_LINE: 0.9, DATELINE: 0.85, COMMENT: 0.85, CAPTION: 0.3}

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s*(?:E[SD]T|GMT|BST|UTC|ET|UK time|AST|CET|IST)?\b"
    r"|\b(?:E[SD]T|GMT|BST|UTC)\b",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s*$", re.IGNORECASE)
_STARTS_WITH_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.IGNORECASE)
_BYLINE_WORDS = re.compile(
    r"^\s*(?:(?:last\s+)?(?:updated|published|posted|modified|first published|release date|date|issued)\b"
    r"|(?-i:[Bb]y\s+[A-Z]))|\((?-i:Reuters|AP|AFP|CNN)\)|\|",
    re.IGNORECASE,
)
_AUTHOR_AFTER = re.compile(r"\s*[|•·]\s*(?:[Bb]y|From)\s+(?:the\s+)?[A-Z]|\s*[;,]\s*[Pp]age\s+[A-Z]{0,2}-?\d")
_COMMENTER = re.compile(r"[^.\n]{0,60}\b(?:wrote|writes|says|said|commented)\s*:", re.IGNORECASE)
_FEWEST_COMMENTS = 2
_SIGNATURE_BEFORE = re.compile(
    r"(?:/|\b(?:Post|Times|News|Press|Staff|Graphic\w*|Service|Journal)\b)[^.!?]{0,60}\s[-–—]\s*$"
)
_HEAD_LINES = 3
_STAMP_LINES, _STAMP_WITHIN = 10, 400
_PICTURE_WORDS = re.compile(
    r"©|\(c\)|\bphoto(?:graph)?\b|\bgetty\b|\bpictured\b|\bfile (?:photo|picture|image)\b|\bcredit\b"
    r"|\bREUTERS/|\bAFP/|\bAP Photo|handout|courtesy",
    re.IGNORECASE,
)
_PROSE_BEFORE = re.compile(
    r"\b(?:since|until|from|after|before|on|in|of|by|between|born|died|founded|signed|elected|due|scheduled"
    r"|deadline|dated|ended|ending|to|and|through)\s*$",
    re.IGNORECASE,
)
_YEARLESS = re.compile(rf"{YEARLESS_DAY}(?!\d)(?!,?\s+\d{{4}})")
_DATELINE_IN_TEXT = re.compile(
    rf"[A-Z][A-Z.'/ ]{{2,30}},? (?:[A-Z][a-z]+,? )?(?:{MONTH_PATTERN} \d{{1,2}}|\d{{1,2}} {MONTH_PATTERN})"
    r" \([A-Z][\w .&-]{1,30}\)"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile("|".join(_WEEKDAYS))
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
    """Whether its year is taken from elsewhere in the text."""


@dataclass(frozen=True, slots=True)
class DayInLine:
    """A full date in a line of a text; `number` counts the lines that are not blank."""

    line: str
    full_day: FullDay
    number: int
    part: Part

    @property
    def before(self) -> str:
        """The line before the date."""
        return self.line[: self.full_day.start]

    @property
    def after(self) -> str:
        """The 25 characters after the date."""
        return self.line[self.full_day.end : self.full_day.end + 25]

    @property
    def has_clock_time(self) -> bool:
        """Whether a time of day is next to the date."""
        return bool(_CLOCK.search(self.after) or _CLOCK.search(self.before[-22:]))

    @property
    def is_in_prose(self) -> bool:
        """Whether the word before makes the date part of a sentence ("since May 2, 2014")."""
        return _PROSE_BEFORE.search(self.before) is not None

    @property
    def ends_line(self) -> bool:
        """Whether nothing comes after the date."""
        return self.full_day.end == len(self.line)


def find_evidence(text: str, parts: Sequence[Span]) -> list[Evidence]:
    """Return the evidence for a day of publication in `text`, the best of each source."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for number, start, end in _iterate_lines(text):
        line = text[start:end]
        for full_day in find_full_days(line):
            part = _find_part(parts, start + full_day.start)
            if source := _classify_day(DayInLine(line, full_day, number, part)):
                days[source].append(full_day.day)
    if days[DEEP_STAMP] and not (days[STAMP] or days[BYLINE] or days[HEAD_LINE]):
        days[STAMP] = days[DEEP_STAMP]
    del days[DEEP_STAMP]
    if len(days[COMMENT]) < _FEWEST_COMMENTS:
        del days[COMMENT]
    evidence = [
        Evidence(source, _choose_day(source, listed), CONFIDENCE[source], inferred=source == CAPTION)
        for source, listed in days.items()
        if listed
    ]
    yearless = None if DATELINE in days else _find_yearless_dateline(text, parts)
    return [*evidence, yearless] if yearless else evidence


def _choose_day(source: str, days: Sequence[dt.date]) -> dt.date:
    """Return the day of a source that is most likely that of publication.

    The first stamp is the page's own, and the first comment comes within hours. Of captions and the like,
    the latest day is the nearest.
    """
    if source == COMMENT:
        return min(days)
    return days[0] if source in (STAMP, BYLINE) else max(days)


def _iterate_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (number, start, end) of each line that is not blank."""
    lines = (match for match in re.finditer(r"[^\n]+", text) if not match.group().isspace())
    for number, match in enumerate(lines):
        yield number, *match.span()


def _find_part(parts: Sequence[Span], offset: int) -> Part:
    return next((span.part for span in parts if span.start <= offset < span.end), Part.BODY)


def _classify_day(day: DayInLine) -> str:
    """Return the source that a full date is (a stamp, a byline, ...), or '' for a date in prose."""
    return _classify_by_place(day) or _classify_by_words(day)


def _classify_by_place(day: DayInLine) -> str:
    """Return the source of a date that its part or the words right beside it reveal, else ''."""
    start, end = day.full_day.start, day.full_day.end
    has_weekday = _STARTS_WITH_WEEKDAY.match(day.line, start) or _WEEKDAY_BEFORE.search(day.before)
    if day.has_clock_time and _COMMENTER.match(day.line, end):
        return COMMENT
    if day.has_clock_time and has_weekday:
        return STAMP if _is_stamp_line(day) else DEEP_STAMP
    if start == 0 and _AUTHOR_AFTER.match(day.after):
        # "May 2, 2014 | By Ann Writer", to which an old save may have joined a caption.
        return BYLINE
    if day.part in (Part.CAPTION, Part.CREDIT):
        return CAPTION
    return DATELINE if day.part is Part.DATELINE else ""


def _classify_by_words(day: DayInLine) -> str:
    """Return the source of a date by the words of its line and its place in the text, else ''."""
    if day.ends_line and _SIGNATURE_BEFORE.search(day.before):
        # A graphic ends with its author, the paper and the day.
        return BYLINE
    if day.has_clock_time and _is_stamp_line(day):
        return STAMP
    if day.part in (Part.STAMP, Part.BYLINE) or _AUTHOR_AFTER.match(day.after):
        return BYLINE
    if day.is_in_prose:
        return ""
    if day.full_day.start < 90 and _BYLINE_WORDS.search(day.line[:60]):
        return BYLINE
    if _is_head_line(day):
        return HEAD_LINE
    return CAPTION if _PICTURE_WORDS.search(day.line) else ""


def _is_stamp_line(day: DayInLine) -> bool:
    near_top = day.number < _STAMP_LINES and day.full_day.start < _STAMP_WITHIN and not day.is_in_prose
    has_words = _BYLINE_WORDS.search(day.line[: day.full_day.end + 30]) is not None
    return near_top or day.part is Part.STAMP or has_words


def _is_head_line(day: DayInLine) -> bool:
    is_short = len(day.line) < 70 and day.after[:1] != ":" and not ends_sentence(day.line)
    return day.number < _HEAD_LINES and is_short


def _find_yearless_dateline(text: str, parts: Sequence[Span]) -> Evidence | None:
    """Return the day of a dateline without a year, where the text gives the year.

    A year in which the day falls on the weekday that the report names is as good as a written one.
    Else the only year in the text is a guess.
    """
    match = _find_dateline_day(text, parts)
    if match is None:
        return None
    weekday = _WEEKDAY.search(text, match.end(), match.end() + _WEEKDAY_WITHIN)
    days = [day for year in set(_YEAR.findall(text)) if (day := add_year(match, year))]
    fitting = [day for day in days if weekday and _WEEKDAYS[day.weekday()] == weekday[0]]
    if fitting:
        return Evidence(DATELINE, max(fitting), 0.9, year_guessed=True)
    years = {str(full.day.year) for full in find_full_days(text)} | set(_COPYRIGHT_YEAR.findall(text))
    guess = add_year(match, years.pop()) if len(years) == 1 else None
    return Evidence(DATELINE, guess, 0.75, inferred=True, year_guessed=True) if guess else None


def _find_dateline_day(text: str, parts: Sequence[Span]) -> re.Match[str] | None:
    """Return the yearless day of the dateline, whether it is a part or joined to the text before it."""
    span = next((span for span in parts if span.part is Part.DATELINE), None)
    if span is not None:
        return _YEARLESS.search(text, span.start, span.end)
    dateline = _DATELINE_IN_TEXT.search(text, 0, _STAMP_WITHIN * 2)
    return _YEARLESS.search(text, dateline.start(), dateline.end()) if dateline else None
