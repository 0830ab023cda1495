"""A text and marked parts of it -> HTML, in which the text itself is never markup."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class TextMark:
    """A part `text[start:end]` with the CSS class that it gets and a hint on hover; '' for none."""

    start: int
    end: int
    name: str
    hint: str = ""


def highlight(text: str, marks: Sequence[TextMark], start: int = 0, end: int | None = None) -> str:
    """Return `text[start:end]` as HTML, each part in a span with the classes of the marks that cover it.

    Marks may overlap in any way; the text is escaped.

    >>> highlight("a <b> c", [TextMark(2, 5, "person")])
    'a <span class="person">&lt;b&gt;</span> c'
    """
    last = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < last and mark.end > start and mark.start < mark.end]
    edges = {start, last}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, last)}
    return "".join(_wrap(text, left, right, inside) for left, right in pairwise(sorted(edges)))


def _wrap(text: str, start: int, end: int, marks: Iterable[TextMark]) -> str:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    words = html.escape(text[start:end])
    if not over:
        return words
    names = html.escape(" ".join(dict.fromkeys(mark.name for mark in over if mark.name)))
    hints = html.escape(" · ".join(dict.fromkeys(mark.hint for mark in over if mark.hint)))
    title = f' title="{hints}"' if hints else ""
    return f'<span class="{names}"{title}>{words}</span>'
