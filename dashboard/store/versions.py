"""Layer 3: immutable versions, written aside, synced, renamed; `CURRENT` names the one that readers open."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import NotBuiltError
from dashboard.store.atomic_files import read_json, write_json, write_whole

Arrays = Mapping[str, np.ndarray[Any, Any]]
Tables = Mapping[str, pa.Table]

# How an article came into the store, not what it is: left out of the digest.
_NOT_IN_DIGEST = {"doc", "file", "added"}
_KEPT_VERSIONS = 2


def current_version(store: Path) -> int | None:
    """Return the number of the version that readers open, or None where nothing was built."""
    try:
        return int((store / "CURRENT").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None


def version_folder(store: Path, version: int | None = None) -> Path:
    """Return the folder of a version (the current one if none is named).

    Raises:
        NotBuiltError: There is none.
    """
    number = current_version(store) if version is None else version
    folder = store / "versions" / str(number)
    if number is None or not (folder / "meta.json").exists():
        raise NotBuiltError(store)
    return folder


def read_meta(folder: Path) -> dict[str, Any]:
    """Return what a version says of itself: name, counts, models, fingerprints, digest."""
    meta: dict[str, Any] = read_json(folder / "meta.json")
    return meta


def write_version(
    store: Path, tables: Tables, arrays: Arrays, files: Mapping[str, str], meta: dict[str, Any]
) -> int:
    """Write a version and make it the current one; return its number. The one before it is kept."""
    number = (current_version(store) or 0) + 1
    aside = store / "versions" / f".{number}.partial"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, table in tables.items():
        pq.write_table(table, aside / f"{name}.parquet", compression="zstd")
    for name, array in arrays.items():
        np.save(aside / f"{name}.npy", array)
    for name, text in files.items():
        (aside / name).write_text(text, encoding="utf-8")
    checksums = {path.name: _checksum(path) for path in sorted(aside.iterdir())}
    whole = {**meta, "version": number, "digest": hash_version(tables, arrays), "checksums": checksums}
    write_json(aside / "meta.json", whole)
    _sync(aside)
    folder = store / "versions" / str(number)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    write_whole(store / "CURRENT", f"{number}\n")
    _forget_old(store, number)
    return number


def hash_version(tables: Tables, arrays: Arrays) -> str:
    """Return a hash of what the tables say, the same however the store came about."""
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


def list_damaged_files(folder: Path) -> list[str]:
    """Return the names of a version's files that are missing or not as they were written."""
    checksums: dict[str, str] = read_meta(folder).get("checksums", {})
    return [
        name
        for name, checksum in checksums.items()
        if not (folder / name).exists() or _checksum(folder / name) != checksum
    ]


def read_tables(folder: Path) -> tuple[dict[str, pa.Table], dict[str, np.ndarray[Any, Any]]]:
    """Return the tables and arrays of a version, by name."""
    tables = {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}
    arrays = {path.stem: np.load(path) for path in folder.glob("*.npy")}
    return tables, arrays


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _forget_old(store: Path, current: int) -> None:
    for folder in (store / "versions").iterdir():
        if folder.name.isdigit() and int(folder.name) <= current - _KEPT_VERSIONS:
            shutil.rmtree(folder, ignore_errors=True)
