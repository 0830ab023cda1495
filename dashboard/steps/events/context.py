"""What the clauses of an article, and those of a sentence, share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.schema import PublicationDate, Span
from dashboard.steps.events.event_kinds import Trigger
from dashboard.steps.events.pronouns import Forms
from dashboard.steps.events.roles import Named

VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|did|do|does|will|would|came|began|held|took|gave|made|left|ran"
    r"|fell|rose|won|lost|"
    r"went|saw|set|put|led|brought|found|broke|wore|drew|sat|stood|kept|spent|built|sent|[a-z]{3,}ed)\b"
)
# "Have already clashed" is no news of the day; nor is what a sentence only supposes or looks back on.
_NO_NEWS = re.compile(
    r"\b(?:already|previously|once|ago|if|would|could|might|should|often|always|usually|ever|never"
    r"|years|decades|history|"
    r"had|can)\b|\b(?:is|are)\s+(?:an?|the|one)\s"
    r"|\b(?:court|inquest|trial|jury|tribunal|inquiry)\b[^.]{0,30}\b(?:told|heard|hears)\b"
    r"|\btold\s+(?:a\s+|the\s+)?(?:court|inquest|jur)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 8


@dataclass(frozen=True, slots=True)
class Article:
    """What all sentences of an article share.

    `top` is the country that it names most, `home` the one that it is plainly set in; '' for none.
    """

    text: str
    names: Sequence[Named]
    held: Forms
    published: PublicationDate
    dateline: str
    top: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it holds.

    `inside` are its names; `people` the persons before its first verb; `subject` the one person whom it
    speaks of without a name; `person_before` the one that the sentences before it spoke of; `where_before` the
    countries where the line was so far, `there` those that a "there" means.
    """

    span: Span
    inside: Sequence[int]
    triggers: Sequence[Trigger]
    people: Sequence[int]
    subject: Sequence[int]
    person_before: tuple[int, ...]
    where_before: tuple[str, ...]
    there: tuple[str, ...]


def is_heading(article: Article, sentence: Sentence) -> bool:
    """Return whether a sentence only heads those behind it with a day or a place ("Monday, 5 June.", "Hanoi, Vietnam.")."""
    words = article.text[sentence.span.start : sentence.span.end]
    return len(words.split()) <= _LONGEST_HEADING and not sentence.triggers and not VERB.search(words)


def tells_no_news(text: str, start: int, end: int) -> bool:
    """Return whether a first sentence supposes, looks back or only describes, and so is not of the day of publication."""
    return bool(_NO_NEWS.search(text, start, end))
