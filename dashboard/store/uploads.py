"""Files dropped into the app: stored beside their corpus, under safe names."""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from dashboard.files.atomic_writes import make_temporary_path, replace_file
from dashboard.files.checksums import record_files
from dashboard.files.locked_files import lock_files

FOLDER = "uploads"
_LONGEST = 60
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_PIECE = 1 << 20


def save_upload(store: Path, name: str, content: IO[bytes]) -> Path:
    """Write a dropped file beside the corpus, whole or not at all, and return its path.

    Args:
        store: The corpus's folder; it need not exist yet.
        name: The original name of the file; only its words and its ending are used.
        content: The file, open for reading.
    """
    folder = store / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    temporary = make_temporary_path(folder / "upload")
    try:
        with temporary.open("wb") as file:
            shutil.copyfileobj(content, file, _PIECE)
            file.flush()
            os.fsync(file.fileno())
        with lock_files(store):
            number = 1 + max((_number_of(path) for path in folder.iterdir()), default=0)
            path = folder / f"{number:03d}-{make_safe_file_name(name)}"
            replace_file(temporary, path)
            record_files(store, [f"{FOLDER}/{path.name}"])
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _number_of(path: Path) -> int:
    number = path.name.lstrip(".").partition("-")[0]
    return int(number) if number.isdecimal() else 0


def delete_uploads(store: Path, paths: Iterable[Path]) -> None:
    """Delete files that were dropped in and are not wanted; files elsewhere stay."""
    dropped = [path for path in paths if path.parent == store / FOLDER]
    for path in dropped:
        path.unlink(missing_ok=True)
    if dropped:
        with lock_files(store):
            record_files(store, [f"{FOLDER}/{path.name}" for path in dropped])


def make_safe_file_name(name: str) -> str:
    """Return a safe file name, made of the words and the ending of another.

    >>> make_safe_file_name("../../My files (2).tar.gz"), make_safe_file_name("..")
    ('My-files-2.tar.gz', 'file')
    """
    bare = PurePosixPath(name.replace("\\", "/")).name
    endings = [suffix for suffix in PurePosixPath(bare.lower()).suffixes[-2:] if _ENDING.fullmatch(suffix)]
    ending = "".join(endings if endings[-1:] in ([".gz"], [".bz2"], [".xz"]) else endings[-1:])
    stem = bare[: len(bare) - len(ending)]
    words = re.sub(r"[^\w-]+", "-", stem).strip("-_")[:_LONGEST]
    return (words or "file") + ending
