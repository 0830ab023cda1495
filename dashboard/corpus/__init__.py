"""An opened version: read-only arrays, postings and small frames. Nothing here filters, counts or writes."""

from dashboard.corpus.about import about_mask
from dashboard.corpus.model import Corpus
from dashboard.corpus.open_version import open_version

__all__ = ["Corpus", "about_mask", "open_version"]
