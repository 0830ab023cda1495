"""reading.json: how a corpus reads its files: the limits, the meaning of columns, the order of days."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.files.atomic_writes import encode_json, read_json
from dashboard.files.locked_files import write_locked
from dashboard.schema import DayOrder, ReadingLimits, ReadingOptions

FILE = "reading.json"


class BrokenReadingOptionsError(DashboardError):
    """The file is not one that `save_reading_options` wrote; nothing is dropped."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be read. Restore it from a copy, or delete it: then files are read by the "
            "default limits and meanings of columns. Nothing was changed."
        )


def read_reading_options(store: Path) -> ReadingOptions:
    """Return how the corpus reads its files: as stored, else the default.

    Raises:
        BrokenReadingOptionsError: The file is damaged.
    """
    path = store / FILE
    if not path.is_file():
        return ReadingOptions()
    try:
        return parse_reading_options(read_json(path))
    except (AttributeError, TypeError, ValueError) as error:
        raise BrokenReadingOptionsError(path) from error


def save_reading_options(store: Path, reading: ReadingOptions) -> None:
    """Store how the corpus reads its files, for this build and later ones."""
    store.mkdir(parents=True, exist_ok=True)
    payload = {
        "bounds": asdict(reading.bounds),
        "columns": dict(reading.columns),
        "days": {"order": reading.day_order or ""},
    }
    write_locked(store / FILE, encode_json(payload))


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
