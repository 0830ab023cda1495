"""Files -> records as read. One module a format; nothing here knows what a text says."""

from dashboard.steps.read.columns import FIELDS, find_tables
from dashboard.steps.read.fields import COLUMN_NAMES, READER_NOTES, make_record, make_record_key
from dashboard.steps.read.files import list_files, read_file, read_paths
from dashboard.steps.read.formats import format_name, is_archive, readable_endings

__all__ = [
    "COLUMN_NAMES",
    "FIELDS",
    "READER_NOTES",
    "find_tables",
    "format_name",
    "is_archive",
    "list_files",
    "make_record",
    "read_file",
    "read_paths",
    "readable_endings",
    "make_record_key",
]
