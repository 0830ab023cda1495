"""The fixed sets of words: parts of a text, kinds of names, precisions, statuses, units."""

from enum import IntEnum, StrEnum


class Part(IntEnum):
    """Where in an article a span lies. Up to `BODY` it is text; above, it is a cut that can be put back."""

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

    @property
    def is_cut(self) -> bool:
        """Whether a span of this part is set aside from the article's text."""
        return self > Part.BODY


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"


class Precision(StrEnum):
    """How much of the calendar an interval of days covers."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How the text tells an event."""

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
    """What a name does in an event."""

    ACTOR = "actor"
    PARTICIPANT = "participant"
    NAMED = "named"


class Clock(StrEnum):
    """Which days a chart or filter speaks of; never one for the other."""

    PUBLISHED = "published"
    HAPPENED = "happened"


class Unit(StrEnum):
    """What a count counts."""

    ARTICLES = "articles"
    WITHOUT_COPIES = "articles without copies"


class Undated(StrEnum):
    """What a filter on days does with what has no day."""

    INCLUDE = "include"
    ONLY = "only"
    LEAVE_OUT = "leave out"


class Scope(StrEnum):
    """Within what chosen people and places must be named together."""

    ARTICLE = "article"
    SENTENCE = "sentence"
