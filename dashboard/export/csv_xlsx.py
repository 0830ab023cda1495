"""Exports rows as CSV, XLSX or JSON: columns in words, and no cell that a spreadsheet would run."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import xlsxwriter

from dashboard.schema import MethodsCard
from dashboard.schema.column_words import describe_columns
from dashboard.text.xml_characters import replace_invalid, replace_invalid_within

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_YEAR_OF_SPREADSHEETS = 1900
# The wide signs are those of East Asian keyboards, which spreadsheets read as the narrow ones.
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def to_table_file(
    rows: pd.DataFrame, card: MethodsCard, form: str, articles: pd.DataFrame | None = None
) -> bytes:
    """Return the rows as a file.

    Args:
        rows: The rows; their columns are put into words.
        card: The methods card.
        form: csv (the rows only) or xlsx (with the methods card on a sheet of its own).
        articles: The articles that the rows are from, for a sheet of their own; None for none.
    """
    return to_csv(name_columns(rows)) if form == "csv" else to_xlsx(rows, card, articles)


def to_json(rows: pd.DataFrame, card: MethodsCard, articles: pd.DataFrame | None = None) -> bytes:
    """Return the rows, their articles and the methods card as JSON; a missing value is null."""
    content: dict[str, object] = {"methods": card.lines(), "rows": to_records(name_columns(rows))}
    if articles is not None:
        content["articles"] = to_records(name_columns(articles))
    return json.dumps(replace_invalid_within(content), ensure_ascii=False, indent=1).encode("utf-8")


def name_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the names of their columns in words."""
    return rows.set_axis(describe_columns(rows.columns), axis="columns")


def to_csv(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8; spreadsheets need its byte order mark to recognise the encoding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_make_safe, rows.columns))
    writer.writerows(map(_make_safe, row) for row in _list_cells(rows))
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(rows: pd.DataFrame, card: MethodsCard, articles: pd.DataFrame | None = None) -> bytes:
    """Return a workbook with a sheet for the rows, one for their articles and one for the methods card.

    Days are days, which a spreadsheet sorts and counts with, not texts.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(out, options) as book:
        _write_table(book.add_worksheet("Rows"), rows)
        if articles is not None:
            _write_table(book.add_worksheet("Articles"), articles)
        _write_sheet(book.add_worksheet("Methods"), card.lines())
    return out.getvalue()


def _write_table(sheet: "Worksheet", rows: pd.DataFrame) -> None:
    dated = rows.assign(**{str(name): _read_days(rows[name]) for name in rows if _has_days(rows[name])})
    _write_sheet(sheet, [describe_columns(rows.columns), *_list_cells(dated)])
    sheet.freeze_panes(1, 0)


def _has_days(column: "pd.Series[Any]") -> bool:
    """Return whether every cell of a column that is not empty is a day written as 2017-04-12."""
    cells = [cell for cell in column if not is_missing(cell) and cell != ""]
    return bool(cells) and all(isinstance(cell, str) and _ISO_DAY.fullmatch(cell) for cell in cells)


def _read_days(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column with days for its texts; what a spreadsheet has no day for stays a text."""
    days = [_read_day(cell) if isinstance(cell, str) else cell for cell in column]
    return pd.Series(days, index=column.index, dtype=object)


def _read_day(cell: str) -> dt.date | str:
    try:
        day = dt.date.fromisoformat(cell)
    except ValueError:
        return cell
    return day if day.year >= _FIRST_YEAR_OF_SPREADSHEETS else cell


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
