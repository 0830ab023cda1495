"""The lines of a text that are not blank, with the properties that the rules test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]]*$")
# A heading may end in an acronym ("Rain in the U.S."), so its last dot does not prove a sentence.
_ACRONYM_END = re.compile(r"\b(?:[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without the blanks around it: `text[start:end]` of its article."""

    start: int
    end: int
    text: str
    n_words: int
    ends_sentence: bool

    @property
    def is_prose(self) -> bool:
        """Whether it reads as at least one whole sentence."""
        return self.ends_sentence and self.n_words >= 8


def split_lines(text: str) -> list[TextLine]:
    """Return the lines of `text` that are not blank, in order."""
    return list(_iterate_lines(text))


def _iterate_lines(text: str) -> Iterator[TextLine]:
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            end = start + len(stripped)
            yield TextLine(start, end, stripped, stripped.count(" ") + 1, ends_sentence(stripped))


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does.

    >>> ends_sentence("Rain fell."), ends_sentence("Rain in the U.S.")
    (True, False)
    """
    tail = line[-12:]
    return _SENTENCE_END.search(tail) is not None and _ACRONYM_END.search(tail) is None
