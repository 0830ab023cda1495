"""A preview of some files: a process of its own reads their first articles, the app draws them."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from dashboard.paths import ROOT
from dashboard.query.audit.day_orders import DayColumnReport
from dashboard.store import read_reading_options

_N_ARTICLES = 12
_OUTPUT, _ERRORS = "preview.json", "preview.err"


class PreviewArticle(TypedDict):
    """An article as a build would read it; `parts` are [start, end, name] of its text."""

    file: str
    format: str
    title: str
    published: str | None
    published_from: str
    publisher: str
    author: str
    url: str
    language: str
    flags: list[str]
    words: int
    text: str
    parts: list[tuple[int, int, str]]


class PreviewColumn(TypedDict):
    """A column of a table: its name, the field that it is read as, '' for none, and a sample."""

    name: str
    field: str
    sample: str


class PreviewTable(TypedDict):
    """A table among the files, with its columns; `has_text` says whether one of them is the text."""

    file: str
    columns: list[PreviewColumn]
    has_text: bool


class BuildEstimate(TypedDict):
    """What a build would read, how long it would take, and how many bytes it would write."""

    files: int
    articles: int
    seconds: float
    disk: int


class FilesPreview(TypedDict):
    """What `dateline preview` prints."""

    articles: list[PreviewArticle]
    set_aside: list[dict[str, object]]
    tables: list[PreviewTable]
    day_columns: list[DayColumnReport]
    estimate: BuildEstimate


@dataclass(frozen=True, slots=True)
class PreviewProcess:
    """The process that makes a preview, and the key of what it reads."""

    process: "subprocess.Popen[bytes]"
    key: tuple[str, ...]


def make_preview_key(store: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return what a preview depends on: the paths, and how the corpus reads its files."""
    return (*map(str, paths), repr(read_reading_options(store)))


def start_preview(store: Path, paths: Sequence[Path]) -> PreviewProcess:
    """Start to read the first articles of some paths, in the way that is set for the store."""
    options = store / "reading.json"
    reading = ["--reading", str(options)] if options.exists() else []
    command = [sys.executable, "-m", "dashboard", "preview", *map(str, paths)]
    with (store / _OUTPUT).open("wb") as output, (store / _ERRORS).open("wb") as errors:
        process = subprocess.Popen(
            [*command, "--first", str(_N_ARTICLES), *reading], cwd=ROOT, stdout=output, stderr=errors
        )
    return PreviewProcess(process, make_preview_key(store, paths))


def read_preview(store: Path) -> FilesPreview | None:
    """Return the preview of a store, or None where its process failed."""
    try:
        preview = json.loads((store / _OUTPUT).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return cast("FilesPreview", preview) if isinstance(preview, dict) else None


def read_preview_error(store: Path) -> str:
    """Return the last line that a failed preview printed."""
    lines = (store / _ERRORS).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it gave no reason"
