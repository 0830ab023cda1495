"""What a specification reads of its rows."""

import re
from typing import Any


def fields_of(spec: Any) -> set[str]:
    """Return the columns that a specification reads, less those that it makes itself."""
    read, made = set(), set()
    _walk(spec, read, made)
    return read - made - {""}


def _walk(part: Any, read: set[str], made: set[str]) -> None:
    if isinstance(part, list):
        for one in part:
            _walk(one, read, made)
    if not isinstance(part, dict):
        return
    if "as" in part:
        made.update([part["as"]] if isinstance(part["as"], str) else part["as"])
    for key, value in part.items():
        if key == "field" and isinstance(value, str):
            read.add(value)
        if key == "fields" and isinstance(value, list):
            read.update(name for name in value if isinstance(name, str))
        if isinstance(value, str):
            read.update(re.findall(r"datum\.(\w+)", value))
        if not (key == "data" and "values" in (value if isinstance(value, dict) else {})):
            _walk(value, read, made)
