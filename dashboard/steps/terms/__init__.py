"""Words of articles -> the stream of all words, the phrases in it, and the article x term matrix."""

from importlib.metadata import version

from dashboard.steps.terms.term_matrix import Matrix, build_matrix
from dashboard.steps.terms.word_stream import Stream, StreamWriter, is_term

VERSION = f"2-simplemma {version('simplemma')}"

__all__ = ["VERSION", "Matrix", "Stream", "StreamWriter", "build_matrix", "is_term"]
