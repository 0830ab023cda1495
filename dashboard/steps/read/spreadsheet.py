"""Read a spreadsheet (.xlsx): a record for each row of each sheet that has a header."""

import io
from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import check_unpacked_size
from dashboard.steps.read.rows import TableRow, check_text_column, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_spreadsheet(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row of each sheet, and a note for each unreadable row or sheet.

    Raises:
        UnreadableError: It is damaged, or too large when unpacked, or its only sheet has no text column.
    """
    check_unpacked_size(source.content, options.bounds)
    sheets = list(_load_sheets(source))
    if len(sheets) == 1:
        yield from _read_sheet(source.file, sheets[0][1], options)
        return
    for name, rows in sheets:
        try:
            yield from _read_sheet(f"{source.file}/{name}", rows, options)
        except UnreadableError as error:
            yield SetAside(f"{source.file}/{name}", 0, str(error))


def read_sheet_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of the first sheet that has any."""
    for _, rows in _load_sheets(source):
        yield from rows
        return


def _read_sheet(file: str, rows: Sequence[TableRow], options: ReadingOptions) -> Iterator[Record | SetAside]:
    if not rows:
        raise UnreadableError("is a sheet without rows below its header")
    check_text_column(list(rows[0].read_values()), options)
    yield from read_rows(rows, file, options)


def _load_sheets(source: SourceFile) -> Iterator[tuple[str, list[TableRow]]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(source.content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = list(_name_rows(sheet.iter_rows(values_only=True)))
            if rows or len(book.worksheets) == 1:
                yield _make_safe_title(sheet.title), rows
    finally:
        book.close()


def _make_safe_title(title: str) -> str:
    return "".join(char if char.isprintable() and char != "/" else "_" for char in title)


def _name_rows(rows: Iterator[Sequence[object]]) -> Iterator[TableRow]:
    """Yield the rows below the header, which is the first row that is not blank."""
    header: list[str] = []
    for number, row in enumerate(rows, start=1):
        cells = [format_value(cell) for cell in row]
        if not any(cells):
            continue
        if header:
            yield TableRow(number, partial(_name_cells, header, cells))
        else:
            header = [name.strip() or f"column {column}" for column, name in enumerate(cells, start=1)]


def _name_cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        values.setdefault(name, cell)
    return values
