"""Finds sentences of a corpus and reads their words."""

import re
from collections.abc import Sequence

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.facets import get_facet, list_choices, match_included
from dashboard.schema import Filters, facet_record

# Nearly all sentences of 8 to 45 words have so many characters.
_SHORT, _LONG = 40, 320


def read_article_texts(corpus: Corpus, articles: Sequence[int] | Ints | Longs) -> dict[int, str]:
    """Return the texts of some articles, by row."""
    wanted = sorted({int(article) for article in articles})
    return dict(zip(wanted, corpus.texts_of(wanted), strict=True)) if wanted else {}


def get_sentence_text(corpus: Corpus, sentence: int, texts: dict[int, str]) -> str:
    """Return the words of one sentence; `texts` are those of articles, by row."""
    text = texts[int(corpus.sentences.article[sentence])]
    return text[corpus.sentences.start[sentence] : corpus.sentences.end[sentence]]


def find_readable_lengths(length: Ints) -> Mask:
    """Return which lengths, in characters, suit a sentence quoted alone: about 8 to 45 words."""
    readable: Mask = (length >= _SHORT) & (length <= _LONG)
    return readable


def find_naming_sentences(corpus: Corpus, filters: Filters) -> Mask:
    """Return the sentences that name the chosen persons, organisations, countries and regions."""
    matches = corpus.sentences.counted
    for name, choice in list_choices(filters):
        if facet_record(name).in_sentences and choice.values:
            facet = get_facet(corpus, name, about=filters.about)
            assert facet.sentences is not None
            matches = matches & match_included(facet.sentences, facet, choice)
    return matches


def find_pattern_sentences(corpus: Corpus, pattern: re.Pattern[str]) -> Mask:
    """Return the counted sentences whose words match a pattern."""
    matches = np.zeros(len(corpus.sentences.article), dtype=bool)
    edges = np.searchsorted(corpus.sentences.article, np.arange(corpus.n + 1))
    for article, text in enumerate(corpus.texts_of(np.arange(corpus.n))):
        for row in range(edges[article], edges[article + 1]):
            matches[row] = bool(pattern.search(text, corpus.sentences.start[row], corpus.sentences.end[row]))
    return matches & corpus.sentences.counted


def find_row_range(events: Ints, event: int) -> range:
    """Return the rows of one event (or article) in a column sorted by event (or article)."""
    return range(*np.searchsorted(events, [event, event + 1]).tolist())
