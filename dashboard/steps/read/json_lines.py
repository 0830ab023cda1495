"""Read JSON: a record for each line, or one array or object for the whole file."""

import json
from collections.abc import Iterator
from functools import partial

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode_source
from dashboard.steps.read.rows import TableRow, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_json(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each object of a JSON file, and a note for each unreadable one."""
    yield from read_rows(read_json_rows(source), source.file, options)


def read_json_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of a JSON file.

    Raises:
        UnreadableError: It is not text, or empty.
    """
    text, encoding = decode_source(source)
    for number, value in _parse_values(text):
        yield TableRow(number, partial(_format_object, value, encoding))


def _parse_values(text: str) -> Iterator[tuple[int, object]]:
    """Yield (line, value) of each record; for a line that is not JSON, the value is the error."""
    records = _parse_whole(text)
    if records is not None:
        yield from enumerate(records, start=1)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _parse(line)


def _parse_whole(text: str) -> list[object] | None:
    """Return the records of a file that is one JSON value, or None if each line is a value."""
    content = text.lstrip()
    if content[:1] == "[" or (content[:1] == "{" and content.partition("\n")[0].strip() in ("{", "{}")):
        value = _parse(content)
        if isinstance(value, UnreadableError):
            return None
        return value if isinstance(value, list) else [value]
    return None


def _parse(text: str) -> object:
    """Return the value of a JSON text, or the error that says why it is not JSON."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        return UnreadableError(
            f"is not JSON, or is cut short: it cannot be read from character {error.pos + 1:,} on"
        )
    except (ValueError, RecursionError):
        return UnreadableError("is not JSON that holds articles")
    return value


def _format_object(value: object, encoding: str) -> dict[str, str]:
    """Return the values of a JSON object as strings.

    Raises:
        UnreadableError: The value is not an object.
    """
    if isinstance(value, UnreadableError):
        raise value
    if not isinstance(value, dict):
        raise UnreadableError("is not an object with named fields")
    values = {str(key): format_value(item) for key, item in value.items()}
    return {**values, "encoding": values.get("encoding", encoding)} if encoding else values
