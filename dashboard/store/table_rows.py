"""Tables under construction: records, each of the record type of its table, become an Arrow table."""

from array import array
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.schema.columns import arrow_schema

Row = TypeVar("Row")


class TableRows(Generic[Row]):
    """The rows of a table under construction, column by column; integers are packed."""

    def __init__(self, record: type[Row]) -> None:
        self.schema = arrow_schema(record)
        self._columns: list[Any] = [_empty_column(field.type) for field in self.schema]
        self._append = [column.append for column in self._columns]
        self._values = attrgetter(*self.schema.names)

    def add(self, row: Row) -> None:
        """Add a row."""
        for append, value in zip(self._append, self._values(row), strict=True):
            append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def column(self, name: str) -> Any:
        """Return a column itself; a change to it changes the table."""
        return self._columns[self.schema.get_field_index(name)]

    def set_column(self, name: str, values: Sequence[object] | NDArray[np.generic]) -> None:
        """Replace a column."""
        self._columns[self.schema.get_field_index(name)] = values

    def table(self) -> pa.Table:
        """Return the rows as an Arrow table with exactly the columns of the record type."""
        columns = [
            pa.array(np.asarray(column) if isinstance(column, array) else column, type=field.type)
            for field, column in zip(self.schema, self._columns, strict=True)
        ]
        return pa.Table.from_arrays(columns, schema=self.schema)


def build_table(record: type[Row], rows: Iterable[Row]) -> pa.Table:
    """Return rows as the Arrow table of their record type."""
    built = TableRows(record)
    for row in rows:
        built.add(row)
    return built.table()


def _empty_column(kind: pa.DataType) -> "array[Any] | list[object]":
    packed = {pa.int8(): "b", pa.int32(): "i", pa.int64(): "q", pa.float32(): "f"}.get(kind)
    return array(packed) if packed else []
