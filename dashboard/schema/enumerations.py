"""The fixed sets of words: parts of a text, kinds of names, precisions, statuses, units and others."""

from enum import IntEnum, StrEnum


class Part(IntEnum):
    """The part of an article that a span is. Up to `BODY` it is text; above, a cut that can be put back.

    SPEAKER is the label before what somebody says in a transcript ("MS. JONES:"), DIRECTION a stage direction
    ("(Laughter.)"). Codes are stored: new parts get the next one.
    """

    TITLE = 0
    STANDFIRST = 1
    LEAD = 2
    BODY = 3
    DATELINE = 4
    BYLINE = 5
    STAMP = 6
    CAPTION = 7
    CREDIT = 8
    LABEL = 9
    FURNITURE = 10
    SPEAKER = 11
    DIRECTION = 12

    @property
    def is_cut(self) -> bool:
        """Whether a span of this part is set aside from the article's text."""
        return self > Part.BODY


class Kind(StrEnum):
    """The kind of thing that has a name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"


class Precision(StrEnum):
    """How precise a day is: the length of the interval that it lies in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"
    UNKNOWN = "unknown"


class DayOrder(StrEnum):
    """What comes first in a day that is written in numbers with the year last, such as 03.02.2017."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Status(StrEnum):
    """Whether a text reports an event as real, planned, denied or possible."""

    REPORTED = "reported"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Mode(StrEnum):
    """How participants met, for events of kind meeting, visit or call."""

    IN_PERSON = "in person"
    CALL = "call"
    NONE = ""


class Role(StrEnum):
    """The role of a name in an event."""

    ACTOR = "actor"
    PARTICIPANT = "participant"
    NAMED = "named"


class Clock(StrEnum):
    """Which days a chart or a filter uses: days of publication, or days of events."""

    PUBLISHED = "published"
    HAPPENED = "happened"


class Unit(StrEnum):
    """The unit of a count."""

    ARTICLES = "articles"
    WITHOUT_COPIES = "articles without copies"


class Scope(StrEnum):
    """The text in which all chosen people and places must be named."""

    ARTICLE = "article"
    SENTENCE = "sentence"
