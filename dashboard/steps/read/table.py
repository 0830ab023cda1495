"""A table of columns (.csv, .tsv) -> a record a row."""

import csv
import io
from collections.abc import Iterator

from dashboard.schema import Record, SetAside
from dashboard.steps.read.bounds import Bounds, Source, UnreadableError
from dashboard.steps.read.decode import decode
from dashboard.steps.read.fields import COLUMNS, has_text, make_record
from dashboard.steps.read.json_lines import surplus_note

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**31 - 1
_MOST_RESTARTS = 100


def read_table(source: Source, bounds: Bounds) -> Iterator[Record | SetAside]:
    """Yield a record for each row of a table with a header, and a note for each row that is none.

    Raises:
        UnreadableError: No column is known to hold the text.
    """
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    delimiter, header = _header(text)
    left_out: set[str] = set()
    for line, row in _rows(text, delimiter):
        try:
            values = _by_name(header, row) | ({"encoding": guess} if guess else {})
            record, surplus = make_record(values, source.file, line, bounds.own_fields)
        except UnreadableError as error:
            yield SetAside(source.file, line, str(error))
        else:
            left_out.update(surplus)
            yield record
    if left_out:
        yield SetAside(source.file, 0, surplus_note(left_out, bounds))


def _header(text: str) -> tuple[str, list[str]]:
    """Return what parts the cells of a table, and its column names."""
    csv.field_size_limit(_LONGEST_CELL)
    headers = {mark: next(csv.reader(io.StringIO(text), delimiter=mark), []) for mark in _DELIMITERS}
    delimiter = max(headers, key=lambda mark: (has_text(headers[mark]), len(headers[mark])))
    header = [name.strip() for name in headers[delimiter]]
    if not has_text(header):
        known = ", ".join(COLUMNS["text"][:4])
        raise UnreadableError(f"has no column called {known} (its columns: {', '.join(header[:12])})")
    return delimiter, header


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


def _by_name(header: list[str], row: list[str] | UnreadableError) -> dict[str, str]:
    """Return the cells of a row under their columns' names.

    Raises:
        UnreadableError: There are more cells than columns, so a comma must have gone astray.
    """
    if isinstance(row, UnreadableError):
        raise row
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        raise UnreadableError(f"has {len(row)} cells where the header has {len(header)}")
    named: dict[str, str] = {}
    for number, (name, cell) in enumerate(zip(header, row, strict=False), start=1):
        named.setdefault(name or f"column {number}", cell)
    return named
