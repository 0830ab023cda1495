"""A Parquet file -> a record a row."""

import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.rows import TableRow, check_text_column, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_ROWS_A_BATCH = 1_000


def read_parquet(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row.

    Raises:
        UnreadableError: No column is known to hold the text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        names = list(pq.ParquetFile(io.BytesIO(source.content)).schema_arrow.names)
    except pa.ArrowInvalid as error:
        raise UnreadableError("is damaged or cut short, or no .parquet file") from error
    check_text_column(names, reading)
    yield from read_rows(read_parquet_rows(source), source.file, reading)


def read_parquet_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows, whatever their columns are."""
    import pyarrow.parquet as pq

    number = 0
    for batch in pq.ParquetFile(io.BytesIO(source.content)).iter_batches(batch_size=_ROWS_A_BATCH):
        for row in batch.to_pylist():
            number += 1
            yield number, partial(_written, row)


def _written(row: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): format_value(value) for name, value in row.items()}
