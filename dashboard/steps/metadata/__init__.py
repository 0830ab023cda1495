"""What is known of an article, each fact with its source; never today's date, never a file's time stamp."""

from dashboard.steps.metadata.bibliographic_fields import Metadata, find_metadata, find_publisher
from dashboard.steps.metadata.language import ENGLISH, find_language
from dashboard.steps.metadata.publication_day import find_publication_day

VERSION = "metadata-5"

__all__ = [
    "ENGLISH",
    "VERSION",
    "Metadata",
    "find_metadata",
    "find_language",
    "find_publication_day",
    "find_publisher",
]
