"""How a corpus reads its files, kept with the store: the bounds, and which column is what."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from dashboard.schema import ReadingLimits, ReadingOptions
from dashboard.store.atomic_files import read_json, write_json

FILE = "reading.json"


def read_reading_options(store: Path) -> ReadingOptions:
    """Return how the corpus was told to read its files, or the usual way."""
    said = read_json(store / FILE)
    return parse_reading_options(said) if isinstance(said, dict) else ReadingOptions()


def save_reading_options(store: Path, reading: ReadingOptions) -> None:
    """Keep how the corpus reads its files, for this build and those to come."""
    store.mkdir(parents=True, exist_ok=True)
    write_json(store / FILE, {"bounds": asdict(reading.bounds), "columns": dict(reading.columns)})


def parse_reading_options(said: dict[str, Any]) -> ReadingOptions:
    """Return what `keep_reading` wrote; names that are not known are passed over."""
    known = {field.name for field in fields(ReadingLimits)}
    bounds = {name: int(value) for name, value in said.get("bounds", {}).items() if name in known}
    columns = {str(column): str(field) for column, field in said.get("columns", {}).items()}
    return ReadingOptions(ReadingLimits(**bounds), tuple(sorted(columns.items())))
