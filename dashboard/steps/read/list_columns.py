"""List the columns of tables and the field that each is taken for, so that an analyst can correct it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from dashboard.schema import ReadingOptions
from dashboard.steps.read.fields import COLUMN_NAMES, match_columns
from dashboard.steps.read.formats import find_format, is_archive
from dashboard.steps.read.rows import TableRow
from dashboard.steps.read.source_file import SourceFile, UnreadableError

FIELDS = tuple(COLUMN_NAMES)
_SAMPLE_ROWS = 50
_MOST_DAYS = 20_000
"""How many rows are searched for days that decide whether the day or the month comes first."""
_SAMPLE_FILES = 50
_SAMPLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the field that it is ('' for one of the analyst's own), and its first value."""

    name: str
    field: str
    sample: str


class Table(NamedTuple):
    """A table: its name, its columns, and the values of the one with the day of publication."""

    file: str
    columns: list[Column]
    days: list[str]


def find_tables(path: Path, file: str, options: ReadingOptions) -> Iterator[Table]:
    """Yield a table, or each table among the first files of an archive."""
    by_name = find_format(path.name)
    if not (by_name and by_name.read_rows) and not is_archive(file):
        return
    try:
        for source in islice(_unpack_files(SourceFile(file, path), options), _SAMPLE_FILES):
            table = _read_table(source, options)
            if table.columns:
                yield table
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


def _read_table(source: SourceFile, options: ReadingOptions) -> Table:
    by_name = find_format(source.file)
    if by_name is None or by_name.read_rows is None:
        return Table(source.file, [], [])
    try:
        rows = _read_values(by_name.read_rows(source))
        first = list(islice(rows, _SAMPLE_ROWS))
        samples = _find_samples(first)
        fields = match_columns(samples, options)
        days = _find_days(islice(chain(first, rows), _MOST_DAYS), fields)
    # As above. The next file of an archive may be a sound table.
    except Exception:  # noqa: BLE001
        return Table(source.file, [], [])
    columns = [Column(name, fields.get(name, ""), value) for name, value in samples.items()]
    return Table(source.file, columns, days)


def _read_values(rows: Iterable[TableRow]) -> Iterator[Mapping[str, str]]:
    """Yield the values of each row that can be read."""
    for row in rows:
        try:
            yield row.read_values()
        except UnreadableError:
            continue


def _find_samples(rows: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the first value of each column that is not blank."""
    samples: dict[str, str] = {}
    for values in rows:
        for name, value in values.items():
            if not samples.get(name):
                samples[name] = value.strip()[:_SAMPLE_CHARS]
    samples.pop("encoding", None)
    return samples


def _find_days(rows: Iterable[Mapping[str, str]], fields: Mapping[str, str]) -> list[str]:
    column = next((column for column, field in fields.items() if field == "published"), None)
    return [] if column is None else [values.get(column, "") for values in rows]
