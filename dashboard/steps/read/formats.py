"""The table of formats: which module reads a file, by the ending of its name."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from dashboard.schema import Record, SetAside
from dashboard.steps.read.archives import unpack_gzip, unpack_zip
from dashboard.steps.read.bounds import Bounds, Source, UnreadableError
from dashboard.steps.read.json_lines import read_json
from dashboard.steps.read.plain import read_plain
from dashboard.steps.read.table import read_table

Reader = Callable[[Source, Bounds], Iterator[Record | SetAside]]
Unpacker = Callable[[Source, Bounds], Iterator[Source | SetAside]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
}
UNPACKERS: dict[str, Unpacker] = {".zip": unpack_zip, ".gz": unpack_gzip}
_WEB_PAGES = (".html", ".htm", ".mhtml", ".xhtml")


def read_source(source: Source, bounds: Bounds) -> Iterator[Record | SetAside]:
    """Yield the articles of one file, or one note of why there are none."""
    ending = PurePosixPath(source.file).suffix.lower()
    try:
        if not source.content:
            raise UnreadableError("is empty")
        if ending in UNPACKERS:
            yield from _read_archive(UNPACKERS[ending], source, bounds)
        elif ending in READERS:
            yield from READERS[ending](source, bounds)
        else:
            raise UnreadableError(_unknown(ending))
    except UnreadableError as error:
        yield SetAside(source.file, 0, str(error))
    # Parsers meet hostile bytes here and may raise anything: one file must not end the build.
    except Exception as error:  # noqa: BLE001
        yield SetAside(source.file, 0, f"could not be read ({type(error).__name__}: {error})")


def _read_archive(unpack: Unpacker, source: Source, bounds: Bounds) -> Iterator[Record | SetAside]:
    if source.depth >= bounds.depth:
        raise UnreadableError(f"lies deeper than {bounds.depth} archives within each other")
    for member in unpack(source, bounds):
        if isinstance(member, SetAside):
            yield member
        else:
            yield from read_source(member, bounds)


def _unknown(ending: str) -> str:
    if ending in _WEB_PAGES:
        return "HTML is not read yet"
    if not ending:
        return "has no ending (such as .txt) that tells what it is"
    return f"{ending} files are not read"
