"""Sentences of a corpus: their words, and which of them name what is asked."""

import re
from collections.abc import Sequence

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.select import sentence_mask
from dashboard.schema import Filters

# Nearly all sentences of 8 to 45 words have so many characters.
_SHORT, _LONG = 40, 320


def texts_of(corpus: Corpus, articles: Sequence[int] | Ints | Longs) -> dict[int, str]:
    """Return the texts of some articles, by row."""
    wanted = sorted({int(article) for article in articles})
    return dict(zip(wanted, corpus.texts_of(wanted), strict=True)) if wanted else {}


def words_of(corpus: Corpus, sentence: int, texts: dict[int, str]) -> str:
    """Return the words of one sentence, out of the texts of articles by row."""
    text = texts[int(corpus.sentences.article[sentence])]
    return text[corpus.sentences.start[sentence] : corpus.sentences.end[sentence]]


def is_readable(length: Ints) -> Mask:
    """Return which lengths, in characters, make a sentence that can stand alone: about 8 to 45 words."""
    readable: Mask = (length >= _SHORT) & (length <= _LONG)
    return readable


def sentences_naming(corpus: Corpus, filters: Filters) -> Mask:
    """Return the sentences that name what is chosen of persons, organisations, countries and regions."""
    held = sentence_mask(corpus, filters)
    return corpus.sentences.counted if held is None else held


def sentences_with(corpus: Corpus, pattern: re.Pattern[str]) -> Mask:
    """Return the sentences, of those that tell something, in whose words a pattern is found."""
    held = np.zeros(len(corpus.sentences.article), dtype=bool)
    edges = np.searchsorted(corpus.sentences.article, np.arange(corpus.n + 1))
    for article, text in enumerate(corpus.texts_of(np.arange(corpus.n))):
        for row in range(edges[article], edges[article + 1]):
            held[row] = bool(pattern.search(text, corpus.sentences.start[row], corpus.sentences.end[row]))
    return held & corpus.sentences.counted


def linked(events: Ints, event: int) -> range:
    """Return the rows of one event (or article) in a column that is sorted by it."""
    return range(*np.searchsorted(events, [event, event + 1]).tolist())
