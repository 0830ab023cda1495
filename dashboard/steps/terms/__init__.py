"""Turn the words of articles into one stream of words, its phrases, and the article x term matrix."""

from importlib.metadata import version

from dashboard.steps.terms.term_matrix import TermMatrix, build_matrix
from dashboard.steps.terms.word_stream import WordStream, WordStreamWriter, is_term

VERSION = f"3-simplemma {version('simplemma')}"

__all__ = ["VERSION", "TermMatrix", "WordStream", "WordStreamWriter", "build_matrix", "is_term"]
