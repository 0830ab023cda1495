"""The tables of a version: their columns and types as Arrow schemas, and tables under construction."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_INT = pa.int32()
_TEXT = pa.string()


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


SCHEMAS: dict[str, pa.Schema] = {
    "articles": _schema(
        key=_TEXT,
        doc=pa.int64(),
        file=_TEXT,
        title=_TEXT,
        title_start=_INT,
        title_end=_INT,
        standfirst_start=_INT,
        standfirst_end=_INT,
        author=_TEXT,
        publisher=_TEXT,
        url=_TEXT,
        retrieved=_TEXT,
        language=_TEXT,
        published=_INT,
        published_first=_INT,
        published_last=_INT,
        published_precision=_TEXT,
        published_from=_TEXT,
        confidence=pa.float32(),
        inferred=pa.bool_(),
        flags=_TEXT,
        sources=_TEXT,
        n_words=_INT,
        story=_INT,
        added=_INT,
    ),
    "fields": _schema(article=_INT, name=_TEXT, value=_TEXT),
    "parts": _schema(article=_INT, start=_INT, end=_INT, part=pa.int8()),
    "sentences": _schema(article=_INT, start=_INT, end=_INT, part=pa.int8()),
    "mentions": _schema(
        article=_INT, sentence=_INT, part=pa.int8(), start=_INT, end=_INT, kind=_TEXT, name=_INT
    ),
    "names": _schema(kind=_TEXT, form=_TEXT, country=_TEXT, entity=_INT, rule=_TEXT, joined_to=_TEXT),
    "entities": _schema(
        kind=_TEXT, label=_TEXT, country=_TEXT, region=_TEXT, latitude=pa.float32(), longitude=pa.float32()
    ),
    "countries": _schema(
        article=_INT,
        country=_TEXT,
        n_title=_INT,
        n_standfirst=_INT,
        n_lead=_INT,
        n_body=_INT,
        n_dateline=_INT,
        n_label=_INT,
        n_people=_INT,
        n_other=_INT,
    ),
    "times": _schema(
        article=_INT,
        sentence=_INT,
        start=_INT,
        end=_INT,
        type=_TEXT,
        value=_TEXT,
        first_day=_INT,
        last_day=_INT,
        precision=_TEXT,
        anchor=_TEXT,
        rule=_TEXT,
    ),
    "events": _schema(
        article=_INT,
        sentence=_INT,
        start=_INT,
        end=_INT,
        first_day=_INT,
        last_day=_INT,
        precision=_TEXT,
        day_from=_TEXT,
        kind=_TEXT,
        sub_kind=_TEXT,
        mode=_TEXT,
        status=_TEXT,
        superseded_by=_INT,
        cluster=_INT,
    ),
    "event_names": _schema(event=_INT, name=_INT, role=_TEXT),
    "event_countries": _schema(event=_INT, country=_TEXT, role=_TEXT),
    "figures": _schema(
        article=_INT,
        sentence=_INT,
        start=_INT,
        end=_INT,
        kind=_TEXT,
        low=_INT,
        high=_INT,
        bound=_TEXT,
        what=_TEXT,
        speaker=_TEXT,
        mention=_INT,
        first_day=_INT,
        last_day=_INT,
        rule=_TEXT,
    ),
    "origins": _schema(article=_INT, start=_INT, end=_INT, origin=_TEXT, how=_TEXT),
    "terms": _schema(
        term=_TEXT,
        size=pa.int8(),
        first=_INT,
        last=_INT,
        family=_INT,
        language=_TEXT,
        n_articles=_INT,
        n_occurrences=pa.int64(),
    ),
    "set_aside": _schema(file=_TEXT, line=_INT, reason=_TEXT),
}


class TableRows:
    """The rows of a table under construction, column by column; integers are packed."""

    def __init__(self, table: str) -> None:
        self.schema = SCHEMAS[table]
        self._columns: list[Any] = [_empty_column(field.type) for field in self.schema]
        self._append = {
            field.name: column.append for field, column in zip(self.schema, self._columns, strict=True)
        }

    def add(self, **values: object) -> None:
        """Add a row, each value under the name of its column.

        Raises:
            KeyError: A column has no value, or a value has no column.
        """
        if len(values) != len(self._append):
            raise KeyError(f"{sorted(values)} are not the columns {sorted(self._append)}")
        for name, value in values.items():
            self._append[name](value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def column(self, name: str) -> Any:
        """Return a column itself; a change to it changes the table."""
        return self._columns[self.schema.get_field_index(name)]

    def set_column(self, name: str, values: Sequence[object] | NDArray[np.generic]) -> None:
        """Replace a column."""
        self._columns[self.schema.get_field_index(name)] = values

    def table(self) -> pa.Table:
        """Return the rows as an Arrow table with exactly the schema's columns."""
        columns = [
            pa.array(np.asarray(column) if isinstance(column, array) else column, type=field.type)
            for field, column in zip(self.schema, self._columns, strict=True)
        ]
        return pa.Table.from_arrays(columns, schema=self.schema)


def build_table(name: str, rows: Iterable[Sequence[object]]) -> pa.Table:
    """Return rows, each in the order of the table's columns, as the table `name`."""
    built = TableRows(name)
    for row in rows:
        built.add(**dict(zip(built.schema.names, row, strict=True)))
    return built.table()


def _empty_column(kind: pa.DataType) -> "array[Any] | list[object]":
    packed = {pa.int8(): "b", pa.int32(): "i", pa.int64(): "q", pa.float32(): "f"}.get(kind)
    return array(packed) if packed else []
