"""Files -> records as read. One module a format; nothing here knows what a text says."""

from dashboard.steps.read.bounds import Bounds
from dashboard.steps.read.fields import COLUMNS, make_record, record_key
from dashboard.steps.read.files import read_paths

__all__ = ["COLUMNS", "Bounds", "make_record", "read_paths", "record_key"]
