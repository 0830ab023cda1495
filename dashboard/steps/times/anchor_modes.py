"""Whether each expression of a text counts from the days of a story or from the day of publication."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, NEWS
from dashboard.steps.times.narrative import YEARS_OF_LONG_AGO, choose_mode, is_mostly_long_ago, year_of
from dashboard.steps.times.rule import TimeExpression
from dashboard.steps.times.tense import FUTURE, find_tense, is_clearly_future

_NEAR_DAY_RULES: Final = frozenset(
    ("near day", "part of a near day", "clock time of a near day", "tonight", "this part of the day")
)
_WEEKDAY_RULES: Final = frozenset(("weekday", "part of a weekday", "clock time on a weekday", "weekend"))
_DAY_RULES: Final = frozenset(
    (
        "month and day",
        "day and month",
        "part of a dated day",
        "clock time on a date",
        "first day of a pair before its month",
        "last day of a pair after its month",
        "day of the month told before",
    )
)
_YEAR_RULES: Final = frozenset(("year", "last year of a range", "season"))
_MONTH_RULES: Final = frozenset(
    ("month", "March or May alone", "early March or May", "season", "holiday", "week of a day")
)
_NEAR_RULES: Final = frozenset(
    (
        "near week, month or year",
        "season",
        "holiday",
        "last or next month by name",
        "month of last or next year",
        "weekday",
        "weekend",
    )
)
_NEAR_WORDS: Final = frozenset(("last", "this", "next", "this past", "this coming", "the coming"))
_COUNTED_FROM_NOW: Final = frozenset(("ago", "from now", "hence"))
_PRESENT_WORDS: Final = ("currently", "nowadays", "at present")
# "Profits have grown since 1980": the year opens no story that goes on.
_SINCE: Final = re.compile(r"\b(?:since|due|base)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# "In 1991", "By early 1991"; not "the 1991 agreement".
_BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|of|by|on|to|from|year|and)\s+(?:the\s+)?|(?:^|[.:\n])\s*)\w$", re.IGNORECASE
)
# "Vengeance is Mine (Imamura, 1979)", "the 1986/87 season".
_CITED: Final = re.compile(r"\s?(?:\)|/\s?\d)")
# In news, a date without a year goes on a story at most so many characters after a year of that story;
# in a text about long ago, at most so many.
_NEAR_IN_NEWS: Final = 100
_NEAR_IN_OLD_STORY: Final = 1000


def choose_modes(text: str, expressions: Sequence[TimeExpression], published: dt.date | None) -> list[str]:
    """Return `NARRATIVE` for each expression that counts from days told before it, `NEWS` for the others.

    A story is opened by a year of the past and closed by a word of the present ("last month", "yesterday").
    A text that is a narrative as a whole goes on with its story in each paragraph; in other texts a story
    lasts as long as its dates follow each other closely, in one paragraph and in the past tense.
    """
    if published is None:
        return [NARRATIVE] * len(expressions)
    past_years = [one.start for one in expressions if (year := year_of(one)) and year < published.year]
    story = _Story(
        text,
        published,
        is_whole_text=choose_mode(text, expressions, published) == NARRATIVE,
        is_mostly_long_ago=is_mostly_long_ago(text, expressions, published),
        last_past_year=max(past_years, default=0),
    )
    return [story.read(expression) for expression in expressions]


@dataclass(slots=True)
class _Story:
    """What is known of a text's story while its expressions are read in order."""

    text: str
    published: dt.date
    is_whole_text: bool
    is_mostly_long_ago: bool
    last_past_year: int
    """Where the last year before that of publication stands."""
    is_open: bool | None = None
    """Whether the last date was one of the story; None before the first."""
    year: int = 0
    """The last year of the story that was named."""
    rule: str = ""
    month: str = ""
    end: int = 0
    """The rule, month and end of the last date."""

    def read(self, expression: TimeExpression) -> str:
        """Return the mode of the next expression."""
        year = year_of(expression)
        if year is not None:
            return self._read_year(expression, year)
        if _is_deictic(expression) or expression.rule in _WEEKDAY_RULES:
            return self._read_near(expression)
        if self.text[expression.start : expression.end].lower() in _PRESENT_WORDS:
            return self._move(expression, is_open=False)
        if expression.rule in _DAY_RULES or expression.rule in _MONTH_RULES:
            return self._move(expression, is_open=self._goes_on(expression))
        return NARRATIVE if self._goes_on(expression) else NEWS

    def _read_year(self, expression: TimeExpression, year: int) -> str:
        if self.is_whole_text or self._is_event_year(expression):
            self.year = year
            self._move(expression, is_open=year < self.published.year)
        return NARRATIVE if self.is_whole_text else NEWS

    def _is_event_year(self, expression: TimeExpression) -> bool:
        if _SINCE.search(self.text, max(0, expression.start - 24), expression.start):
            return False
        if expression.rule != "year":
            return expression.rule != "last year of a range"
        is_adverbial = _BEFORE_YEAR.search(self.text, max(0, expression.start - 12), expression.start + 1)
        return is_adverbial is not None and not _CITED.match(self.text, expression.end)

    def _read_near(self, expression: TimeExpression) -> str:
        if expression.rule in _WEEKDAY_RULES and self._is_weekday_of_story(expression):
            return self._move(expression, is_open=True)
        # In the midst of a narrative, "next year" is the word of someone in it.
        if self.is_whole_text and self.is_open and expression.start < self.last_past_year:
            return NARRATIVE
        return self._move(expression, is_open=False)

    def _is_weekday_of_story(self, expression: TimeExpression) -> bool:
        is_story = self.is_whole_text or self._is_long_ago()
        return (
            is_story and self.rule in _DAY_RULES and self._goes_on(expression) and self._is_near(expression)
        )

    def _is_long_ago(self) -> bool:
        return self.year < self.published.year - YEARS_OF_LONG_AGO

    def _move(self, expression: TimeExpression, *, is_open: bool) -> str:
        self.is_open, self.rule, self.month, self.end = (
            is_open,
            expression.rule,
            expression["m"],
            expression.end,
        )
        return NARRATIVE if is_open else NEWS

    def _goes_on(self, expression: TimeExpression) -> bool:
        if self.is_whole_text:
            is_past = expression.start < self.last_past_year or not is_clearly_future(
                self.text, expression.start
            )
            return self.is_open is not False and is_past
        if not self.is_open or find_tense(self.text, expression.start, expression.end) == FUTURE:
            return False
        return self._goes_on_in_news(expression)

    def _goes_on_in_news(self, expression: TimeExpression) -> bool:
        if self._is_long_ago() and self.is_mostly_long_ago:
            return expression.start - self.end <= _NEAR_IN_OLD_STORY
        if self.rule in _YEAR_RULES and not (
            self._is_long_ago() and self._is_in_sentence_of_year(expression)
        ):
            return False
        # "Exports rose in October from September and October 1985": a month named again is another.
        return self._is_near(expression) and not (self.month and self.month == expression["m"])

    def _is_in_sentence_of_year(self, expression: TimeExpression) -> bool:
        return ". " not in self.text[self.end : expression.start]

    def _is_near(self, expression: TimeExpression) -> bool:
        between = self.text[self.end : expression.start]
        return len(between) <= _NEAR_IN_NEWS and "\n" not in between


def _is_deictic(expression: TimeExpression) -> bool:
    """Return whether an expression counts from the day on which it is written: "yesterday", "last month"."""
    if expression.rule in _NEAR_DAY_RULES:
        return expression["r"] not in ("that", "the same", "that same")
    if expression.rule == "so long ago or later":
        return expression["d"] in _COUNTED_FROM_NOW
    return expression.rule in _NEAR_RULES and expression["r"] in _NEAR_WORDS
