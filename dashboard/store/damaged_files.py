"""The files that a build changes bit by bit, the texts and the results of steps: checksums and mending."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard.files.checksums import (
    forget_files,
    list_changed_files,
    list_recorded,
    record_files,
)
from dashboard.files.locked_files import lock_files
from dashboard.store.step_results import FOLDER
from dashboard.store.texts import FILE as TEXTS

# Files that a store has from its first build on, or from the first decision, note, check or upload.
_WRITTEN_WHOLE = (
    *("CURRENT", "corpus.json", "reading.json", "stop_words.json"),
    *("decisions.jsonl", "notes.jsonl", "checks.jsonl", "audit.jsonl"),
)
_BESIDE = ("", "-wal", "-shm")


@contextmanager
def open_layers(store: Path) -> Iterator[None]:
    """Keep the checksums of the layers true while a build changes them: none meanwhile, new ones at its end.

    A build that is killed leaves the layers without checksums; the next one then looks into every row.
    """
    with lock_files(store):
        forget_files(store, [TEXTS, *list_results(store)])
    try:
        yield
    finally:
        with lock_files(store):
            recorded = list_recorded(store)
            new = [name for name in list_small_files(store) if name not in recorded]
            record_files(store, [TEXTS, *list_results(store), *new])


def list_results(store: Path) -> list[str]:
    """Return the files with the results of steps, by their names in the store."""
    return sorted(f"{FOLDER}/{path.name}" for path in (store / FOLDER).glob("*.sqlite"))


def list_small_files(store: Path) -> list[str]:
    """Return the files beside the layers that Dateline writes as a whole, those that exist."""
    uploads = sorted(f"uploads/{path.name}" for path in (store / "uploads").glob("[!.]*"))
    return [name for name in (*_WRITTEN_WHOLE, *uploads) if (store / name).is_file()]


def accept_files(store: Path) -> None:
    """Record every file beside the versions as it is now: someone looked at it and found it right."""
    with lock_files(store):
        gone = [name for name, exists in list_changed_files(store) if not exists]
        record_files(store, [TEXTS, *list_results(store), *list_small_files(store), *gone])


def delete_damaged_results(store: Path) -> list[str]:
    """Delete results of steps that are damaged, and return their names: a build finds them anew."""
    changed, recorded = dict(list_changed_files(store)), list_recorded(store)
    damaged = [
        name
        for name in list_results(store)
        if name in changed or (name not in recorded and describe_results_fault(store / name))
    ]
    for name in damaged:
        for ending in _BESIDE:
            (store / f"{name}{ending}").unlink(missing_ok=True)
    return damaged


def are_texts_as_recorded(store: Path) -> bool:
    """Return whether the texts are to the byte what the last build left."""
    return TEXTS in list_recorded(store) and TEXTS not in dict(list_changed_files(store))


def describe_results_fault(path: Path) -> str:
    """Return what is wrong with a file of results, '' where every result can be read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            (state,) = file.execute("PRAGMA quick_check(1)").fetchone()
            for (payload,) in file.execute("SELECT payload FROM said"):
                json.loads(zlib.decompress(payload))
    except (sqlite3.Error, zlib.error, ValueError, TypeError) as error:
        return str(error)
    return "" if state == "ok" else str(state)
