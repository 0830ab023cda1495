"""Whether a text is news or a narrative, and which days of a narrative or diary others count from."""

import datetime as dt
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, NEWS
from dashboard.steps.times.rule import TimeExpression
from dashboard.steps.times.time_words import parse_year

_NEWS_RULES: Final = frozenset(
    (
        "weekday",
        "near day",
        "part of a weekday",
        "part of a near day",
        "clock time on a weekday",
        "clock time of a near day",
        "this part of the day",
        "tonight",
        "weekend",
    )
)
_WEEKDAY_RULES: Final = frozenset(("weekday", "part of a weekday", "weekend"))
_NEWS_WORDS: Final = ("last", "this", "next")
# A narrative names at least so many years long past, and so many for each sign of news.
_FEWEST_PAST_YEARS: Final = 5
_PAST_YEARS_PER_NEWS_SIGN: Final = 6
_VERBS_OF_SPEECH_PER_NEWS_SIGN: Final = 4
# Reports on a year name many years not long before it, and mean their own where they name none.
YEARS_OF_LONG_AGO: Final = 10
_FEWEST_YEARS_OF_LONG_AGO: Final = 2
_YEARS_OF_LONG_AGO_PER_NEWS_SIGN: Final = 4
_CHARACTERS_PER_YEAR_OF_LONG_AGO: Final = 1200
_SPEECH: Final = re.compile(r"\b(?:said|says|told|tells)\b")
_DATE_RULES: Final = ("month and day", "day and month", "month of a year")
# "Tuesday, 5 June. Today we sailed": a date alone at the start of its line.
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t]*$")
_HEADING_END: Final = re.compile(r"[ \t]*(?:[.:\n]|[—–]|,[ \t]+[A-Z][\w' ]{2,30}[.:])")
_FEWEST_ENTRIES: Final = 2

_OPENS_SENTENCE: Final = re.compile(r"(?:^|[.!?:]\s+|\n\s*)(?:In\s+|By\s+|On\s+)?(?:the\s+)?$")

DatedYear = tuple[int, int]
"""Where a full date starts, and its year."""


def choose_mode(text: str, expressions: Sequence[TimeExpression], published: dt.date | None) -> str:
    """Return "narrative" for a text about years long past with few signs of news, else "news".

    Weekdays, days near publication and the word "said" are signs of news.
    """
    # Without a day of publication, days can only count from days named before them.
    if published is None:
        return NARRATIVE
    past_years = sum(_is_long_past(expression, published) for expression in expressions)
    news_signs = _count_news_signs(text, expressions, published)
    needed = max(_FEWEST_PAST_YEARS, _PAST_YEARS_PER_NEWS_SIGN * news_signs)
    return NARRATIVE if past_years >= needed else NEWS


def is_mostly_long_ago(text: str, expressions: Sequence[TimeExpression], published: dt.date) -> bool:
    """Return whether a text names more years of long ago than its signs of news are worth.

    Such a text may be too short for `choose_mode`, or half of it about today.
    """
    long_ago = sum(
        (year_of(expression) or published.year) < published.year - YEARS_OF_LONG_AGO
        for expression in expressions
    )
    news_signs = _count_news_signs(text, expressions, published)
    needed = _FEWEST_YEARS_OF_LONG_AGO + _YEARS_OF_LONG_AGO_PER_NEWS_SIGN * news_signs
    return long_ago >= max(needed, len(text) / _CHARACTERS_PER_YEAR_OF_LONG_AGO)


def _count_news_signs(text: str, expressions: Sequence[TimeExpression], published: dt.date) -> int:
    signs, story_end = 0, -1
    for expression in expressions:
        if expression.rule in _DATE_RULES and _is_long_past(expression, published):
            story_end = expression.end
        # "On 8 May 1922 the firemen stayed away. The drivers followed on Wednesday."
        follows_story = story_end >= 0 and "\n" not in text[story_end : expression.start]
        signs += _is_news(expression) and not (expression.rule in _WEEKDAY_RULES and follows_story)
    return signs + len(_SPEECH.findall(text)) // _VERBS_OF_SPEECH_PER_NEWS_SIGN


def _is_long_past(expression: TimeExpression, published: dt.date) -> bool:
    year = year_of(expression) if expression.rule != "last year of a range" else None
    return year is not None and year < published.year - 1


def _is_news(expression: TimeExpression) -> bool:
    near_unit = expression.rule == "near week, month or year" and expression["r"] in _NEWS_WORDS
    return near_unit or expression.rule in _NEWS_RULES


def year_of(expression: TimeExpression) -> int | None:
    """Return the year that an expression names, or None."""
    return parse_year(expression["y"])


def find_years_in_passing(text: str, expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """Return where those expressions start whose year lies outside the years of the full dates around them.

    A later date without a year goes on in the year of the story, not in one that was only mentioned.
    A year that opens its sentence or heads a paragraph is one of the story.
    """
    dates = [
        (expression.start, year)
        for expression in expressions
        if expression.rule in _DATE_RULES and (year := year_of(expression)) is not None
    ]
    passing = (*_find_passing_years(expressions, dates), *_find_passing_dates(dates))
    return frozenset(
        start for start in passing if not _OPENS_SENTENCE.search(text, max(0, start - 16), start)
    )


def _find_passing_years(expressions: Sequence[TimeExpression], dates: Sequence[DatedYear]) -> Iterator[int]:
    starts = [start for start, _ in dates]
    for expression in expressions:
        year = year_of(expression) if expression.rule == "year" else None
        after = bisect(starts, expression.start)
        if year is not None and 0 < after < len(dates) and not dates[after - 1][1] <= year <= dates[after][1]:
            yield expression.start


def _find_passing_dates(dates: Sequence[DatedYear]) -> Iterator[int]:
    for (_, before), (start, year), (_, after) in zip(dates, dates[1:], dates[2:], strict=False):
        if before == after != year:
            yield start


def find_diary_entries(text: str, expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """Return where the dates start that head the entries of a diary; none where there are fewer than two."""
    headings = frozenset(
        expression.start
        for expression in expressions
        if expression.rule in _DATE_RULES
        and _LINE_START.search(text, max(0, expression.start - 8), expression.start)
        and _HEADING_END.match(text, expression.end)
    )
    return headings if len(headings) >= _FEWEST_ENTRIES else frozenset()
