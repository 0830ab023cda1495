"""The files of a version: tables and arrays, and a manifest of their format, segments and checksums."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from dashboard.errors import DamagedStoreError, NewerStoreError, NotBuiltError, OlderStoreError
from dashboard.files.atomic_writes import read_json, sync_file, write_json
from dashboard.files.checksums import add_own_checksum, has_own_checksum, hash_bytes, hash_file
from dashboard.schema.tables import SCHEMAS

Arrays = Mapping[str, NDArray[np.generic]]
Tables = Mapping[str, pa.Table]

# The format of a store's files. Format 1 had no manifest. A version of an older format, or one whose tables
# have other columns than the record types, is built anew from its texts; one of a newer format is refused.
FORMAT = 2
MANIFEST, META = "manifest.json", "meta.json"
_SAMPLE = 1 << 16
_VERIFIED_WHOLE = 50_000_000


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was written: its bytes, the checksum of all, and of its beginning, middle and end."""

    n_bytes: int
    checksum: str
    sample: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments of each table in their order, the file of each array, and all files by name."""

    tables: Mapping[str, tuple[str, ...]]
    arrays: Mapping[str, str]
    files: Mapping[str, FileRecord]


def write_version_files(
    folder: Path, tables: Tables, arrays: Arrays, texts: Mapping[str, str], meta: Mapping[str, object]
) -> None:
    """Write the files of a version and its manifest into an empty folder, synced."""
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    write_json(folder / META, {**meta, "format": FORMAT})
    for path in folder.iterdir():
        sync_file(path)
    write_manifest(folder)


def write_manifest(folder: Path) -> None:
    """Write the manifest of the files in a folder as they are now: each table has one segment."""
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    payload = {
        "format": FORMAT,
        "columns": _hash_columns(),
        "tables": {path.stem: [path.name] for path in paths if path.suffix == ".parquet"},
        "arrays": {path.stem: path.name for path in paths if path.suffix == ".npy"},
        "files": {path.name: asdict(_record(path)) for path in paths},
    }
    write_json(folder / MANIFEST, add_own_checksum(payload))


def read_manifest(folder: Path, store: Path) -> Manifest:
    """Return the manifest of a version.

    Raises:
        NotBuiltError: There is no version in the folder.
        OlderStoreError: An earlier Dateline wrote the version, or its tables have other columns.
        NewerStoreError: A later Dateline wrote it.
        DamagedStoreError: The manifest is not as it was written.
    """
    payload = read_json(folder / MANIFEST)
    written = payload.get("format") if isinstance(payload, dict) else None
    if isinstance(written, int) and written > FORMAT:
        raise NewerStoreError(store)
    if not has_own_checksum(payload):
        raise _explain_missing_manifest(folder, store)
    if written != FORMAT or payload["columns"] != _hash_columns():
        raise OlderStoreError(store)
    return Manifest(
        {name: tuple(segments) for name, segments in payload["tables"].items()},
        payload["arrays"],
        {name: FileRecord(**record) for name, record in payload["files"].items()},
    )


def _explain_missing_manifest(
    folder: Path, store: Path
) -> NotBuiltError | OlderStoreError | DamagedStoreError:
    if not folder.is_dir():
        return NotBuiltError(store)
    meta = read_json(folder / META)
    if isinstance(meta, dict) and "format" not in meta and not (folder / MANIFEST).exists():
        return OlderStoreError(store)
    return DamagedStoreError(store, [MANIFEST])


def list_damaged_files(folder: Path, manifest: Manifest, *, whole: bool = True) -> list[str]:
    """Return the names of files that are missing or have changed.

    Args:
        folder: The folder of the version.
        manifest: Its manifest.
        whole: Whether all bytes are read; else those of a version of 50 MB and more are sampled.
    """
    whole = whole or sum(record.n_bytes for record in manifest.files.values()) < _VERIFIED_WHOLE
    return [
        name for name, record in manifest.files.items() if not _is_as_written(folder / name, record, whole)
    ]


def read_tables(folder: Path, manifest: Manifest) -> dict[str, pa.Table]:
    """Return the tables of a version, by name, each of all its segments."""
    return {
        table: pa.concat_tables(pq.read_table(folder / segment) for segment in segments)
        for table, segments in manifest.tables.items()
    }


def read_table(folder: Path, store: Path, table: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Return one table of a version, with all its columns or some; it raises what `read_manifest` raises."""
    segments = read_manifest(folder, store).tables[table]
    return pa.concat_tables(pq.read_table(folder / segment, columns=columns) for segment in segments)


def map_arrays(folder: Path, manifest: Manifest) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a version, by name, mapped into memory."""
    return {name: np.load(folder / file, mmap_mode="r") for name, file in manifest.arrays.items()}


def read_meta(folder: Path) -> dict[str, Any]:
    """Return the metadata of a version: name, counts, models, rules, digest; {} where they are damaged."""
    meta = read_json(folder / META)
    return meta if isinstance(meta, dict) else {}


def _record(path: Path) -> FileRecord:
    return FileRecord(path.stat().st_size, hash_file(path), _hash_sample(path))


def _is_as_written(path: Path, record: FileRecord, whole: bool) -> bool:
    if not path.is_file() or path.stat().st_size != record.n_bytes:
        return False
    return hash_file(path) == record.checksum if whole else _hash_sample(path) == record.sample


def _hash_sample(path: Path) -> str:
    total = hashlib.sha256()
    for piece in _read_sample(path):
        total.update(piece)
    return total.hexdigest()


def _read_sample(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    with path.open("rb") as file:
        for start in (0, max(0, size // 2 - _SAMPLE // 2), max(0, size - _SAMPLE)):
            file.seek(start)
            yield file.read(_SAMPLE)


def _hash_columns() -> str:
    columns = {
        table: [(field.name, str(field.type)) for field in schema] for table, schema in SCHEMAS.items()
    }
    return hash_bytes(json.dumps(columns, sort_keys=True).encode("utf-8"))
