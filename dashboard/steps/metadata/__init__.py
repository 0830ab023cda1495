"""Facts about an article, each with its source; never from today's date or a file's time stamp."""

from dashboard.steps.metadata.bibliographic_fields import Metadata, find_metadata, find_publisher
from dashboard.steps.metadata.language import ENGLISH, find_language
from dashboard.steps.metadata.publication_day import find_publication_day

VERSION = "metadata-5"

__all__ = [
    "ENGLISH",
    "VERSION",
    "Metadata",
    "find_language",
    "find_metadata",
    "find_publication_day",
    "find_publisher",
]
