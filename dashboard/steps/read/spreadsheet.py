"""A spreadsheet (.xlsx) -> a record a row of each sheet that has a header."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.rows import TableRow, check_text_column, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_spreadsheet(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row of each sheet, and a note for each that is none.

    Raises:
        UnreadableError: It is damaged, unpacks to too much, or no sheet has a column known to hold the text.
    """
    check_unpacked_size(source.content, reading.bounds)
    sheets = list(_sheets(source))
    if len(sheets) == 1:
        yield from _read_sheet(source.file, sheets[0][1], reading)
        return
    for name, rows in sheets:
        try:
            yield from _read_sheet(f"{source.file}/{name}", rows, reading)
        except UnreadableError as error:
            yield SetAside(f"{source.file}/{name}", 0, str(error))


def read_sheet_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of the first sheet that holds any."""
    for _, rows in _sheets(source):
        yield from rows
        return


def _read_sheet(file: str, rows: Sequence[TableRow], reading: ReadingOptions) -> Iterator[Record | SetAside]:
    if not rows:
        raise UnreadableError("is a sheet without rows below its header")
    check_text_column(list(rows[0][1]()), reading)
    yield from read_rows(rows, file, reading)


def _sheets(source: SourceFile) -> Iterator[tuple[str, list[TableRow]]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(source.content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = list(_rows(sheet.iter_rows(values_only=True)))
            if rows or len(book.worksheets) == 1:
                yield (
                    "".join(char if char.isprintable() and char != "/" else "_" for char in sheet.title),
                    rows,
                )
    finally:
        book.close()


def _rows(cells: Iterator[Sequence[Any]]) -> Iterator[TableRow]:
    """Yield the rows below the first that holds anything, which is the header."""
    header: list[str] = []
    for number, row in enumerate(cells, start=1):
        told = [format_value(cell) for cell in row]
        if not any(told):
            continue
        if header:
            yield number, partial(_named, header, told)
        else:
            header = [name.strip() or f"column {at}" for at, name in enumerate(told, start=1)]


def _named(header: Sequence[str], told: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for name, cell in zip(header, told, strict=False):
        named.setdefault(name, cell)
    return named
