"""Read the rows of any kind of table: a record for each, and notes on what was left out."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.fields import COLUMN_NAMES, has_text_column, make_record
from dashboard.steps.read.source_file import UnreadableError

_MOST_LISTED = 8


class TableRow(NamedTuple):
    """A row: its number, and a function that returns its values by column or raises UnreadableError."""

    number: int
    read_values: Callable[[], Mapping[str, str]]


def read_rows(rows: Iterable[TableRow], file: str, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row, or a note if it is unreadable; last, a note on surplus fields."""
    left_out: set[str] = set()
    for row in rows:
        try:
            record, surplus = make_record(row.read_values(), file, row.number, options)
        except UnreadableError as error:
            yield SetAside(file, row.number, str(error))
        else:
            left_out.update(surplus)
            yield record
    if left_out:
        yield SetAside(file, 0, _describe_surplus(left_out, options))


def check_text_column(header: list[str], options: ReadingOptions, separators: str = "") -> None:
    """Check that a column has the text of the articles, by its name or because the analyst named it.

    Raises:
        UnreadableError: No column has. The message names the `separators` of columns that are known.
    """
    if not has_text_column(header, options):
        usual = ", ".join(COLUMN_NAMES["text"][:4])
        raise UnreadableError(
            f"has no column called {usual} (its columns: {', '.join(header[:12])}"
            + (f"; columns may be separated by {separators}" if separators else "")
            + "); say which column is the text"
        )


def format_value(value: object) -> str:
    """Return the value of a cell or a JSON field as a person would write it; '' for a missing value."""
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


def _describe_surplus(names: set[str], options: ReadingOptions) -> str:
    listed = ", ".join(sorted(names)[:_MOST_LISTED]) + (", ..." if len(names) > _MOST_LISTED else "")
    limit = options.bounds.own_fields
    return f"was read, but of its further fields only {limit} an article; left out: {listed}"
