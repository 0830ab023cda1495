"""Files written as a whole or not at all: to a temporary file, synced, renamed, and their folder synced."""

import json
import os
import threading
from itertools import count
from pathlib import Path
from typing import Any

_CALLS = count()


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader, and a crash, see the old file or the new one, never a part."""
    temporary = make_temporary_path(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace_file(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, as a whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, as a whole or not at all."""
    write_bytes(path, encode_json(value))


def encode_json(value: object) -> bytes:
    """Return a value as the bytes of a JSON file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_json(path: Path) -> Any:
    """Return the value of a JSON file, or None where the file is missing or not JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None


def make_temporary_path(path: Path) -> Path:
    """Return a path beside `path` that no other process, thread or call uses."""
    return path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.{next(_CALLS)}")


def replace_file(source: Path, target: Path) -> None:
    """Rename a synced file or folder to `target`, so that a crash right after cannot undo it."""
    source.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "nt":  # Windows cannot sync a folder.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
