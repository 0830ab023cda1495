"""Facts about an article, each with its source; never from today's date or a file's time stamp."""

from dashboard.steps.metadata.bibliographic_fields import Metadata, find_metadata, find_publisher
from dashboard.steps.metadata.day_order import DayColumn, find_day_columns
from dashboard.steps.metadata.language import ENGLISH, find_language
from dashboard.steps.metadata.publication_day import find_publication_day

VERSION = "metadata-7"

__all__ = [
    "ENGLISH",
    "VERSION",
    "DayColumn",
    "Metadata",
    "find_day_columns",
    "find_language",
    "find_metadata",
    "find_publication_day",
    "find_publisher",
]
