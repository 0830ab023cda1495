"""reading.json: how a corpus reads its files: the limits, the meaning of columns, the order of days."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

from dashboard.schema import DayOrder, ReadingLimits, ReadingOptions
from dashboard.store.atomic_files import read_json, write_json

FILE = "reading.json"


def read_reading_options(store: Path) -> ReadingOptions:
    """Return how the corpus reads its files: as stored, else the default."""
    payload = read_json(store / FILE)
    return parse_reading_options(payload) if isinstance(payload, dict) else ReadingOptions()


def save_reading_options(store: Path, reading: ReadingOptions) -> None:
    """Store how the corpus reads its files, for this build and later ones."""
    store.mkdir(parents=True, exist_ok=True)
    payload = {
        "bounds": asdict(reading.bounds),
        "columns": dict(reading.columns),
        "days": {"order": reading.day_order or ""},
    }
    write_json(store / FILE, payload)


def parse_reading_options(payload: Mapping[str, Mapping[str, str | int]]) -> ReadingOptions:
    """Return the options that `save_reading_options` wrote; unknown names are ignored."""
    names = {field.name for field in fields(ReadingLimits)}
    bounds = {name: int(value) for name, value in payload.get("bounds", {}).items() if name in names}
    columns = {str(column): str(field) for column, field in payload.get("columns", {}).items()}
    order = payload.get("days", {}).get("order", "")
    return ReadingOptions(
        ReadingLimits(**bounds),
        tuple(sorted(columns.items())),
        next((each for each in DayOrder if each == order), None),
    )
