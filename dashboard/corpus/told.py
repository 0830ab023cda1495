"""What an article tells: its text without what is cut of it."""

from collections.abc import Iterator

from dashboard.corpus.model import Corpus
from dashboard.schema import Part

CUT_PARTS = frozenset(int(part) for part in Part if part.is_cut)


def told_stretches(corpus: Corpus, article: int, text: str) -> Iterator[str]:
    """Yield the stretches of an article's text that are not cut, in order; one ends where a cut begins."""
    at = 0
    for start, end, part in corpus.parts.of(article):
        if part in CUT_PARTS:
            yield text[at:start]
            at = end
    yield text[at:]
