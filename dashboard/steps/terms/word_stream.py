"""Write the words of all articles into one array of numbers, with marks where the text is interrupted."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.text.parsed_text import SentenceWords

END = -1
"""Marks an interruption: where part of the text was left out, and the end of each article."""

# A single letter means nothing; of numbers only years do.
_TERM = re.compile(r"(?=.*[^\W\d_]).{2,}|(?:1[5-9]|20)\d\d", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordStream:
    """The texts of all articles as numbers.

    `words` gives the number of each word in the sorted `vocabulary`, or `END`. The words of article i are
    `words[indptr[i]:indptr[i + 1]]`, including a last `END`. The words of sentence j (of the table of
    sentences) begin at `sentences[j]`; a sentence that was left out has none.
    """

    vocabulary: list[str]
    words: NDArray[np.int32]
    indptr: NDArray[np.int64]
    sentences: NDArray[np.int64]


class WordStreamWriter:
    """Collects articles one by one; words are numbered in order of arrival, and sorted at the end."""

    def __init__(self) -> None:
        self._number_of: dict[str, int] = {}
        self._spellings: list[str] = []
        self._words = array("i")
        self._indptr = array("q", [0])
        self._sentences = array("q")

    def add(self, sentences: Iterable[SentenceWords]) -> int:
        """Add an article, given as the folded words of its sentences; return its number of words."""
        before = len(self._words)
        is_interrupted, ends = False, 1
        for follows, words in sentences:
            is_interrupted = (is_interrupted or not follows) and len(self._words) > before
            if is_interrupted and words:
                self._words.append(END)
                is_interrupted, ends = False, ends + 1
            self._sentences.append(len(self._words))
            self._words.extend([self._number_of.setdefault(word, len(self._number_of)) for word in words])
        self._words.append(END)
        self._indptr.append(len(self._words))
        return len(self._words) - before - ends

    def get_words(self, article: int) -> list[str]:
        """Return the words of an added article, in order; articles are numbered from 0."""
        if len(self._spellings) < len(self._number_of):
            self._spellings = list(self._number_of)
        numbers = self._words[self._indptr[article] : self._indptr[article + 1]]
        return [self._spellings[number] for number in numbers if number != END]

    def build_stream(self) -> WordStream:
        """Return the stream of all added articles, with words numbered in alphabetical order."""
        vocabulary = sorted(self._number_of)
        new_number = np.empty(len(vocabulary) + 1, dtype=np.int32)
        new_number[[self._number_of[word] for word in vocabulary]] = np.arange(
            len(vocabulary), dtype=np.int32
        )
        new_number[END] = END
        words = (
            new_number[np.frombuffer(self._words, dtype=np.int32)] if self._words else np.zeros(0, np.int32)
        )
        return WordStream(
            vocabulary,
            words,
            np.array(self._indptr, dtype=np.int64),
            np.array(self._sentences, dtype=np.int64),
        )


def is_term(word: str) -> bool:
    """Return whether a word may appear on lists: it has a letter and two characters, or is a year.

    >>> [word for word in ["in", "a", "7", "u.s.", "2017", "1000"] if is_term(word)]
    ['in', 'u.s.', '2017']
    """
    return _TERM.fullmatch(word) is not None
