"""The first articles of some files as they will be read: a process of its own makes it, the app shows it."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.paths import ROOT
from dashboard.store import read_reading_options

_FIRST = 12
_OUT, _SAID = "preview.json", "preview.err"


@dataclass(frozen=True, slots=True)
class PreviewProcess:
    """A preview that is being made, of some paths read in one way."""

    process: "subprocess.Popen[bytes]"
    asked: tuple[str, ...]


def preview_key(store: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return what a preview depends on: the paths, and how the corpus reads its files."""
    return (*map(str, paths), repr(read_reading_options(store)))


def start_preview(store: Path, paths: Sequence[Path]) -> PreviewProcess:
    """Start looking at the first articles of some paths, read as the store is told to."""
    reading = store / "reading.json"
    said = ["--reading", str(reading)] if reading.exists() else []
    command = [sys.executable, "-m", "dashboard", "preview", *map(str, paths), "--first", str(_FIRST), *said]
    with (store / _OUT).open("wb") as out, (store / _SAID).open("wb") as errors:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=errors)
    return PreviewProcess(process, preview_key(store, paths))


def read_preview(store: Path) -> Mapping[str, Any] | None:
    """Return what the preview found, as `dateline preview` prints it, or None where it found no answer."""
    try:
        found = json.loads((store / _OUT).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) else None


def read_error(store: Path) -> str:
    """Return the last line of what a preview that failed had to say."""
    lines = (store / _SAID).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it gave no reason"
