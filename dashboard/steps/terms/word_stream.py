"""Words, article by article -> one array of numbers: what stands where, with cuts between."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.text.parsed_text import SentenceWords

END = -1
"""Stands where words cease to follow each other: where something was cut, and after each article."""

# A single letter says nothing; of numbers only years do.
_TERM = re.compile(r"(?=.*[^\W\d_]).{2,}|(?:1[5-9]|20)\d\d", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stream:
    """The texts as numbers.

    `vocabulary` is sorted, and `words` holds for each word in turn its number there, or `END`. The words
    of article i are `words[indptr[i]:indptr[i + 1]]`, its last `END` among them; the words of sentence j
    (of the table of sentences) begin at `sentences[j]`, a cut one has none.
    """

    vocabulary: list[str]
    words: NDArray[np.int32]
    indptr: NDArray[np.int64]
    sentences: NDArray[np.int64]


class StreamWriter:
    """Takes articles one by one; words are numbered as they come, and sorted at the end."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._spelt: list[str] = []
        self._words = array("i")
        self._indptr = array("q", [0])
        self._sentences = array("q")

    def add(self, sentences: Iterable[SentenceWords]) -> int:
        """Add an article, as the folded words of its sentences; return how many words it has."""
        before = len(self._words)
        parted, ends = False, 1
        for follows, words in sentences:
            parted = (parted or not follows) and len(self._words) > before
            if parted and words:
                self._words.append(END)
                parted, ends = False, ends + 1
            self._sentences.append(len(self._words))
            self._words.extend([self._number.setdefault(word, len(self._number)) for word in words])
        self._words.append(END)
        self._indptr.append(len(self._words))
        return len(self._words) - before - ends

    def words_of(self, article: int) -> list[str]:
        """Return the words of an article that was added, in order; articles are numbered from 0."""
        if len(self._spelt) < len(self._number):
            self._spelt = list(self._number)
        numbers = self._words[self._indptr[article] : self._indptr[article + 1]]
        return [self._spelt[number] for number in numbers if number != END]

    def stream(self) -> Stream:
        """Return all that was added, numbered in the order of the alphabet."""
        vocabulary = sorted(self._number)
        place = np.empty(len(vocabulary) + 1, dtype=np.int32)
        place[[self._number[word] for word in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
        place[END] = END
        words = place[np.frombuffer(self._words, dtype=np.int32)] if self._words else np.zeros(0, np.int32)
        return Stream(
            vocabulary,
            words,
            np.array(self._indptr, dtype=np.int64),
            np.array(self._sentences, dtype=np.int64),
        )


def is_term(word: str) -> bool:
    """Return whether a word may stand on a list: it has a letter and two characters, or is a year.

    >>> [word for word in ["in", "a", "7", "u.s.", "2017", "1000"] if is_term(word)]
    ['in', 'u.s.', '2017']
    """
    return _TERM.fullmatch(word) is not None
