"""Articles as they come in: the record that was read, what was set aside, and how files are to be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.schema.enumerations import Part


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
class ReadingLimits:
    """The most that is read of one file, one article and one archive; sizes are in bytes, unpacked."""

    file: int = 200 * MEGABYTE
    article: int = 10 * MEGABYTE
    archive: int = 2048 * MEGABYTE
    members: int = 200_000
    ratio: int = 100
    depth: int = 2
    own_fields: int = 30


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read: the bounds, and which column of a table or JSON file is what.

    `columns` pairs a column as the file names it with text, title, published, publisher, author, url,
    section, language, retrieved or id; '' as the second leaves that column out. Kept with the store.
    """

    bounds: ReadingLimits = ReadingLimits()
    columns: tuple[tuple[str, str], ...] = ()


DEFAULT_READING = ReadingOptions()
