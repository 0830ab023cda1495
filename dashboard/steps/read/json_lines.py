"""JSON, a record a line, or one array or object a file -> records."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.decode import decode
from dashboard.steps.read.rows import TableRow, format_value, read_rows
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_json(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield a record for each object of a JSON file, and a note for each that is none."""
    yield from read_rows(read_json_rows(source), source.file, reading)


def read_json_rows(source: SourceFile) -> Iterator[TableRow]:
    """Yield the rows of a JSON file.

    Raises:
        UnreadableError: It is no text, or empty.
    """
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    for number, value in _values(text):
        yield number, partial(_strings, value, guess)


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """Yield (line, value) of each record; a line that is no JSON comes as the error that says so."""
    whole = _whole(text)
    if whole is not None:
        yield from enumerate(whole, start=1)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _parse(line)


def _whole(text: str) -> list[Any] | None:
    """Return the records of a file that is one JSON value, or None where it is one of lines."""
    first = text.lstrip()
    if first[:1] == "[" or (first[:1] == "{" and first.partition("\n")[0].strip() in ("{", "{}")):
        value = _parse(first)
        if isinstance(value, UnreadableError):
            return None
        return value if isinstance(value, list) else [value]
    return None


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return UnreadableError(
            f"is not JSON, or is cut short: it cannot be read from character {error.pos + 1:,} on"
        )
    except (ValueError, RecursionError):
        return UnreadableError("is not JSON that holds articles")


def _strings(value: Any, guess: str) -> dict[str, str]:
    """Return an object's values as strings.

    Raises:
        UnreadableError: It is no object.
    """
    if isinstance(value, UnreadableError):
        raise value
    if not isinstance(value, dict):
        raise UnreadableError("is not an object with named fields")
    found = {str(key): format_value(item) for key, item in value.items()}
    return {**found, "encoding": guess} if guess and "encoding" not in found else found
