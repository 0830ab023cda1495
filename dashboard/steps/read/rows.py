"""Rows of named values, of whatever table they come from -> records, and notes of what was left out."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.fields import COLUMN_NAMES, has_text_column, make_record
from dashboard.steps.read.source_file import UnreadableError

TableRow = tuple[int, Callable[[], Mapping[str, str]]]
"""A row's number, and what gives its values or raises UnreadableError."""


def read_rows(rows: Iterable[TableRow], file: str, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row, and a note for each that is none; last, one of fields too many."""
    left_out: set[str] = set()
    for number, values in rows:
        try:
            record, surplus = make_record(values(), file, number, reading)
        except UnreadableError as error:
            yield SetAside(file, number, str(error))
        else:
            left_out.update(surplus)
            yield record
    if left_out:
        yield SetAside(file, 0, _surplus_note(left_out, reading))


def format_value(value: Any) -> str:
    """Return a value of a table's cell or a JSON field as a person would write it; nothing is ''."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False, default=str)


def _surplus_note(names: set[str], reading: ReadingOptions) -> str:
    """Return what is said of fields beyond the most that are kept."""
    shown = ", ".join(sorted(names)[:8]) + (", ..." if len(names) > 8 else "")
    most = reading.bounds.own_fields
    return f"was read, but of its further fields only {most} an article; left out: {shown}"


def check_text_column(header: list[str], reading: ReadingOptions) -> None:
    """Check that a column is known, or was said, to hold the text.

    Raises:
        UnreadableError: None is.
    """
    if not has_text_column(header, reading):
        known = ", ".join(COLUMN_NAMES["text"][:4])
        raise UnreadableError(
            f"has no column called {known} (its columns: {', '.join(header[:12])}); say which column is the text"
        )
