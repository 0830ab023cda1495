"""Places in the stream of words -> places in the texts, read one at a time."""

from collections.abc import Iterator

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.text.tokens import word_spans


class TokenLocator:
    """The texts of a corpus for those who go through it article by article: the last one is kept."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._article, self._text = -1, ""

    def of(self, article: int) -> str:
        """Return the text of an article."""
        if article != self._article:
            self._article, self._text = article, self._corpus.text_of(article)
        return self._text

    def spans(self, article: int, first: int, stop: int) -> list[tuple[int, int]]:
        """Return where each word of `stream.words[first:stop]`, all of one article, lies in its text.

        Only the sentences that hold them are looked at.
        """
        return [(start, end) for _, start, end in self._words(article, first, stop)]

    def words_of(self, article: int) -> tuple[Longs, Longs, Longs]:
        """Return the place in the stream of each word of an article, and where it starts and ends in its text."""
        first, stop = self._corpus.stream.indptr[article : article + 2].tolist()
        found = np.array(list(self._words(article, first, stop)), dtype=np.int64).reshape(-1, 3)
        return found[:, 0], found[:, 1], found[:, 2]

    def _words(self, article: int, first: int, stop: int) -> Iterator[tuple[int, int, int]]:
        sentences, starts = self._corpus.sentences, self._corpus.stream.sentences
        sentence = int(starts.searchsorted(first, side="right")) - 1
        while sentence < len(starts) and int(starts[sentence]) < stop:
            if sentences.counted[sentence] and sentences.article[sentence] == article:
                begin = int(sentences.start[sentence])
                said = self.of(article)[begin : int(sentences.end[sentence])]
                for place, (start, end) in enumerate(word_spans(said), start=int(starts[sentence])):
                    if first <= place < stop:
                        yield place, begin + start, begin + end
            sentence += 1
