"""Positions in the stream of words -> offsets in the texts of the articles."""

from collections.abc import Iterator

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.text.tokens import find_word_spans


class TokenLocator:
    """Finds words of the stream in the texts; it keeps the last text, for callers that go by article."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._article, self._text = -1, ""

    def text_of(self, article: int) -> str:
        """Return the text of an article."""
        if article != self._article:
            self._article, self._text = article, self._corpus.text_of(article)
        return self._text

    def spans(self, article: int, first: int, stop: int) -> list[tuple[int, int]]:
        """Return start and end in the text of each word of `stream.words[first:stop]`, all of one article.

        Only the sentences with these words are read.
        """
        return [(start, end) for _, start, end in self._words(article, first, stop)]

    def words_of(self, article: int) -> tuple[Longs, Longs, Longs]:
        """Return the position of each word of an article in the stream, and its start and end in the text."""
        first, stop = self._corpus.stream.indptr[article : article + 2].tolist()
        rows = np.array(list(self._words(article, first, stop)), dtype=np.int64).reshape(-1, 3)
        return rows[:, 0], rows[:, 1], rows[:, 2]

    def _words(self, article: int, first: int, stop: int) -> Iterator[tuple[int, int, int]]:
        sentences, starts = self._corpus.sentences, self._corpus.stream.sentences
        sentence = int(starts.searchsorted(first, side="right")) - 1
        while sentence < len(starts) and int(starts[sentence]) < stop:
            if sentences.counted[sentence] and sentences.article[sentence] == article:
                begin = int(sentences.start[sentence])
                text = self.text_of(article)[begin : int(sentences.end[sentence])]
                for place, (start, end) in enumerate(find_word_spans(text), start=int(starts[sentence])):
                    if first <= place < stop:
                        yield place, begin + start, begin + end
            sentence += 1
