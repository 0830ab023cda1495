"""checksums.json: what each file beside the versions was when Dateline last wrote it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dashboard.files.atomic_writes import read_json, write_json

FILE = "checksums.json"
_SELF = "checksum"


def hash_bytes(content: bytes) -> str:
    """Return the checksum of some bytes."""
    return hashlib.sha256(content).hexdigest()


def hash_file(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def add_own_checksum(payload: Mapping[str, object]) -> dict[str, object]:
    """Return a JSON object with a checksum of its other fields in it."""
    return {**payload, _SELF: _hash_payload(payload)}


def has_own_checksum(payload: object) -> bool:
    """Return whether a JSON object is what `add_own_checksum` made."""
    if not isinstance(payload, dict) or _SELF not in payload:
        return False
    return bool(payload[_SELF] == _hash_payload({k: v for k, v in payload.items() if k != _SELF}))


def _hash_payload(payload: Mapping[str, object]) -> str:
    return hash_bytes(json.dumps(payload, sort_keys=True).encode("utf-8"))


def is_list_damaged(store: Path) -> bool:
    """Return whether a store's list of checksums is missing or not as it was written."""
    return not has_own_checksum(read_json(store / FILE))


def list_recorded(store: Path) -> set[str]:
    """Return the names of the files whose checksums were recorded."""
    return set(_read(store))


def record_change(path: Path, content: bytes) -> None:
    """Record that a file will next hold `content`, before it is written; the caller holds the store's lock.

    Until the write is done the file may hold what it held before. A file that something else had changed
    keeps its record, so that the change is still noticed.
    """
    recorded = _read(path.parent)
    before = [hash_file(path)] if path.exists() else []
    known = recorded.get(path.name, before)
    if all(checksum in known for checksum in before):
        _write(path.parent, {**recorded, path.name: [*before, hash_bytes(content)]})


def record_files(store: Path, names: Iterable[str]) -> None:
    """Record files as they are now; those that do not exist lose their record. The caller holds the lock."""
    recorded = _read(store)
    for name in names:
        recorded.pop(name, None)
        if (store / name).exists():
            recorded[name] = [hash_file(store / name)]
    _write(store, recorded)


def forget_files(store: Path, names: Iterable[str]) -> None:
    """Forget the checksums of files that are about to change bit by bit. The caller holds the lock."""
    without = set(names)
    _write(store, {name: known for name, known in _read(store).items() if name not in without})


def list_changed_files(store: Path) -> Iterator[tuple[str, bool]]:
    """Yield each file that is not as it was recorded, and whether it is there at all."""
    for name, known in sorted(_read(store).items()):
        exists = (store / name).is_file()
        if not exists or hash_file(store / name) not in known:
            yield name, exists


def _read(store: Path) -> dict[str, list[str]]:
    payload = read_json(store / FILE)
    return dict(payload["files"]) if has_own_checksum(payload) else {}


def _write(store: Path, files: Mapping[str, list[str]]) -> None:
    write_json(store / FILE, add_own_checksum({"files": dict(sorted(files.items()))}))
