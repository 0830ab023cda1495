"""The record types for what a text contains: names, times, events, places, its day of publication."""

import datetime as dt
from dataclasses import dataclass

from dashboard.schema.enumerations import Kind, Mode, Precision, Status

AMBIGUOUS_DAY = "day or month first?"
"""The flag of an article without a day because its own, such as 03.02.2017, can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one text, not yet matched with names in other texts."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class DayInterval:
    """An interval of days, both ends included, and its precision."""

    first: dt.date
    last: dt.date
    precision: Precision


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication: `best` is the single day that relative times are counted from.

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
    """Whether other evidence gives the same day, the day before or the day after."""
    evidence: tuple[tuple[str, dt.date], ...] = ()
    """All evidence for a day, as (source, day), the strongest first."""


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """An expression of time with its TIMEX3 type and value, and the days it covers.

    `first_day` and `last_day` are None where it names no days (PRESENT_REF, a duration, a day of an unknown
    year). `anchor` is what it is counted from: published, told (a day named before), calendar (a full date
    needs no other day) or ''.
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
    """Something that happened, will happen or did not happen, at a time that a sentence states.

    `start` and `end` span the sentence; names are indices into the article's list of mentions.
    `superseded_by` is the index, in the article's list of events, of the event that replaces it; -1 for none.
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
    """The place and the country of a name.

    `sort` is country, people, capital, city, division, seat, region, historical, body (an organisation whose
    name contains its country) or place (one that no table has, in the country that the text names after it).
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
