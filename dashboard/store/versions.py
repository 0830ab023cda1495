"""Layer 3: versions that never change once written; `CURRENT` names the one that readers open."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.corpus.version_files import (
    Arrays,
    Tables,
    list_damaged_files,
    read_manifest,
    write_version_files,
)
from dashboard.errors import DamagedStoreError, NotBuiltError, OlderStoreError
from dashboard.files.atomic_writes import replace_file
from dashboard.files.locked_files import write_locked

FILE = "CURRENT"

# These columns state how an article came into the store. They are no part of its content.
_NOT_IN_DIGEST = {"doc", "file", "added"}
_VERSIONS_ON_DISK = 2


def current_version(store: Path) -> int | None:
    """Return the number of the version that readers open, or None where none was built.

    Where `CURRENT` is missing or damaged, that is the newest version on disk.
    """
    numbers = list_versions(store)
    named = read_current(store)
    return named if named in numbers else max(numbers, default=None)


def read_current(store: Path) -> int | None:
    """Return the number in `CURRENT`, None where there is none."""
    try:
        return int((store / FILE).read_bytes())
    except (OSError, ValueError):
        return None


def list_versions(store: Path) -> list[int]:
    """Return the numbers of the versions on disk, in order."""
    try:
        folders = list((store / "versions").iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(int(folder.name) for folder in folders if folder.name.isdecimal() and folder.is_dir())


def version_folder(store: Path, version: int | None = None) -> Path:
    """Return the folder of a version (the current one if none is named).

    Raises:
        NotBuiltError: There is none.
    """
    number = current_version(store) if version is None else version
    folder = store / "versions" / str(number)
    if number is None or not folder.is_dir():
        raise NotBuiltError(store)
    return folder


def write_version(
    store: Path, tables: Tables, arrays: Arrays, texts: Mapping[str, str], meta: Mapping[str, object]
) -> int:
    """Write a version, make it the current one and return its number. The version before it stays."""
    number = max(list_versions(store), default=0) + 1
    temporary = store / "versions" / f".{number}.partial"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    whole = {**meta, "version": number, "digest": hash_version(tables, arrays)}
    write_version_files(temporary, tables, arrays, texts, whole)
    replace_file(temporary, store / "versions" / str(number))
    set_current(store, number)
    _delete_old(store, number)
    return number


def set_current(store: Path, number: int) -> None:
    """Make a version the one that readers open."""
    write_locked(store / FILE, f"{number}\n".encode())


def is_older(store: Path) -> bool:
    """Return whether the current version was written by an earlier Dateline and must be built anew.

    Raises:
        NewerStoreError: A later Dateline wrote it.
    """
    number = current_version(store)
    if number is None:
        return False
    try:
        read_manifest(version_folder(store, number), store)
    except OlderStoreError:
        return True
    except DamagedStoreError:
        return False
    return False


def is_whole(store: Path, number: int) -> bool:
    """Return whether a version has this Dateline's format and every byte of it is as it was written."""
    folder = version_folder(store, number)
    try:
        return not list_damaged_files(folder, read_manifest(folder, store))
    except (OlderStoreError, DamagedStoreError):
        return False


def delete_damaged_versions(store: Path) -> None:
    """Delete damaged versions other than the current one; those of an earlier Dateline go with time."""
    for number in set(list_versions(store)) - {current_version(store)}:
        folder = store / "versions" / str(number)
        try:
            damaged = list_damaged_files(folder, read_manifest(folder, store))
        except OlderStoreError:
            continue
        except DamagedStoreError:
            damaged = [folder.name]
        if damaged:
            shutil.rmtree(folder, ignore_errors=True)


def hash_version(tables: Tables, arrays: Arrays) -> str:
    """Return a hash of the content of the tables, the same however the store was built."""
    total = hashlib.sha256()
    for name in sorted(tables):
        frame = tables[name].to_pandas()
        for column in sorted(set(frame.columns) - _NOT_IN_DIGEST):
            total.update(f"{name}.{column}".encode())
            total.update(pd.util.hash_pandas_object(frame[column], index=False).to_numpy().tobytes())
    for name in sorted(arrays):
        total.update(name.encode())
        total.update(np.ascontiguousarray(arrays[name]).tobytes())
    return total.hexdigest()


def _delete_old(store: Path, current: int) -> None:
    for number in list_versions(store):
        if number <= current - _VERSIONS_ON_DISK:
            shutil.rmtree(store / "versions" / str(number), ignore_errors=True)
