"""List the columns of tables and the field that each is taken for, so that an analyst can correct it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dashboard.schema import ReadingOptions
from dashboard.steps.read.fields import COLUMN_NAMES, match_columns
from dashboard.steps.read.formats import find_format, is_archive
from dashboard.steps.read.rows import TableRow
from dashboard.steps.read.source_file import SourceFile, UnreadableError

FIELDS = tuple(COLUMN_NAMES)
_SAMPLE_ROWS = 50
_SAMPLE_FILES = 50
_SAMPLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the field that it is ('' for one of the analyst's own), and its first value."""

    name: str
    field: str
    sample: str


def find_tables(path: Path, file: str, options: ReadingOptions) -> Iterator[tuple[str, list[Column]]]:
    """Yield (name, columns) of a table, or of each table among the first files of an archive."""
    by_name = find_format(path.name)
    if not (by_name and by_name.read_rows) and not is_archive(file):
        return
    try:
        for source in islice(_unpack_files(SourceFile(file, path), options), _SAMPLE_FILES):
            columns = _find_columns(source, options)
            if columns:
                yield source.file, columns
    # A broken table has no columns. The reason is given when the file is read.
    except Exception:  # noqa: BLE001
        return


def _unpack_files(source: SourceFile, options: ReadingOptions) -> Iterator[SourceFile]:
    archive = find_format(source.file)
    if archive is None or archive.name != "archive":
        yield source
    elif source.depth < options.bounds.depth:
        for item in archive.read(source, options):
            if isinstance(item, SourceFile):
                yield from _unpack_files(item, options)


def _find_columns(source: SourceFile, options: ReadingOptions) -> list[Column]:
    by_name = find_format(source.file)
    if by_name is None or by_name.read_rows is None:
        return []
    try:
        samples = _find_samples(by_name.read_rows(source))
    # As above. The next file of an archive may be a sound table.
    except Exception:  # noqa: BLE001
        return []
    fields = match_columns(samples, options)
    return [Column(name, fields.get(name, ""), value) for name, value in samples.items()]


def _find_samples(rows: Iterator[TableRow]) -> Mapping[str, str]:
    """Return the first value of each column that is not blank."""
    samples: dict[str, str] = {}
    for row in islice(rows, _SAMPLE_ROWS):
        try:
            values = row.read_values()
        except UnreadableError:
            continue
        for name, value in values.items():
            if not samples.get(name):
                samples[name] = value.strip()[:_SAMPLE_CHARS]
    samples.pop("encoding", None)
    return samples
