"""Hold what the event finder knows of an article, a sentence and a clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.schema import PublicationDate, Span
from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import STATEMENT, Trigger
from dashboard.steps.events.implied_subject import OfficeHolders
from dashboard.steps.events.roles import NamedEntity
from dashboard.steps.events.split_clauses import VERB

# "Have already clashed" is not news of the day; nor is what a sentence supposes or looks back on.
_NOT_NEWS = re.compile(
    r"\b(?:already|previously|once|ago|if|would|could|might|should|often|always|usually|ever|never"
    r"|years|decades|history|"
    r"had|can)\b|\b(?:is|are)\s+(?:an?|the|one)\s"
    r"|\b(?:court|inquest|trial|jury|tribunal|inquiry)\b[^.]{0,30}\b(?:told|heard|hears)\b"
    r"|\btold\s+(?:a\s+|the\s+)?(?:court|inquest|jur)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 8


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The text of an article, its names, and what else all its sentences share.

    `main_country` is the country that it names most often, `setting` the country where it clearly takes
    place; '' for none. `dateline` is the country of its dateline.
    """

    text: str
    names: Sequence[NamedEntity]
    offices: OfficeHolders
    published: PublicationDate
    dateline: str
    main_country: str = ""
    setting: str = ""


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """A sentence, its triggers and its names, the latter as indices into the names of the article.

    `leading_people` are the persons before its first verb, `implied_subject` the person that "he" or "the
    secretary" stands for. From the sentences before it come `previous_person`, `previous_countries` (where
    the events of its line took place so far) and `there_countries` (what "there" refers to).
    """

    article: ArticleContext
    span: Span
    name_indices: Sequence[int]
    triggers: Sequence[Trigger]
    leading_people: Sequence[int]
    implied_subject: Sequence[int]
    previous_person: tuple[int, ...]
    previous_countries: tuple[str, ...]
    there_countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at `start:end` of its article, with its time, its trigger and its names (as indices)."""

    sentence: SentenceContext
    time: DayReference
    start: int
    end: int
    name_indices: Sequence[int]
    trigger: Trigger | None

    @property
    def article(self) -> ArticleContext:
        """The article of the clause."""
        return self.sentence.article

    @property
    def words(self) -> str:
        """The text of the clause."""
        return self.article.text[self.start : self.end]

    @property
    def is_statement(self) -> bool:
        """Whether the clause reports that somebody said something."""
        return self.trigger is not None and self.trigger.kind == STATEMENT

    @property
    def is_attached(self) -> bool:
        """Whether the trigger is a noun that stands together with the time."""
        return self.trigger is not None and is_attached(self.article.text, self.trigger, self.time)

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match of a pattern in the clause."""
        return pattern.search(self.article.text, self.start, self.end)


def is_heading(sentence: SentenceContext) -> bool:
    """Return whether a sentence is a heading with a day or a place ("Monday, 5 June.", "Hanoi, Vietnam.")."""
    words = sentence.article.text[sentence.span.start : sentence.span.end]
    return len(words.split()) <= _LONGEST_HEADING and not sentence.triggers and not VERB.search(words)


def is_not_news(text: str, start: int, end: int) -> bool:
    """Return whether a first sentence supposes, looks back or describes, and so reports no news."""
    return bool(_NOT_NEWS.search(text, start, end))
