"""The words of Dateline: one frozen record type a table, the enumerations, and what an analyst chose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

# ---------------------------------------------------------------- enumerations


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


# ---------------------------------------------------------------- what the steps say


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end]`, and the part it plays."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Record:
    """An article as read: its text and whatever fields came with it.

    `text` starts with the title as its first line where the title came as a field (`title_given`).
    `fields` holds decoded strings under lower-case names: title, published, publisher, author, url,
    section, language, retrieved; any other name is a field of the analyst's own. `marked` are spans
    whose part the format itself tells, as the markup of a web page tells its menus from its article.
    """

    text: str
    fields: Mapping[str, str]
    file: str
    position: int
    title_given: bool = False
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file, or a line of one, that was not read, and why; `line` is 0 where the whole file is meant."""

    file: str
    line: int
    reason: str


MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is read of one file, one article and one archive; sizes are in bytes, unpacked."""

    file: int = 200 * MEGABYTE
    article: int = 10 * MEGABYTE
    archive: int = 2048 * MEGABYTE
    members: int = 200_000
    ratio: int = 100
    depth: int = 2
    own_fields: int = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: the bounds, and which column of a table or JSON file is what.

    `columns` pairs a column as the file names it with text, title, published, publisher, author, url,
    section, language, retrieved or id; '' as the second leaves that column out. Kept with the store.
    """

    bounds: Bounds = Bounds()
    columns: tuple[tuple[str, str], ...] = ()


AS_USUAL = Reading()


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in one text, before the corpus is known."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Day:
    """An interval of days, both ends included, and how fine it is."""

    first: dt.date
    last: dt.date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication: `best` is the single day that relative times count from.

    All three days are None where the text gives no evidence. `source` is metadata, address, stamp,
    byline, dateline, head line, first comment, caption, file name or ''. `inferred` days print in brackets.
    """

    best: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    source: str = ""
    confidence: float = 0.0
    inferred: bool = False
    flags: tuple[str, ...] = ()
    confirmed: bool = False
    """Whether other evidence gives the same day or the one beside it."""
    evidence: tuple[tuple[str, dt.date], ...] = ()
    """All that speaks for a day, as (source, day), the strongest first."""


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time, anchored: its TIMEX3 type and value, and the days it covers.

    `first_day` and `last_day` are None where it names no days (PRESENT_REF, a duration, a day whose
    year is not known). `anchor` is published, told (a day told before), calendar (needs none) or ''.
    """

    start: int
    end: int
    type: str
    value: str
    first_day: dt.date | None
    last_day: dt.date | None
    precision: Precision
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, will happen or did not, at a time that a sentence tells.

    `start`, `end` span its sentence; names are indices into the article's list of mentions. `superseded_by`
    is the place, among the article's events, of the one that took its place; -1 for none.
    """

    start: int
    end: int
    first_day: dt.date
    last_day: dt.date
    precision: Precision
    day_from: str
    kind: str
    sub_kind: str
    mode: Mode
    status: Status
    actors: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    where: tuple[str, ...] = ()
    named_countries: tuple[str, ...] = ()
    superseded_by: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name lies.

    `sort` is country, people, capital, city, division, seat, region, historical, body (an organisation whose name
    tells its country) or place (one that no table knows, in the land behind it).
    """

    name: str
    country: str
    sort: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ISO 3166-1 alpha-3, its short English name, UN M49 region and sub-region."""

    code: str
    name: str
    region: str
    sub_region: str
    latitude: float
    longitude: float


# ---------------------------------------------------------------- what an analyst chose


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen values of one facet: any of (or all of) `values`, and none of `excluded`.

    Values are the facet's own keys: the M49 name for regions, alpha-3 for countries, "kind:form" for
    persons and organisations, plain strings elsewhere; '' is the bucket "none".
    """

    values: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    every: bool = False

    def __bool__(self) -> bool:
        return bool(self.values or self.excluded)


@dataclass(frozen=True, slots=True)
class Days:
    """A filter on days, both ends included, None where open. `overlaps` adds what only touches it."""

    first: dt.date | None = None
    last: dt.date | None = None
    overlaps: bool = False

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Filters:
    """What the analyst chose; an empty choice sets no limit. Hashable: it is the key of every cache."""

    search: str = ""
    region: Choice = Choice()
    country: Choice = Choice()
    person: Choice = Choice()
    organisation: Choice = Choice()
    kind: Choice = Choice()
    status: Choice = Choice()
    publisher: Choice = Choice()
    language: Choice = Choice()
    fields: tuple[tuple[str, Choice], ...] = ()
    published: Days = Days()
    happened: Days = Days()
    undated: Undated = Undated.INCLUDE
    about: bool = True
    scope: Scope = Scope.ARTICLE
    unit: Unit = Unit.ARTICLES
    only_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventName:
    """What names an event for good: the words that tell it, and what tells it from others in the same words.

    `exact` is its sentence, `prefix` and `suffix` up to 32 characters before and after it, as in the W3C's
    TextQuoteSelector; `day` is its first day and `kind` its kind as the build found them.
    """

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    day: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several who bear a name, and what tells where it is theirs.

    A cue is a word or phrase that an article says, or the key of another name ("place:Kazan") that it names;
    any cue will do. `articles` are the keys of those that an analyst gave them by hand.
    """

    label: str
    cues: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided; one line of decisions.jsonl.

    `verb` is merge, split, assign, keep_apart, rename, hide, show, set_kind, set_country, set_day, set_days,
    set_title, set_publisher, off_topic, on_topic, join_copies, split_copies, stand_for, put_back, undo (whose `object` is
    the id of the decision undone), or, for `events`, reject_events, date_events, place_events, set_event_kind,
    set_event_status, set_actors, join_events or part_events. `kind` is that of a name, or publisher. A split
    with `namesakes` parts a name among these.
    """

    id: str
    when: str
    who: str
    verb: str
    kind: str = ""
    spellings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    value: str = ""
    object: str = ""
    reason: str = ""
    events: tuple[EventName, ...] = ()
    namesakes: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """The methods card that every export carries."""

    corpus: str
    version: str
    filters: str
    unit: str
    decisions: int
    counts: str
    models: str
    day: str
    about: str = ""
    notes: tuple[str, ...] = field(default=())

    def lines(self) -> list[tuple[str, str]]:
        """Return the card as (label, value) pairs in the order they print."""
        rows = [
            ("Corpus", self.corpus),
            ("Version", self.version),
            ("Filters", self.filters),
            ("Unit", self.unit),
            ("Countries", self.about),
            ("Counts", self.counts),
            ("Decisions", str(self.decisions)),
            ("Made with", self.models),
            ("Exported", self.day),
        ]
        return [(label, value) for label, value in rows if value] + [("Note", note) for note in self.notes]


# ---------------------------------------------------------------- figures as numbers

# A bound that is left open, and the most that is kept.
NOT_SAID = -1
MOST = 2**31 - 1

# ---------------------------------------------------------------- days as numbers

NO_DAY = -(2**31)
_EPOCH = dt.date(1970, 1, 1).toordinal()


def to_number(day: dt.date | None) -> int:
    """Return a day as days since 1970-01-01, or NO_DAY."""
    return NO_DAY if day is None else day.toordinal() - _EPOCH


def to_day(number: int) -> dt.date | None:
    """Return the day that `to_number` wrote, or None for NO_DAY."""
    return None if number == NO_DAY else dt.date.fromordinal(int(number) + _EPOCH)
