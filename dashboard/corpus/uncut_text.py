"""What an article tells: its text without what is cut of it."""

from collections.abc import Iterator

from dashboard.corpus.model import Corpus
from dashboard.schema import Part

CUT_PARTS = frozenset(int(part) for part in Part if part.is_cut)


def told_stretches(corpus: Corpus, article: int, text: str) -> Iterator[str]:
    """Yield the stretches of an article's text that are not cut, in order; one ends where a cut begins."""
    for start, end in told_spans(corpus, article, len(text)):
        yield text[start:end]


def told_spans(corpus: Corpus, article: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield where each stretch that is not cut starts and ends, in a text of that length."""
    at = 0
    for start, end, part in corpus.parts.of(article):
        if part in CUT_PARTS:
            yield at, start
            at = end
    yield at, length
