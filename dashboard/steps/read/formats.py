"""The table of formats: which module reads a file, by what it is or by the ending of its name."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import unpack_gzip, unpack_tar, unpack_zip
from dashboard.steps.read.csv_table import read_csv
from dashboard.steps.read.feed import read_feed
from dashboard.steps.read.json_lines import read_json
from dashboard.steps.read.mail import read_mail, read_saved_page
from dashboard.steps.read.open_document import read_open_document
from dashboard.steps.read.parquet import read_parquet
from dashboard.steps.read.pdf import read_pdf
from dashboard.steps.read.plain_text import read_plain
from dashboard.steps.read.rich_text import read_rich_text
from dashboard.steps.read.skipped_files import describe_non_article
from dashboard.steps.read.sniff import ending_of
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size
from dashboard.steps.read.spreadsheet import read_spreadsheet
from dashboard.steps.read.web_archive import read_web_archive
from dashboard.steps.read.web_page import read_page
from dashboard.steps.read.word_document import read_word

Reader = Callable[[SourceFile, ReadingOptions], Iterator[Record | SetAside | SourceFile]]
"""A file -> its articles, notes of what was not read, and files within it, which are read in turn."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, the endings of its files, and what reads one."""

    name: str
    endings: tuple[str, ...]
    read: Reader


FORMATS = (
    Format("web page", (".html", ".htm", ".xhtml"), read_page),
    Format("web page", (".mhtml", ".mht"), read_saved_page),
    Format("text", (".txt", ".text", ".md", ".markdown"), read_plain),
    Format("PDF", (".pdf",), read_pdf),
    Format("Word", (".docx",), read_word),
    Format("OpenDocument", (".odt",), read_open_document),
    Format("rich text", (".rtf",), read_rich_text),
    Format("table", (".csv", ".tsv"), read_csv),
    Format("spreadsheet", (".xlsx",), read_spreadsheet),
    Format("JSON", (".json", ".jsonl", ".ndjson"), read_json),
    Format("Parquet", (".parquet",), read_parquet),
    Format("message", (".eml",), read_mail),
    Format("web archive", (".warc",), read_web_archive),
    Format("news feed", (".rss", ".atom"), read_feed),
    Format("archive", (".zip",), unpack_zip),
    Format("archive", (".tar",), unpack_tar),
    Format("archive", (".gz", ".tgz"), unpack_gzip),
)
# What these complain of is said in the reason why a file, or a part of it, was not read.
for _library in ("pypdf", "trafilatura", "htmldate", "warcio", "openpyxl", "charset_normalizer"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
_LONGEST_REASON = 300
_BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}


def readable_endings() -> tuple[str, ...]:
    """Return the endings of all files that are read, archives last."""
    return tuple(_BY_ENDING)


def format_name(file: str) -> str:
    """Return what people call the format of a file, by the ending of its name; "other" where it is none."""
    ending = PurePosixPath(file).suffix.lower()
    return _BY_ENDING[ending].name if ending in _BY_ENDING else "other"


def is_archive(file: str) -> bool:
    """Return whether a file holds others, by the ending of its name."""
    return format_name(file) == "archive"


def unpack(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    """Yield the files of an archive, and what of it is not read.

    Raises:
        UnreadableError: It is damaged, or larger than the bounds.
    """
    yield from _BY_ENDING[PurePosixPath(source.file).suffix.lower()].read(source, reading)


def read_source(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of one file, or one note of why there are none."""
    try:
        if not source.size:
            raise UnreadableError("is empty")
        ending = ending_of(source)
        if ending not in _BY_ENDING:
            raise UnreadableError(_unknown(ending))
        deepest = reading.bounds.depth - (_BY_ENDING[ending].name == "archive")
        if source.depth > deepest:
            raise UnreadableError(f"lies deeper than {reading.bounds.depth} archives within each other")
        empty = True
        for found in _BY_ENDING[ending].read(source, reading):
            empty = False
            yield from (
                read_source(found, reading) if isinstance(found, SourceFile) else [_bounded(found, reading)]
            )
        if empty:
            raise UnreadableError("holds nothing that is read")
    except UnreadableError as error:
        yield SetAside(source.file, 0, _one_line(str(error)))
    # Parsers meet hostile bytes here and may raise anything: one file must not end the build.
    except Exception as error:  # noqa: BLE001
        reason = (
            f"is damaged or not what its name says (its reader stopped with {type(error).__name__}: {error})"
        )
        yield SetAside(source.file, 0, _one_line(reason))


def _one_line(reason: str) -> str:
    return " ".join(reason.split())[:_LONGEST_REASON]


def _bounded(found: Record | SetAside, reading: ReadingOptions) -> Record | SetAside:
    """Return what was read, or a note in place of a text that is longer than any article."""
    most = reading.bounds.article
    if isinstance(found, SetAside) or len(found.text) <= most:
        return found
    reason = f"is one text of {format_size(len(found.text))}, more than the {format_size(most)} that an article may have"
    return SetAside(
        found.file, found.position, f"{reason}; save what it holds as an article a file, or a row each"
    )


def _unknown(ending: str) -> str:
    if not ending:
        return "has no ending (such as .txt) that tells what it is"
    return describe_non_article(ending) or f"{ending} files are not read"
