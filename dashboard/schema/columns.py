"""What a column of a table is, and the columns of a record type as Arrow, writing and opening need them."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, get_args, get_type_hints

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class RowOf:
    """Marks a column of row numbers of another table; with `or_none`, -1 stands for no row."""

    table: str
    or_none: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of a column that has no values of its own."""

    name: str


CATEGORY = Mark("few different words")
LISTED = Mark("in the list of articles and its files")
DAY = Mark("days since 1970-01-01, -2147483648 where there is no day")

Text = Annotated[str, pa.string()]
Category = Annotated[str, pa.string(), CATEGORY]
Number = Annotated[int, pa.int32()]
SmallNumber = Annotated[int, pa.int8()]
LargeNumber = Annotated[int, pa.int64()]
Decimal = Annotated[float, pa.float32()]
YesNo = Annotated[bool, pa.bool_()]
Day = Annotated[int, pa.int32(), DAY]
ArticleNumber = Annotated[int, pa.int32(), RowOf("articles")]
SentenceNumber = Annotated[int, pa.int32(), RowOf("sentences")]
SentenceOrNone = Annotated[int, pa.int32(), RowOf("sentences", or_none=True)]
EventNumber = Annotated[int, pa.int32(), RowOf("events")]
NameNumber = Annotated[int, pa.int32(), RowOf("names")]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its name, Arrow type, meaning in a line, marks, and the table it leads to."""

    name: str
    type: pa.DataType
    meaning: str
    marks: frozenset[Mark]
    leads_to: RowOf | None


@cache
def list_columns(record: type) -> tuple[TableColumn, ...]:
    """Return the columns of a table, in order, given its record type."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_describe(field.name, get_args(hints[field.name])[1:]) for field in fields(record))


def column_names(record: type, *marks: Mark) -> tuple[str, ...]:
    """Return the names of a table's columns, in order: all, or those that have each of some marks."""
    return tuple(column.name for column in list_columns(record) if column.marks.issuperset(marks))


def arrow_schema(record: type) -> pa.Schema:
    """Return the Arrow schema of a table, given its record type."""
    return pa.schema([(column.name, column.type) for column in list_columns(record)])


def _describe(name: str, notes: tuple[object, ...]) -> TableColumn:
    (kind,) = (note for note in notes if isinstance(note, pa.DataType))
    (meaning,) = (note for note in notes if isinstance(note, str))
    marks = frozenset(note for note in notes if isinstance(note, Mark))
    return TableColumn(name, kind, meaning, marks, next((n for n in notes if isinstance(n, RowOf)), None))
