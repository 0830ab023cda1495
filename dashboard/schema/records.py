"""What is known of one text: a record type for each thing that is found in it."""

import datetime as dt
from dataclasses import dataclass

from dashboard.schema.enumerations import Kind, Mode, Precision, Status


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in one text, before the corpus is known."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class DayInterval:
    """An interval of days, both ends included, and how fine it is."""

    first: dt.date
    last: dt.date
    precision: Precision


@dataclass(frozen=True, slots=True)
class PublicationDate:
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
class AnchoredTime:
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
