"""A text -> its lines that are not blank, with what the rules ask of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
# A dot after a capital letter ("in the U.S.") ends no sentence that could be told from a heading.
_STOPS = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]]*$")
_ACRONYM_END = re.compile(r"\b(?:[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `text[start:end]` of its article."""

    start: int
    end: int
    text: str
    n_words: int
    stops: bool
    """Whether it ends as a sentence does."""

    @property
    def is_prose(self) -> bool:
        """Whether it reads as at least one whole sentence."""
        return self.stops and self.n_words >= 8


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold more than blanks, in order."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        whole = match.group()
        bare = whole.strip()
        if bare:
            start = match.start() + len(whole) - len(whole.lstrip())
            yield Line(start, start + len(bare), bare, bare.count(" ") + 1, stops(bare))


def stops(line: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> stops("Rain fell."), stops("Rain in the U.S.")
    (True, False)
    """
    tail = line[-12:]
    return _STOPS.search(tail) is not None and _ACRONYM_END.search(tail) is None
