"""Layer 3: versions that never change once written; `CURRENT` names the one that readers open."""

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
from numpy.typing import NDArray

from dashboard.errors import NotBuiltError
from dashboard.store.atomic_files import read_json, write_json, write_text_atomically

Arrays = Mapping[str, NDArray[np.generic]]
Tables = Mapping[str, pa.Table]

# These columns state how an article came into the store. They are no part of its content.
_NOT_IN_DIGEST = {"doc", "file", "added"}
_VERSIONS_ON_DISK = 2


def current_version(store: Path) -> int | None:
    """Return the number of the version that readers open, or None where none was built."""
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
    """Return the metadata of a version: name, counts, models, fingerprints, digest."""
    meta: dict[str, Any] = read_json(folder / "meta.json")
    return meta


def write_version(
    store: Path, tables: Tables, arrays: Arrays, files: Mapping[str, str], meta: Mapping[str, object]
) -> int:
    """Write a version, make it the current one and return its number. The version before it stays."""
    number = (current_version(store) or 0) + 1
    temporary = store / "versions" / f".{number}.partial"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    for name, table in tables.items():
        pq.write_table(table, temporary / f"{name}.parquet", compression="zstd")
    for name, array in arrays.items():
        np.save(temporary / f"{name}.npy", array)
    for name, text in files.items():
        (temporary / name).write_text(text, encoding="utf-8")
    checksums = {path.name: _checksum(path) for path in sorted(temporary.iterdir())}
    whole = {**meta, "version": number, "digest": hash_version(tables, arrays), "checksums": checksums}
    write_json(temporary / "meta.json", whole)
    _sync(temporary)
    folder = store / "versions" / str(number)
    shutil.rmtree(folder, ignore_errors=True)
    temporary.rename(folder)
    write_text_atomically(store / "CURRENT", f"{number}\n")
    _delete_old(store, number)
    return number


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


def list_damaged_files(folder: Path) -> list[str]:
    """Return the names of a version's files that are missing or have changed since they were written."""
    checksums: dict[str, str] = read_meta(folder).get("checksums", {})
    return [
        name
        for name, checksum in checksums.items()
        if not (folder / name).exists() or _checksum(folder / name) != checksum
    ]


def read_tables(folder: Path) -> tuple[dict[str, pa.Table], dict[str, NDArray[np.generic]]]:
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


def _delete_old(store: Path, current: int) -> None:
    for folder in (store / "versions").iterdir():
        if folder.name.isdigit() and int(folder.name) <= current - _VERSIONS_ON_DISK:
            shutil.rmtree(folder, ignore_errors=True)
