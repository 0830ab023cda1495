"""A text -> the days that it reports as past, for what a wrong stamp contradicts."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dashboard.schema import Span
from dashboard.steps.clean import find_uncut_spans
from dashboard.steps.clean.bylines_and_datelines import CLOCK_PATTERN
from dashboard.steps.clean.written_days import MONTH_PATTERN, find_full_days, make_day
from dashboard.steps.metadata.dates_in_fields import month_number
from dashboard.text.sentences import split_sentences

_MONTH_AND_DAY = re.compile(
    rf"\b(?:(?P<m1>{MONTH_PATTERN})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH_PATTERN}))(?![\d:.,]*\d)(?!,?\s+\d{{4}})"
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|went|met|came|left|began|held|made|took|gave|\w{3,}ed)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned)?|schedul\w+|due|expect\w*|set to|to be|until|till|by|deadline|expires?|"
    r"next|upcoming|ahead|before|from|could|(?-i:may)|might|should|must|postponed|deferred|starting|beginning|"
    r"through|ending|ends|runs|opens|takes place|is to|are to|slated|intends?|proposed?|wants?(?:ed)? to|set (?:for|a)|for (?:next|this)|call(?:s|ed) for|announced)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:on|since|between|and|to)\s+(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,?\s+)?(?:the\s+)?(?:\d{1,2}\s+(?:and|to)\s+)?$|^\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NEAR = 21


def days_told_as_past(text: str, parts: Sequence[Span], stamp: dt.date) -> Iterator[dt.date]:
    """Yield days of the body that are told as past; one without a year is taken in the year of `stamp`.

    Only a sentence that holds nothing of plans counts. Days without a year may be of any year, so they
    count only near the stamp, and only where two sentences tell such days after it.
    """
    alone: list[dt.date] = []
    for span in find_uncut_spans(text, parts):
        for start, end in split_sentences(text, span.start, span.end):
            sentence = text[start:end]
            if _DIGIT.search(sentence) and _PAST.search(sentence) and not _TO_COME.search(sentence):
                yield from _full(sentence)
                alone.extend(list(_yearless(sentence, stamp))[:1])
    if len(alone) > 1:
        yield from alone


def _full(sentence: str) -> Iterator[dt.date]:
    for found in find_full_days(sentence):
        if _is_told(sentence, found.start, found.end):
            yield found.day


def _yearless(sentence: str, stamp: dt.date) -> Iterator[dt.date]:
    for match in _MONTH_AND_DAY.finditer(sentence):
        day = _without_year(match, stamp.year)
        if day is not None and 1 < (day - stamp).days <= _NEAR and _is_told(sentence, *match.span()):
            yield day


def _is_told(sentence: str, start: int, end: int) -> bool:
    """Whether a day is when something was done, and not the stamp of a reader's comment."""
    clocked = CLOCK_PATTERN.search(sentence, max(0, start - 22), end + 22) is not None
    return not clocked and _WHEN.search(sentence, max(0, start - 30), start) is not None


def _without_year(match: re.Match[str], year: int) -> dt.date | None:
    month = month_number(match["m1"] or match["m2"])
    return make_day(year, month, match["d1"] or match["d2"]) if month else None
