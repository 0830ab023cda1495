"""An opened version: read-only arrays, postings and small frames. Nothing in it filters, counts or writes."""

from dashboard.corpus.main_countries import mark_main_countries
from dashboard.corpus.model import Corpus
from dashboard.corpus.open_version import open_version

__all__ = ["Corpus", "mark_main_countries", "open_version"]
