"""A text -> the days that it reports as past; a publication day before them is wrong."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dashboard.schema import Span
from dashboard.steps.clean import find_uncut_spans
from dashboard.steps.clean.bylines_and_datelines import CLOCK_PATTERN
from dashboard.steps.clean.written_days import find_full_days
from dashboard.steps.metadata.days_without_year import YEARLESS_DAY, add_year
from dashboard.text.sentences import split_sentences

_MONTH_AND_DAY = re.compile(rf"{YEARLESS_DAY}(?![\d:.,]*\d)(?!,?\s+\d{{4}})")
_PAST_VERB = re.compile(
    r"\b(?:said|told|was|were|had|did|went|met|came|left|began|held|made|took|gave|\w{3,}ed)\b"
)
_PLAN = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned)?|schedul\w+|due|expect\w*|set to|to be|until|till|by|deadline"
    r"|expires?|next|upcoming|ahead|before|from|could|(?-i:may)|might|should|must|postponed|deferred|starting|beginning"
    r"|through|ending|ends|runs|opens|takes place|is to|are to|slated|intends?|proposed?|wants?(?:ed)? to"
    r"|set (?:for|a)|for (?:next|this)|call(?:s|ed) for|announced)\b",
    re.IGNORECASE,
)
_BEFORE_DAY_OF_EVENT = re.compile(
    r"\b(?:on|since|between|and|to)\s+(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,?\s+)?(?:the\s+)?"
    r"(?:\d{1,2}\s+(?:and|to)\s+)?$|^\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEARLESS_WITHIN_DAYS = 21


def find_past_days(text: str, parts: Sequence[Span], stamp: dt.date) -> Iterator[dt.date]:
    """Yield the days that the body reports as past; a day without a year is put in the year of `stamp`.

    A sentence that mentions a plan is ignored. Days without a year may be of any year, so they count
    only shortly after the stamp, and only where two sentences name such days.
    """
    yearless: list[dt.date] = []
    for span in find_uncut_spans(text, parts):
        for start, end in split_sentences(text, span.start, span.end):
            sentence = text[start:end]
            if _DIGIT.search(sentence) and _PAST_VERB.search(sentence) and not _PLAN.search(sentence):
                yield from _find_days_with_year(sentence)
                yearless.extend(list(_find_yearless_days(sentence, stamp))[:1])
    if len(yearless) > 1:
        yield from yearless


def _find_days_with_year(sentence: str) -> Iterator[dt.date]:
    for full in find_full_days(sentence):
        if _is_day_of_event(sentence, full.start, full.end):
            yield full.day


def _find_yearless_days(sentence: str, stamp: dt.date) -> Iterator[dt.date]:
    for match in _MONTH_AND_DAY.finditer(sentence):
        day = add_year(match, stamp.year)
        is_shortly_after = day is not None and 1 < (day - stamp).days <= _YEARLESS_WITHIN_DAYS
        if day is not None and is_shortly_after and _is_day_of_event(sentence, *match.span()):
            yield day


def _is_day_of_event(sentence: str, start: int, end: int) -> bool:
    """Return whether something happened on a day; it may also be the stamp of a reader's comment."""
    has_clock_time = CLOCK_PATTERN.search(sentence, max(0, start - 22), end + 22) is not None
    return not has_clock_time and _BEFORE_DAY_OF_EVENT.search(sentence, max(0, start - 30), start) is not None
