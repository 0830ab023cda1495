"""Read a table with separators (.csv, .tsv): a record for each row."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import islice

from dashboard.schema import DEFAULT_READING, ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode_source
from dashboard.steps.read.fields import has_text_column
from dashboard.steps.read.rows import TableRow, check_text_column, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_DELIMITERS = ",;\t|"
_RARE_DELIMITERS = "~^"
"""They stand in texts too, so a table has them only where its first rows have as many cells as its header."""
_SEPARATOR_NAMES = "comma, semicolon, tab, |, ~ and ^"
_ROWS_COMPARED = 20
_LONGEST_CELL = 2**31 - 1
_MOST_RESTARTS = 100


def read_csv(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row of a table with a header, and a note for each unreadable row.

    Raises:
        UnreadableError: No column has the text.
    """
    text, encoding = decode_source(source)
    delimiter, header = _find_header(text, options)
    check_text_column(header, options, _SEPARATOR_NAMES)
    yield from read_rows(_name_rows(text, encoding, delimiter, header), source.file, options)


def read_csv_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of a table, whatever its columns are.

    Raises:
        UnreadableError: It is not text, or empty.
    """
    text, encoding = decode_source(source)
    yield from _name_rows(text, encoding, *_find_header(text, DEFAULT_READING))


def _name_rows(text: str, encoding: str, delimiter: str, header: list[str]) -> Iterator[TableRow]:
    note = {"encoding": encoding} if encoding else {}
    for line, row in _split_rows(text, delimiter):
        yield TableRow(line, partial(_name_cells, header, row, note))


def _find_header(text: str, options: ReadingOptions) -> tuple[str, list[str]]:
    """Return the delimiter of a table, the one that gives most columns, and the column names."""
    csv.field_size_limit(_LONGEST_CELL)
    headers = {delimiter: _read_header(text, delimiter) for delimiter in _DELIMITERS}
    headers |= {
        delimiter: _read_header(text, delimiter)
        for delimiter in _RARE_DELIMITERS
        if _separates_all_rows(text, delimiter)
    }
    delimiter = max(headers, key=lambda each: (has_text_column(headers[each], options), len(headers[each])))
    return delimiter, [name.strip() for name in headers[delimiter]]


def _read_header(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text), delimiter=delimiter), [])


def _separates_all_rows(text: str, delimiter: str) -> bool:
    """Return whether a separator gives the first rows of a text the same number of cells, at least two."""
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        sizes = {len(row) for row in islice((row for row in rows if row), _ROWS_COMPARED)}
    except csv.Error:
        return False
    return len(sizes) == 1 and sizes.pop() > 1


def _split_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | UnreadableError]]:
    """Yield (line, cells or error) of each row. After a broken row, reading resumes at the next line."""
    lines = text.splitlines(keepends=True)
    start, restarts = 0, 0
    while start < len(lines):
        rows = csv.reader(lines[start:] if start else lines, delimiter=delimiter, strict=True)
        row_start = 0
        try:
            for row in rows:
                if row and start + row_start:
                    yield start + row_start + 1, row
                row_start = rows.line_num
            return
        except csv.Error as error:
            restarts += 1
            yield start + row_start + 1, UnreadableError(_describe_error(error))
            start = len(lines) if restarts > _MOST_RESTARTS else start + row_start + 1


def _describe_error(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "opens a quotation mark that is never closed"
    return f"is not a row of the table ({error})"


def _name_cells(header: list[str], row: list[str] | UnreadableError, note: dict[str, str]) -> dict[str, str]:
    """Return the cells of a row by column name.

    Raises:
        UnreadableError: The row is broken, or has more cells than there are columns.
    """
    if isinstance(row, UnreadableError):
        raise row
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        raise UnreadableError(f"has {len(row)} cells where the header has {len(header)}")
    values = dict(note)
    for number, (name, cell) in enumerate(zip(header, row, strict=False), start=1):
        values.setdefault(name or f"column {number}", cell)
    return values
