"""A table of columns (.csv, .tsv) -> a record a row."""

import csv
import io
from collections.abc import Iterator
from functools import partial

from dashboard.schema import DEFAULT_READING, ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode
from dashboard.steps.read.fields import has_text_column
from dashboard.steps.read.rows import TableRow, check_text_column, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**31 - 1
_MOST_RESTARTS = 100


def read_csv(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row of a table with a header, and a note for each row that is none.

    Raises:
        UnreadableError: No column is known to hold the text.
    """
    text, guess = decode_source(source)
    delimiter, header = _header(text, reading)
    check_text_column(header, reading)
    yield from read_rows(_named_rows(text, guess, delimiter, header), source.file, reading)


def read_csv_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of a table, whatever its columns are.

    Raises:
        UnreadableError: It is no text, or empty.
    """
    text, guess = decode_source(source)
    yield from _named_rows(text, guess, *_header(text, DEFAULT_READING))


def decode_source(source: SourceFile) -> tuple[str, str]:
    """Return a file's text and how its encoding was guessed.

    Raises:
        UnreadableError: It is no text, or empty.
    """
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    return text, guess


def _named_rows(text: str, guess: str, delimiter: str, header: list[str]) -> Iterator[TableRow]:
    note = {"encoding": guess} if guess else {}
    for line, row in _rows(text, delimiter):
        yield line, partial(_by_name, header, row, note)


def _header(text: str, reading: ReadingOptions) -> tuple[str, list[str]]:
    """Return what parts the cells of a table, and its column names."""
    csv.field_size_limit(_LONGEST_CELL)
    headers = {mark: next(csv.reader(io.StringIO(text), delimiter=mark), []) for mark in _DELIMITERS}
    delimiter = max(headers, key=lambda mark: (has_text_column(headers[mark], reading), len(headers[mark])))
    return delimiter, [name.strip() for name in headers[delimiter]]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | UnreadableError]]:
    """Yield (line, cells) of each row; after one that cannot be read it goes on with the next line."""
    lines = text.splitlines(keepends=True)
    at, restarts = 0, 0
    while at < len(lines):
        rows = csv.reader(lines[at:] if at else lines, delimiter=delimiter, strict=True)
        begun = 0
        try:
            for row in rows:
                if row and at + begun:
                    yield at + begun + 1, row
                begun = rows.line_num
            return
        except csv.Error as error:
            restarts += 1
            yield at + begun + 1, UnreadableError(_complaint(error))
            at = len(lines) if restarts > _MOST_RESTARTS else at + begun + 1


def _complaint(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "opens a quotation mark that is never closed"
    return f"is not a row of the table ({error})"


def _by_name(header: list[str], row: list[str] | UnreadableError, note: dict[str, str]) -> dict[str, str]:
    """Return the cells of a row under their columns' names.

    Raises:
        UnreadableError: There are more cells than columns, so a comma must have gone astray.
    """
    if isinstance(row, UnreadableError):
        raise row
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        raise UnreadableError(f"has {len(row)} cells where the header has {len(header)}")
    named = dict(note)
    for number, (name, cell) in enumerate(zip(header, row, strict=False), start=1):
        named.setdefault(name or f"column {number}", cell)
    return named
