"""A text and spans of it -> HTML in which the text is only ever text."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch `text[start:end]`, the class that dresses it and what it says on hover; an empty name is none."""

    start: int
    end: int
    name: str
    hint: str = ""


def highlight(text: str, marks: Sequence[TextMark], start: int = 0, end: int | None = None) -> str:
    """Return `text[start:end]` as HTML, each stretch in a span of the classes that cover it.

    Marks may overlap in any way; what the text itself says is escaped.

    >>> highlight("a <b> c", [TextMark(2, 5, "person")])
    'a <span class="person">&lt;b&gt;</span> c'
    """
    last = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < last and mark.end > start and mark.start < mark.end]
    edges = sorted({start, last, *(edge for mark in inside for edge in _edges(mark, start, last))})
    return "".join(_stretch(text, left, right, inside) for left, right in pairwise(edges))


def _edges(mark: TextMark, start: int, end: int) -> Iterable[int]:
    return (max(mark.start, start), min(mark.end, end))


def _stretch(text: str, start: int, end: int, marks: Iterable[TextMark]) -> str:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    words = html.escape(text[start:end])
    if not over:
        return words
    names = html.escape(" ".join(dict.fromkeys(mark.name for mark in over if mark.name)))
    hints = html.escape(" · ".join(dict.fromkeys(mark.hint for mark in over if mark.hint)))
    titled = f' title="{hints}"' if hints else ""
    return f'<span class="{names}"{titled}>{words}</span>'
