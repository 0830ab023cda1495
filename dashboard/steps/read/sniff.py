"""What a file is, by its first bytes where these leave no doubt, else by the ending of its name."""

import re
import zipfile
from pathlib import PurePosixPath

from dashboard.steps.read.source_file import SourceFile, UnreadableError

_HEAD = 2048
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"PAR1", ".parquet"),
    (b"WARC/1.", ".warc"),
)
_ZIPPED = (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"))
_OFFICE = (".docx", ".xlsx", ".odt")
_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".doc", ".xml", "")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version:\s*1\.0|Snapshot-Content-Location:)", re.IGNORECASE)
_RELATED = re.compile(rb"multipart/related", re.IGNORECASE)


def ending_of(source: SourceFile) -> str:
    """Return the ending that tells a file's format: what its content plainly is goes before its name.

    Raises:
        UnreadableError: It is an old Office file, or one that a password locks.
    """
    named = PurePosixPath(source.file).suffix.lower()
    with source.open() as file:
        head = file.read(_HEAD)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        raise UnreadableError(_old_office(named))
    if head.startswith(b"PK\x03\x04"):
        return _zipped(source, named)
    for magic, ending in _MAGIC:
        if bare.startswith(magic):
            return ".tgz" if ending == ".gz" and named == ".tgz" else ending
    return _text_ending(head, bare, named) if named in _TEXTS else named


def _text_ending(head: bytes, bare: bytes, named: str) -> str:
    if _MARKUP.match(bare):
        return ".html"
    if _FEED.match(bare):
        return ".rss"
    if _MIME.search(head):
        return ".mhtml" if _RELATED.search(head) else ".eml"
    return named


def _zipped(source: SourceFile, named: str) -> str:
    """Return which of the formats that are zip files this one is."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            opened = next((ending for name, ending in _ZIPPED if name in names), "")
            if not opened and "content.xml" in names and "META-INF/manifest.xml" in names:
                opened = named if named in (".ods", ".odp") else ".odt"
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return named
    return opened or (".zip" if named in (*_OFFICE, *_TEXTS) else named)


def _old_office(named: str) -> str:
    if named in _OFFICE:
        return f"is locked with a password, or an older Office file named {named}; save it anew without a password"
    return "is a file of an older Office program; save it as .docx, .xlsx or .pdf"
