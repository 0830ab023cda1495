"""Articles as they come in: records as read, files set aside, and the options for reading files."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.schema.enumerations import DayOrder, Part


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end]`, and its part of the article."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Record:
    """An article as read: its text and the fields that came with it.

    `text` starts with the title as its first line where the title came as a field (`title_given`).
    `fields` has decoded strings under lower-case names: title, published, publisher, author, url,
    section, language, retrieved; any other name is a field of the analyst's own. `marked` are spans
    whose part the format itself states, as the markup of a web page separates its menus from its article.
    """

    text: str
    fields: Mapping[str, str]
    file: str
    position: int
    title_given: bool = False
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file, or a line of a file, that was not read, and why; `line` is 0 for a whole file."""

    file: str
    line: int
    reason: str


MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The limits on one file, one article and one archive; sizes are in bytes, unpacked."""

    file: int = 200 * MEGABYTE
    article: int = 10 * MEGABYTE
    archive: int = 2048 * MEGABYTE
    members: int = 200_000
    ratio: int = 100
    depth: int = 2
    own_fields: int = 30


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read: the limits, the meaning of each column of a table or JSON file, the order of days.

    `columns` pairs the file's name of a column with text, title, published, publisher, author, url, section,
    language, retrieved or id; '' as the second leaves that column out. `day_order` is for the tables in which
    every day can be read in two ways (03.02.2017); None leaves these days unread. Stored with the corpus.
    """

    bounds: ReadingLimits = ReadingLimits()
    columns: tuple[tuple[str, str], ...] = ()
    day_order: DayOrder | None = None


DEFAULT_READING = ReadingOptions()
