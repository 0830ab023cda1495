"""Unpack the files of archives (.zip, .tar, .gz) that are safe to unpack."""

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
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size, replace_unprintable

_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)
_SYSTEM_FOLDERS = ("__MACOSX",)
_OUTSIDE_PATH = "has a path that leads out of its archive"
_IS_LINK = "is a link to another place; links are not followed"


class UnpackingBudget:
    """What may still be unpacked of one file that was given, through all the archives inside it."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._size = self._n_files = 0

    def spend(self, source: SourceFile) -> None:
        """Count an unpacked file.

        Raises:
            UnreadableError: It is one too many, or too large beside those before it.
        """
        self._size += source.size
        self._n_files += 1
        _check_size(self._n_files, self._size, self._limits)


def unpack_gzip(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the one file of a .gz, under its name without that ending; or the files of a .tar.gz."""
    name = _find_inner_name(source.file)
    with TemporaryDirectory(prefix="dateline-") as folder:
        unpacked = Path(folder) / "unpacked"
        try:
            with source.open() as file, gzip.open(file) as packed, unpacked.open("wb") as out:
                _copy(packed, out, source.size, options.bounds, _find_inner_limit(name, options.bounds))
        except _BROKEN as error:
            raise UnreadableError("is damaged or cut short, or no .gz file") from error
        if name.suffix.lower() == ".tar":
            yield from unpack_tar(SourceFile(source.file, unpacked, source.depth), options)
        else:
            yield SourceFile(f"{source.file}/{name.name}", unpacked, source.depth + 1)


def _find_inner_name(file: str) -> PurePosixPath:
    """Return the name of the file inside a .gz; a .tgz contains a .tar."""
    path = PurePosixPath(file)
    return path.with_suffix(".tar" if path.suffix.lower() == ".tgz" else "")


def _find_inner_limit(name: PurePosixPath, limits: ReadingLimits) -> int:
    """Return the most that the file inside a .gz may unpack to, in bytes."""
    # The table of formats imports this module.
    from dashboard.steps.read.formats import find_format

    inner = find_format(name.name)
    return limits.archive if inner and inner.is_large and not inner.is_compressed else limits.file


def unpack_tar(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the files of a .tar by name, and notes on links and on paths that lead out of it."""
    limits = options.bounds
    with source.open() as opened, _open_tar(opened) as archive:
        members = sorted(_list_tar_members(archive, limits), key=lambda member: member.name)
        names = {member.name for member in members}
        for member, name in zip(members, _number_duplicates(member.name for member in members), strict=True):
            file = f"{source.file}/{name}"
            reason = find_skip_reason(member.name, names) or _find_tar_refusal(member, limits)
            if reason:
                yield SetAside(file, 0, reason)
                continue
            packed = archive.extractfile(member)
            content = packed.read(limits.file + 1) if packed else b""
            yield SourceFile(file, content, source.depth + 1)


def _open_tar(file: IO[bytes]) -> tarfile.TarFile:
    # A tape archive only: tarfile would unpack others (.xz, .bz2, .gz) by itself, without any bound.
    try:
        return tarfile.open(fileobj=file, mode="r:")
    except tarfile.TarError as error:
        raise UnreadableError("is damaged or cut short, or no .tar file") from error


def _list_tar_members(archive: tarfile.TarFile, limits: ReadingLimits) -> list[tarfile.TarInfo]:
    members: list[tarfile.TarInfo] = []
    total = 0
    try:
        for member in archive:
            total += member.size
            if not member.isdir() and not _is_system_file(member.name):
                members.append(member)
            _check_size(len(members), total, limits)
    except (tarfile.TarError, EOFError, *_BROKEN) as error:
        raise UnreadableError("is damaged or cut short, or no .tar file") from error
    return members


def _find_tar_refusal(member: tarfile.TarInfo, limits: ReadingLimits) -> str:
    if _has_outside_path(member.name):
        return _OUTSIDE_PATH
    # A sparse file may be a few bytes here and any size when it is read.
    if not member.isreg() or member.issparse():
        return _IS_LINK if member.issym() or member.islnk() else "is not a file"
    if member.size > limits.file:
        return f"unpacks to more than the {format_size(limits.file)} that are read"
    return ""


def unpack_zip(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the files of a .zip by name, and notes on those that are unsafe or broken."""
    with source.open() as opened, _open_zip(opened) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _is_system_file(m.filename)]
        _check_size(len(members), sum(member.file_size for member in members), options.bounds)
        members.sort(key=lambda member: member.filename)
        names = {member.filename for member in members}
        for member, name in zip(members, _number_duplicates(m.filename for m in members), strict=True):
            empty = SourceFile(f"{source.file}/{name}", b"", source.depth)
            yield _unpack_member(archive, member, empty, names, options.bounds)


def _open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        raise UnreadableError("is damaged or cut short, or no .zip file") from error


def check_unpacked_size(content: bytes, limits: ReadingLimits) -> None:
    """Check that an office file, which is a .zip inside, is not too large when unpacked.

    Raises:
        UnreadableError: It is too large, or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            total = sum(member.file_size for member in packed.infolist())
    except _BROKEN as error:
        raise UnreadableError("is damaged or cut short") from error
    if total > limits.file:
        raise UnreadableError(
            f"unpacks to {format_size(total)}, more than the {format_size(limits.file)} that are read"
        )
    if total > MEGABYTE and total > limits.ratio * len(content):
        raise UnreadableError(f"unpacks to more than {limits.ratio} times its size")


def _is_system_file(name: str) -> bool:
    """Return whether a member is hidden or the system's own, and so not part of a corpus."""
    folders = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        part in _SYSTEM_FOLDERS or (part.startswith(".") and part not in ("..", ".")) for part in folders
    )


def _check_size(n_members: int, total: int, limits: ReadingLimits) -> None:
    if n_members > limits.members:
        raise UnreadableError(f"holds {n_members:,} files, more than the {limits.members:,} that are read")
    if total > limits.archive:
        limit = format_size(limits.archive)
        raise UnreadableError(f"unpacks to {format_size(total)}, more than the {limit} that are read")


def _unpack_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    source: SourceFile,
    names: Set[str],
    limits: ReadingLimits,
) -> SourceFile | SetAside:
    reason = find_skip_reason(member.filename, names) or _find_zip_refusal(member)
    if reason:
        return SetAside(source.file, 0, reason)
    try:
        with archive.open(member) as packed:
            content = io.BytesIO()
            _copy(packed, content, member.compress_size, limits, limits.file)
    except UnreadableError as error:
        return SetAside(source.file, 0, str(error))
    except (*_BROKEN, RuntimeError, OSError):
        return SetAside(source.file, 0, "is damaged in its archive")
    return SourceFile(source.file, content.getvalue(), source.depth + 1)


def _number_duplicates(names: Iterable[str]) -> Iterator[str]:
    """Yield printable names, numbering the second and later of equal ones before the ending."""
    taken: Counter[str] = Counter()
    for name in names:
        taken[name] += 1
        path = PurePosixPath(replace_unprintable(name))
        numbered = path.with_name(f"{path.stem} ({taken[name]}){path.suffix}") if path.name else path
        yield replace_unprintable(name) if taken[name] == 1 else str(numbered)


def _find_zip_refusal(member: zipfile.ZipInfo) -> str:
    """Return the reason why a member is not unpacked, or ''."""
    if _has_outside_path(member.filename):
        return _OUTSIDE_PATH
    if stat.S_ISLNK(member.external_attr >> 16):
        return _IS_LINK
    return "is locked with a password" if member.flag_bits & 1 else ""


def _has_outside_path(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":"


def _copy(
    packed: IO[bytes] | gzip.GzipFile, out: IO[bytes], packed_size: int, limits: ReadingLimits, limit: int
) -> None:
    """Copy unpacked bytes to `out`. Stop at the limit or at the ratio, whatever size the archive claims.

    Raises:
        UnreadableError: It unpacks to more.
    """
    size = 0
    while piece := packed.read(MEGABYTE):
        size += len(piece)
        if size > limit:
            raise UnreadableError(f"unpacks to more than the {format_size(limit)} that are read")
        # A short text may shrink a hundredfold; only a large one can be an attack on the disk.
        if size > MEGABYTE and size > limits.ratio * max(1, packed_size):
            raise UnreadableError(f"unpacks to more than {limits.ratio} times its size")
        out.write(piece)
