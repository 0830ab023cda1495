"""What is known of an article, each fact with its source; never today's date, never a file's time stamp."""

from dashboard.steps.metadata.bibliographic_fields import Metadata, find_facts, find_publisher
from dashboard.steps.metadata.language import ENGLISH, find_language
from dashboard.steps.metadata.publication_day import find_published

VERSION = "metadata-5"

__all__ = [
    "ENGLISH",
    "VERSION",
    "Metadata",
    "find_facts",
    "find_language",
    "find_published",
    "find_publisher",
]
