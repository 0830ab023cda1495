"""Exports rows as CSV, XLSX or JSON, without cells that a spreadsheet would run as formulas."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import xlsxwriter

from dashboard.schema import MethodsCard
from dashboard.text.xml_characters import replace_invalid, replace_invalid_within

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# The wide signs are those of East Asian keyboards, which spreadsheets read as the narrow ones.
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def to_table_file(rows: pd.DataFrame, card: MethodsCard, form: str) -> bytes:
    """Return the rows as a file: `form` is csv (the rows only) or xlsx (with the methods card on a sheet)."""
    return to_csv(rows) if form == "csv" else to_xlsx(rows, card)


def to_json(rows: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return the rows and the methods card as JSON; a missing value is null."""
    content = {"methods": card.lines(), "rows": to_records(rows)}
    return json.dumps(replace_invalid_within(content), ensure_ascii=False, indent=1).encode("utf-8")


def to_csv(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8; spreadsheets need its byte order mark to recognise the encoding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_make_safe, rows.columns))
    writer.writerows(map(_make_safe, row) for row in _list_cells(rows))
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(rows: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return a workbook with the rows and, on a second sheet, the methods card."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        _write_sheet(book.add_worksheet("Rows"), [list(rows.columns), *_list_cells(rows)])
        _write_sheet(book.add_worksheet("Methods"), card.lines())
    return out.getvalue()


def to_records(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows as plain Python values, texts as XML can hold them; a missing value is None."""
    return [
        {str(name): None if is_missing(cell) else _to_plain(cell) for name, cell in row.items()}
        for row in rows.to_dict(orient="records")
    ]


def escape_formula(cell: object) -> object:
    """Return a cell that no spreadsheet runs as a formula: such texts get an apostrophe in front.

    >>> escape_formula("=1+1"), escape_formula(-3), escape_formula("a")
    ("'=1+1", -3, 'a')
    """
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS)
    return f"'{cell}" if is_formula else cell


def is_missing(cell: Any) -> bool:
    """Return whether a cell is empty."""
    return pd.api.types.is_scalar(cell) and bool(pd.isna(cell))


def _list_cells(rows: pd.DataFrame) -> Iterator[list[object]]:
    for row in rows.itertuples(index=False, name=None):
        yield ["" if is_missing(cell) else cell for cell in row]


def _write_sheet(sheet: "Worksheet", lines: Iterable[Iterable[object]]) -> None:
    for number, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.write(number, column, _make_safe(cell))


def _make_safe(cell: object) -> object:
    return escape_formula(_to_plain(cell))


def _to_plain(cell: object) -> object:
    """Return a number of numpy as a number of Python, a text as XML can hold it, and all else unchanged."""
    if isinstance(cell, str):
        return replace_invalid(cell)
    return cell.item() if isinstance(cell, np.generic) else cell
