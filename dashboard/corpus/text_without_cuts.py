"""An article's text without its cut parts, such as captions and menus."""

from collections.abc import Iterator

from dashboard.corpus.model import Corpus
from dashboard.schema import Part

CUT_PARTS = frozenset(int(part) for part in Part if part.is_cut)


def read_uncut_text(corpus: Corpus, article: int, text: str) -> Iterator[str]:
    """Yield the stretches of an article's text that are not cut, in order."""
    for start, end in list_uncut_spans(corpus, article, len(text)):
        yield text[start:end]


def list_uncut_spans(corpus: Corpus, article: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch that is not cut, in a text of that length."""
    at = 0
    for start, end, part in corpus.parts.of(article):
        if part in CUT_PARTS:
            yield at, start
            at = end
    yield at, length
