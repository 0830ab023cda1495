"""Read a Parquet file: a record for each row."""

import io
from collections.abc import Iterator, Mapping
from functools import partial

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.rows import TableRow, check_text_column, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_BATCH_ROWS = 1_000


def read_parquet(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each row.

    Raises:
        UnreadableError: It is damaged, or no column has the text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        names = list(pq.ParquetFile(io.BytesIO(source.content)).schema_arrow.names)
    except pa.ArrowInvalid as error:
        raise UnreadableError("is damaged or cut short, or no .parquet file") from error
    check_text_column(names, options)
    yield from read_rows(read_parquet_rows(source), source.file, options)


def read_parquet_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of a Parquet file, whatever its columns are."""
    import pyarrow.parquet as pq

    number = 0
    for batch in pq.ParquetFile(io.BytesIO(source.content)).iter_batches(batch_size=_BATCH_ROWS):
        for row in batch.to_pylist():
            number += 1
            yield TableRow(number, partial(_format_row, row))


def _format_row(row: Mapping[str, object]) -> dict[str, str]:
    return {str(name): format_value(value) for name, value in row.items()}
