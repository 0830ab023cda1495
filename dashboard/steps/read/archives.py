"""Archives (.zip, .gz) -> the files within, as far as they are safe to unpack."""

import gzip
import io
import lzma
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from dashboard.schema import SetAside
from dashboard.steps.read.bounds import MEGABYTE, Bounds, Source, UnreadableError, in_words

_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)
_SYSTEM_FOLDERS = ("__MACOSX",)


def unpack_gzip(source: Source, bounds: Bounds) -> Iterator[Source | SetAside]:
    """Yield the one file that a .gz holds, named with its own ending within."""
    name = source.file[: -len(".gz")]
    if PurePosixPath(name).suffix.lower() == ".tar":
        raise UnreadableError("tar archives are not read yet")
    try:
        with gzip.open(io.BytesIO(source.content)) as packed:
            content = _read_within(packed, len(source.content), bounds)
    except _BROKEN as error:
        raise UnreadableError(f"is damaged or no .gz file ({error})") from error
    yield Source(source.file + "/" + PurePosixPath(name).name, content, source.depth + 1)


def unpack_zip(source: Source, bounds: Bounds) -> Iterator[Source | SetAside]:
    """Yield the files of a .zip in the order of their names; what is unsafe or broken is set aside."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.content))
    except _BROKEN as error:
        raise UnreadableError(f"is damaged or no .zip file ({error})") from error
    with archive:
        members = [member for member in archive.infolist() if _counts(member)]
        _check_size(members, bounds)
        taken: Counter[str] = Counter()
        for member in sorted(members, key=lambda member: member.filename):
            taken[member.filename] += 1
            yield _unpack_member(archive, member, source, taken[member.filename], bounds)


def _counts(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file of the corpus, not a folder nor the system's own."""
    folders = PurePosixPath(member.filename.replace("\\", "/")).parts
    own = any(part in _SYSTEM_FOLDERS or (part.startswith(".") and part != "..") for part in folders)
    return not member.is_dir() and not own


def _check_size(members: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(members) > bounds.members:
        raise UnreadableError(f"holds {len(members):,} files, more than the {bounds.members:,} that are read")
    total = sum(member.file_size for member in members)
    if total > bounds.archive:
        most = in_words(bounds.archive)
        raise UnreadableError(f"unpacks to {in_words(total)}, more than the {most} that are read")


def _unpack_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, count: int, bounds: Bounds
) -> Source | SetAside:
    file = f"{source.file}/{_numbered(_shown(member.filename), count)}"
    reason = _refusal(member)
    if reason:
        return SetAside(file, 0, reason)
    try:
        with archive.open(member) as packed:
            content = _read_within(packed, member.compress_size, bounds)
    except UnreadableError as error:
        return SetAside(file, 0, str(error))
    except (*_BROKEN, RuntimeError, OSError) as error:
        return SetAside(file, 0, f"is damaged in its archive ({error})")
    return Source(file, content, source.depth + 1)


def _numbered(name: str, count: int) -> str:
    """Return the name of the second and later members that are called the same; the ending stays."""
    path = PurePosixPath(name)
    return name if count == 1 else str(path.with_name(f"{path.stem} ({count}){path.suffix}"))


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _refusal(member: zipfile.ZipInfo) -> str:
    """Return why a member is not unpacked, or ''."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return "has a path that leads out of its archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link to another place; links are not followed"
    return "is locked with a password" if member.flag_bits & 1 else ""


def _read_within(packed: IO[bytes] | gzip.GzipFile, packed_size: int, bounds: Bounds) -> bytes:
    """Return what `packed` unpacks to, whatever size it claims, unless it grows past the bounds."""
    content = packed.read(bounds.file + 1)
    if len(content) > bounds.file:
        raise UnreadableError(f"unpacks to more than the {in_words(bounds.file)} that are read")
    # A short text may well shrink a hundredfold; only a large one is an attack on the disk.
    if len(content) > MEGABYTE and len(content) > bounds.ratio * max(1, packed_size):
        raise UnreadableError(f"unpacks to more than {bounds.ratio} times its size")
    return content
