"""Rows and a methods card -> CSV or XLSX, with no cell that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.schema import MethodsCard

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def to_table(rows: pd.DataFrame, card: MethodsCard, form: str) -> bytes:
    """Return the rows as a file: `form` is csv or xlsx. CSV is the rows alone; XLSX has the card on a sheet."""
    return to_csv(rows) if form == "csv" else to_xlsx(rows, card)


def to_json(rows: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return the rows as JSON, with the methods card beside them; what is missing is null."""
    plain = [
        {str(name): _json_cell(cell) for name, cell in row.items()} for row in rows.to_dict(orient="records")
    ]
    return json.dumps({"methods": card.lines(), "rows": plain}, ensure_ascii=False, indent=1).encode("utf-8")


def to_csv(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte order mark, which spreadsheets need to read names rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(safe_cell, rows.columns))
    writer.writerows([safe_cell(cell) for cell in row] for row in _cells(rows))
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(rows: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return the rows and, on a second sheet, the methods card."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        _write(book.add_worksheet("Rows"), [list(rows.columns), *_cells(rows)])
        _write(book.add_worksheet("Methods"), card.lines())
    return out.getvalue()


def safe_cell(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula: such texts get an apostrophe before them.

    >>> safe_cell("=1+1"), safe_cell(-3), safe_cell("a")
    ("'=1+1", -3, 'a')
    """
    if isinstance(cell, str) and cell.startswith(_RUN_BY_SPREADSHEETS):
        return f"'{cell}"
    return cell


def _cells(rows: pd.DataFrame) -> Iterable[list[Any]]:
    for row in rows.itertuples(index=False, name=None):
        yield ["" if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell for cell in row]


def _write(sheet: Any, lines: Iterable[Iterable[Any]]) -> None:
    for number, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.write(number, column, safe_cell(cell) if isinstance(cell, str) else _plain(cell))


def _json_cell(cell: Any) -> Any:
    return None if pd.api.types.is_scalar(cell) and pd.isna(cell) else _plain(cell)


def _plain(cell: Any) -> Any:
    return cell.item() if hasattr(cell, "item") else cell
