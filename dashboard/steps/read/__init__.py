"""Files -> records as read. One module a format; no module here interprets what a text says."""

from dashboard.steps.read.fields import COLUMN_NAMES, READER_NOTES, make_record, make_record_key
from dashboard.steps.read.files import list_files, read_file, read_paths
from dashboard.steps.read.formats import format_name, is_archive, is_table
from dashboard.steps.read.list_columns import FIELDS, Table, find_tables

__all__ = [
    "COLUMN_NAMES",
    "FIELDS",
    "READER_NOTES",
    "Table",
    "find_tables",
    "format_name",
    "is_archive",
    "is_table",
    "list_files",
    "make_record",
    "make_record_key",
    "read_file",
    "read_paths",
]
