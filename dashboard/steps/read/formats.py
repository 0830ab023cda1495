"""The table of file formats: the one place to register a reader."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import unpack_gzip, unpack_tar, unpack_zip
from dashboard.steps.read.csv_table import read_csv, read_csv_rows
from dashboard.steps.read.feed import read_feed
from dashboard.steps.read.json_lines import read_json, read_json_rows
from dashboard.steps.read.mail import read_mail, read_saved_page
from dashboard.steps.read.open_document import read_open_document
from dashboard.steps.read.parquet import read_parquet, read_parquet_rows
from dashboard.steps.read.pdf import read_pdf
from dashboard.steps.read.plain_text import read_plain
from dashboard.steps.read.rich_text import read_rich_text
from dashboard.steps.read.rows import TableRow
from dashboard.steps.read.source_file import SourceFile
from dashboard.steps.read.spreadsheet import read_sheet_rows, read_spreadsheet
from dashboard.steps.read.web_archive import read_web_archive
from dashboard.steps.read.web_page import read_page
from dashboard.steps.read.word_document import read_word

Reader = Callable[[SourceFile, ReadingOptions], Iterator[Record | SetAside | SourceFile]]
"""Yields the articles of a file, notes on what was not read, and files inside it, which are read in turn."""
RowReader = Callable[[SourceFile], Iterator[TableRow]]
"""Yields the rows of a table, whatever its columns are."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name on screen, the endings of its files, and its readers.

    A new format needs only the first three fields. The others describe how to recognise and bound its files.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    read_rows: RowReader | None = None
    """For tables: yields the rows, so that an analyst can map their columns before a build."""
    magic: bytes = b""
    """The bytes with which every file of the format begins."""
    zip_members: tuple[str, ...] = ()
    """For formats that are zip files: the members that every file of the format has."""
    zip_lookalikes: tuple[str, ...] = ()
    """Endings of other formats that have the same members."""
    opening: re.Pattern[bytes] | None = None
    """What the first bytes of a file match if its ending says little."""
    is_vague: bool = False
    """Whether the endings say little, as .txt does: a file may be of any format that has an `opening`."""
    is_large: bool = False
    """Whether a file may contain many articles: it is read piece by piece, and bounded as an archive is."""
    is_compressed: bool = False
    """Whether a file is compressed already: inside a .gz it is bounded as a file is."""


def _opens_with(elements: bytes) -> re.Pattern[bytes]:
    """Return a pattern for markup whose first element is one of `elements`."""
    # Every repeat is possessive: what it has taken it never gives back, so the pattern tries nothing twice.
    comments = rb"(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    start = rb"\A[\xef\xbb\xbf \t\r\n]*+\s*+(?:<\?xml[^>]*+>\s*+)?+" + comments + rb"<(?:%s)\b"
    return re.compile(start % elements, re.IGNORECASE | re.DOTALL)


_MAIL_HEADER = rb"(?:\A|\n)(?:MIME-Version:\s*1\.0|Snapshot-Content-Location:)"
_MAIL_OPENING = re.compile(_MAIL_HEADER, re.IGNORECASE)
_SAVED_PAGE_OPENING = re.compile(
    rb"\A(?=.*multipart/related)(?=.*?%s)" % _MAIL_HEADER, re.IGNORECASE | re.DOTALL
)
_OPEN_DOCUMENT_MEMBERS = ("content.xml", "META-INF/manifest.xml")

# If a file fits several formats, the first of them reads it.
FORMATS = (
    Format(
        "web page", (".html", ".htm", ".xhtml"), read_page,
        opening=_opens_with(rb"!doctype\s+html|html|head|body"), is_vague=True,
    ),
    Format("news feed", (".rss", ".atom"), read_feed, opening=_opens_with(rb"rss|feed|rdf:RDF")),
    Format("web page", (".mhtml", ".mht"), read_saved_page, opening=_SAVED_PAGE_OPENING),
    Format("message", (".eml",), read_mail, opening=_MAIL_OPENING),
    Format("text", (".txt", ".text", ".md", ".markdown"), read_plain, is_vague=True),
    Format("PDF", (".pdf",), read_pdf, magic=b"%PDF-"),
    Format("rich text", (".rtf",), read_rich_text, magic=b"{\\rtf"),
    Format("Word", (".docx",), read_word, zip_members=("word/document.xml",)),
    Format("spreadsheet", (".xlsx",), read_spreadsheet, read_sheet_rows, zip_members=("xl/workbook.xml",)),
    Format(
        "OpenDocument", (".odt",), read_open_document,
        zip_members=_OPEN_DOCUMENT_MEMBERS, zip_lookalikes=(".ods", ".odp"),
    ),
    Format("table", (".csv", ".tsv"), read_csv, read_csv_rows),
    Format("JSON", (".json", ".jsonl", ".ndjson"), read_json, read_json_rows),
    Format("Parquet", (".parquet",), read_parquet, read_parquet_rows, magic=b"PAR1"),
    Format("web archive", (".warc",), read_web_archive, magic=b"WARC/1.", is_large=True),
    Format("archive", (".zip",), unpack_zip, is_large=True, is_compressed=True),
    Format("archive", (".tar",), unpack_tar, is_large=True),
    Format("archive", (".gz", ".tgz"), unpack_gzip, magic=b"\x1f\x8b", is_large=True, is_compressed=True),
)  # fmt: skip
# Their complaints are part of the reason why a file, or a part of one, was not read.
for _library in ("pypdf", "trafilatura", "htmldate", "warcio", "openpyxl", "charset_normalizer"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
_BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}


def find_format(file: str) -> Format | None:
    """Return the format of a file by the ending of its name, or None if no such files are read."""
    return _BY_ENDING.get(PurePosixPath(file).suffix.lower())


def format_name(file: str) -> str:
    """Return the name of a file's format by the ending of its name; "other" if no such files are read."""
    by_name = find_format(file)
    return by_name.name if by_name else "other"


def is_table(file: str) -> bool:
    """Return whether a file is a table, or a sheet of one, by the endings in its name."""
    formats = map(find_format, file.split("/"))
    return any(each is not None and each.read_rows is not None for each in formats)


def is_archive(file: str) -> bool:
    """Return whether a file is an archive of other files, by the ending of its name."""
    return format_name(file) == "archive"
