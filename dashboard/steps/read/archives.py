"""Archives (.zip, .tar, .gz) -> the files within, as far as they are safe to unpack."""

import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from dashboard.schema import MEGABYTE, ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read.skipped_files import find_skip_reason
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size

_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)
# What these hold is bounded as an archive is, not as a file.
_LARGE = (".tar", ".warc")
_SYSTEM_FOLDERS = ("__MACOSX",)
_LEADS_OUT = "has a path that leads out of its archive"
_IS_LINK = "is a link to another place; links are not followed"


def unpack_gzip(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the one file that a .gz holds, named with its own ending within; or the files of a .tar.gz."""
    name = PurePosixPath(_inner_name(source.file))
    with TemporaryDirectory(prefix="dateline-") as folder:
        unpacked = Path(folder) / "unpacked"
        try:
            with source.open() as file, gzip.open(file) as packed, unpacked.open("wb") as out:
                _pour(packed, out, source.size, reading.bounds, _most_inside(name, reading.bounds))
        except _BROKEN as error:
            raise UnreadableError("is damaged or cut short, or no .gz file") from error
        if name.suffix.lower() == ".tar":
            yield from unpack_tar(SourceFile(source.file, unpacked, source.depth), reading)
        else:
            yield SourceFile(f"{source.file}/{name.name}", unpacked, source.depth + 1)


def _inner_name(file: str) -> str:
    """Return the name of what a .gz holds: a .tgz holds a .tar."""
    path = PurePosixPath(file)
    return str(path.with_suffix(".tar")) if path.suffix.lower() == ".tgz" else str(path.with_suffix(""))


def _most_inside(name: PurePosixPath, bounds: ReadingLimits) -> int:
    return bounds.archive if name.suffix.lower() in _LARGE else bounds.file


def unpack_tar(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the files of a .tar in the order of their names; links and what leads out of it are set aside."""
    bounds = reading.bounds
    with source.open() as opened, _open_tar(opened) as archive:
        members = sorted(_tar_members(archive, bounds), key=lambda member: member.name)
        names = {member.name for member in members}
        for member, name in zip(members, _distinct(member.name for member in members), strict=True):
            file = f"{source.file}/{name}"
            reason = find_skip_reason(member.name, names) or _tar_refusal(member, bounds)
            if reason:
                yield SetAside(file, 0, reason)
                continue
            packed = archive.extractfile(member)
            content = packed.read(bounds.file + 1) if packed else b""
            yield SourceFile(file, content, source.depth + 1)


def _open_tar(file: IO[bytes]) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=file)
    except tarfile.TarError as error:
        raise UnreadableError("is damaged or cut short, or no .tar file") from error


def _tar_members(archive: tarfile.TarFile, bounds: ReadingLimits) -> list[tarfile.TarInfo]:
    members: list[tarfile.TarInfo] = []
    total = 0
    try:
        for member in archive:
            total += member.size
            if not member.isdir() and not _is_systems_own(member.name):
                members.append(member)
            _check_size(len(members), total, bounds)
    except (tarfile.TarError, EOFError, *_BROKEN) as error:
        raise UnreadableError("is damaged or cut short, or no .tar file") from error
    return members


def _tar_refusal(member: tarfile.TarInfo, bounds: ReadingLimits) -> str:
    if _leads_out(member.name):
        return _LEADS_OUT
    if not member.isreg():
        return _IS_LINK if member.issym() or member.islnk() else "is not a file"
    if member.size > bounds.file:
        return f"unpacks to more than the {format_size(bounds.file)} that are read"
    return ""


def unpack_zip(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the files of a .zip in the order of their names; what is unsafe or broken is set aside."""
    with source.open() as opened, _open_zip(opened) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _is_systems_own(m.filename)]
        _check_size(len(members), sum(member.file_size for member in members), reading.bounds)
        members.sort(key=lambda member: member.filename)
        names = {member.filename for member in members}
        for member, name in zip(members, _distinct(m.filename for m in members), strict=True):
            empty = SourceFile(f"{source.file}/{name}", b"", source.depth)
            yield _unpack_member(archive, member, empty, names, reading.bounds)


def _open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        raise UnreadableError("is damaged or cut short, or no .zip file") from error


def check_unpacked_size(content: bytes, bounds: ReadingLimits) -> None:
    """Check that an office file, which is a .zip within, does not unpack to more than is read.

    Raises:
        UnreadableError: It does, or it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            total = sum(member.file_size for member in packed.infolist())
    except _BROKEN as error:
        raise UnreadableError("is damaged or cut short") from error
    if total > bounds.file:
        raise UnreadableError(
            f"unpacks to {format_size(total)}, more than the {format_size(bounds.file)} that are read"
        )
    if total > MEGABYTE and total > bounds.ratio * len(content):
        raise UnreadableError(f"unpacks to more than {bounds.ratio} times its size")


def _is_systems_own(name: str) -> bool:
    """Whether a member is no file of the corpus: hidden, or the system's own."""
    folders = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        part in _SYSTEM_FOLDERS or (part.startswith(".") and part not in ("..", ".")) for part in folders
    )


def _check_size(n_members: int, total: int, bounds: ReadingLimits) -> None:
    if n_members > bounds.members:
        raise UnreadableError(f"holds {n_members:,} files, more than the {bounds.members:,} that are read")
    if total > bounds.archive:
        most = format_size(bounds.archive)
        raise UnreadableError(f"unpacks to {format_size(total)}, more than the {most} that are read")


def _unpack_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    source: SourceFile,
    names: Set[str],
    bounds: ReadingLimits,
) -> SourceFile | SetAside:
    reason = find_skip_reason(member.filename, names) or _refusal(member)
    if reason:
        return SetAside(source.file, 0, reason)
    try:
        with archive.open(member) as packed:
            content = io.BytesIO()
            _pour(packed, content, member.compress_size, bounds, bounds.file)
    except UnreadableError as error:
        return SetAside(source.file, 0, str(error))
    except (*_BROKEN, RuntimeError, OSError):
        return SetAside(source.file, 0, "is damaged in its archive")
    return SourceFile(source.file, content.getvalue(), source.depth + 1)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield names as they are shown, the second and later equal ones numbered; the ending stays."""
    taken: Counter[str] = Counter()
    for name in names:
        taken[name] += 1
        path = PurePosixPath(_shown(name))
        numbered = path.with_name(f"{path.stem} ({taken[name]}){path.suffix}") if path.name else path
        yield _shown(name) if taken[name] == 1 else str(numbered)


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _refusal(member: zipfile.ZipInfo) -> str:
    """Return why a member is not unpacked, or ''."""
    if _leads_out(member.filename):
        return _LEADS_OUT
    if stat.S_ISLNK(member.external_attr >> 16):
        return _IS_LINK
    return "is locked with a password" if member.flag_bits & 1 else ""


def _leads_out(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":"


def _pour(
    packed: IO[bytes] | gzip.GzipFile, out: IO[bytes], packed_size: int, bounds: ReadingLimits, most: int
) -> None:
    """Write what `packed` unpacks to, whatever size it claims, unless it grows past `most` or the ratio."""
    size = 0
    while piece := packed.read(MEGABYTE):
        size += len(piece)
        if size > most:
            raise UnreadableError(f"unpacks to more than the {format_size(most)} that are read")
        # A short text may well shrink a hundredfold; only a large one is an attack on the disk.
        if size > MEGABYTE and size > bounds.ratio * max(1, packed_size):
            raise UnreadableError(f"unpacks to more than {bounds.ratio} times its size")
        out.write(piece)
