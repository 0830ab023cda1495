"""The columns of a table or JSON file, each with the field that it is taken for: what an analyst maps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from dashboard.schema import ReadingOptions
from dashboard.steps.read.csv_table import read_csv_rows
from dashboard.steps.read.fields import COLUMN_NAMES, match_columns
from dashboard.steps.read.formats import is_archive, unpack
from dashboard.steps.read.json_lines import read_json_rows
from dashboard.steps.read.parquet import read_parquet_rows
from dashboard.steps.read.rows import TableRow
from dashboard.steps.read.source_file import SourceFile, UnreadableError
from dashboard.steps.read.spreadsheet import read_sheet_rows

FIELDS = tuple(COLUMN_NAMES)
_ROWS_SEEN = 50
_FILES_SEEN = 50
_SAMPLE_CHARS = 120
_ROWS: dict[str, Callable[[SourceFile], Iterator[TableRow]]] = {
    ".csv": read_csv_rows,
    ".tsv": read_csv_rows,
    ".json": read_json_rows,
    ".jsonl": read_json_rows,
    ".ndjson": read_json_rows,
    ".xlsx": read_sheet_rows,
    ".parquet": read_parquet_rows,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the field it is taken for ('' for one of the analyst's own), and a first value."""

    name: str
    field: str
    sample: str


def find_tables(path: Path, file: str, reading: ReadingOptions) -> Iterator[tuple[str, list[Column]]]:
    """Yield (name, columns of the first rows) of a table, or of the tables among the first files of an archive."""
    if path.suffix.lower() not in _ROWS and not is_archive(file):
        return
    try:
        for source in islice(_files_in(SourceFile(file, path), reading), _FILES_SEEN):
            columns = _columns(source, reading)
            if columns:
                yield source.file, columns
    # What is no table of its kind has no columns; why it cannot be read is said when it is read.
    except Exception:  # noqa: BLE001
        return


def _files_in(source: SourceFile, reading: ReadingOptions) -> Iterator[SourceFile]:
    if not is_archive(source.file):
        yield source
    elif source.depth < reading.bounds.depth:
        for found in unpack(source, reading):
            if isinstance(found, SourceFile):
                yield from _files_in(found, reading)


def _columns(source: SourceFile, reading: ReadingOptions) -> list[Column]:
    rows = _ROWS.get(PurePosixPath(source.file).suffix.lower())
    if rows is None:
        return []
    try:
        samples = _samples(rows(source))
    # As above; the next file of an archive may well be a table.
    except Exception:  # noqa: BLE001
        return []
    fields = match_columns(samples, reading)
    return [Column(name, fields.get(name, ""), value) for name, value in samples.items()]


def _samples(rows: Iterator[TableRow]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for _, values in islice(rows, _ROWS_SEEN):
        try:
            row = values()
        except UnreadableError:
            continue
        for name, value in row.items():
            if not found.get(name):
                found[name] = value.strip()[:_SAMPLE_CHARS]
    found.pop("encoding", None)
    return found
