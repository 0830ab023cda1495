"""The table of formats: which module reads a file, by what it is or by the ending of its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.schema import Bounds, Reading, Record, SetAside
from dashboard.steps.read.archives import unpack_gzip, unpack_tar, unpack_zip
from dashboard.steps.read.json_lines import read_json
from dashboard.steps.read.plain import read_plain
from dashboard.steps.read.sniff import ending_of
from dashboard.steps.read.source import Source, UnreadableError
from dashboard.steps.read.table import read_table
from dashboard.steps.read.web_page import read_page

Reader = Callable[[Source, Reading], Iterator[Record | SetAside]]
Unpacker = Callable[[Source, Bounds], Iterator[Source | SetAside]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, the endings of its files, and what reads one."""

    name: str
    endings: tuple[str, ...]
    read: Reader


FORMATS = (
    Format("web page", (".html", ".htm", ".xhtml"), read_page),
    Format("text", (".txt", ".text", ".md", ".markdown"), read_plain),
    Format("JSON", (".json", ".jsonl", ".ndjson"), read_json),
    Format("table", (".csv", ".tsv"), read_table),
)
UNPACKERS: dict[str, Unpacker] = {
    ".zip": unpack_zip,
    ".gz": unpack_gzip,
    ".tgz": unpack_gzip,
    ".tar": unpack_tar,
}
_BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}


def readable_endings() -> tuple[str, ...]:
    """Return the endings of all files that are read, archives last."""
    return (*_BY_ENDING, *UNPACKERS)


def format_name(file: str) -> str:
    """Return what people call the format of a file, by the ending of its name; "other" where it is none."""
    ending = PurePosixPath(file).suffix.lower()
    if ending in UNPACKERS:
        return "archive"
    return _BY_ENDING[ending].name if ending in _BY_ENDING else "other"


def read_source(source: Source, reading: Reading) -> Iterator[Record | SetAside]:
    """Yield the articles of one file, or one note of why there are none."""
    try:
        if not source.content:
            raise UnreadableError("is empty")
        ending = ending_of(source)
        if ending in UNPACKERS:
            yield from _read_archive(UNPACKERS[ending], source, reading)
        elif ending in _BY_ENDING:
            yield from _BY_ENDING[ending].read(source, reading)
        else:
            raise UnreadableError(_unknown(ending))
    except UnreadableError as error:
        yield SetAside(source.file, 0, str(error))
    # Parsers meet hostile bytes here and may raise anything: one file must not end the build.
    except Exception as error:  # noqa: BLE001
        yield SetAside(
            source.file, 0, f"is damaged or not what its name says ({type(error).__name__}: {error})"
        )


def _read_archive(unpack: Unpacker, source: Source, reading: Reading) -> Iterator[Record | SetAside]:
    if source.depth >= reading.bounds.depth:
        raise UnreadableError(f"lies deeper than {reading.bounds.depth} archives within each other")
    for member in unpack(source, reading.bounds):
        if isinstance(member, SetAside):
            yield member
        else:
            yield from read_source(member, reading)


def _unknown(ending: str) -> str:
    if not ending:
        return "has no ending (such as .txt) that tells what it is"
    return f"{ending} files are not read"
