"""Detect a file's format: by its content where this leaves no doubt, else by the ending of its name."""

import zipfile
from pathlib import PurePosixPath

from dashboard.steps.read.formats import FORMATS, Format, find_format
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_HEAD_BYTES = 2048
_ZIP_MAGIC = b"PK\x03\x04"
_OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED_ENDINGS = {ending for each in FORMATS if each.zip_members for ending in each.endings}
_VAGUE_ENDINGS = {
    ".doc",
    ".xml",
    "",
    *(ending for each in FORMATS if each.is_vague for ending in each.endings),
}


def detect_format(source: SourceFile) -> Format | None:
    """Return the format of a file, or None if no such files are read. Clear content overrules the name.

    Raises:
        UnreadableError: It is an old Office file, or locked with a password.
    """
    ending = PurePosixPath(source.file).suffix.lower()
    with source.open() as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(_OLD_OFFICE_MAGIC):
        raise UnreadableError(_describe_old_office(ending))
    if head.startswith(_ZIP_MAGIC):
        return _detect_zipped(source, ending)
    content = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for each in FORMATS:
        if each.magic and content.startswith(each.magic):
            return each
    by_name = find_format(source.file)
    if ending not in _VAGUE_ENDINGS:
        return by_name
    return next((each for each in FORMATS if each.opening and each.opening.search(head)), by_name)


def _detect_zipped(source: SourceFile, ending: str) -> Format | None:
    """Return which of the formats that are zip files this one is."""
    by_name = find_format(source.file)
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return by_name
    for each in FORMATS:
        if each.zip_members and names.issuperset(each.zip_members):
            return by_name if ending in each.zip_lookalikes else each
    is_misnamed = ending in _ZIPPED_ENDINGS | _VAGUE_ENDINGS
    return find_format(f"{source.file}.zip") if is_misnamed else by_name


def _describe_old_office(ending: str) -> str:
    if ending in _ZIPPED_ENDINGS:
        return (
            f"is locked with a password, or an older Office file named {ending}; "
            "save it anew without a password"
        )
    return "is a file of an older Office program; save it as .docx, .xlsx or .pdf"
