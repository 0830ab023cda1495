"""JSON, a record a line, or one array or object a file -> records."""

import json
from collections.abc import Iterator
from typing import Any

from dashboard.schema import Record, SetAside
from dashboard.steps.read.bounds import Bounds, Source, UnreadableError
from dashboard.steps.read.decode import decode
from dashboard.steps.read.fields import make_record


def read_json(source: Source, bounds: Bounds) -> Iterator[Record | SetAside]:
    """Yield a record for each object of a JSON file, and a note for each that is none."""
    text, guess = decode(source.content)
    if not text.strip():
        raise UnreadableError("is empty")
    left_out: set[str] = set()
    for number, value in _values(text):
        try:
            record, surplus = make_record(_strings(value, guess), source.file, number, bounds.own_fields)
        except UnreadableError as error:
            yield SetAside(source.file, number, str(error))
        else:
            left_out.update(surplus)
            yield record
    if left_out:
        yield SetAside(source.file, 0, surplus_note(left_out, bounds))


def surplus_note(names: set[str], bounds: Bounds) -> str:
    """Return what is said of fields beyond the most that are kept."""
    shown = ", ".join(sorted(names)[:8]) + (", ..." if len(names) > 8 else "")
    return f"was read, but of its further fields only {bounds.own_fields} an article; left out: {shown}"


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
    except (ValueError, RecursionError) as error:
        return UnreadableError(f"is not JSON ({error})")


def _strings(value: Any, guess: str) -> dict[str, str]:
    """Return an object's values as strings.

    Raises:
        UnreadableError: It is no object.
    """
    if isinstance(value, UnreadableError):
        raise value
    if not isinstance(value, dict):
        raise UnreadableError("is not an object with named fields")
    found = {str(key): _string(item) for key, item in value.items()}
    return {**found, "encoding": guess} if guess and "encoding" not in found else found


def _string(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)
