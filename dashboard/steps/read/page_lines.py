"""A parsed web page -> its visible lines, each with the kind of element that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# What a browser does not draw as text, or draws as controls.
_UNSEEN = frozenset(
    "script style noscript template head svg iframe frame object embed canvas select option datalist textarea "
    "audio video map area math param source track".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?captions?(?:$|[\s_-]|text)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as a browser shows it: one block's text, and whether it stands below a picture."""

    text: str
    is_caption: bool


def find_visible_lines(body: Any) -> list[PageLine]:
    """Return the lines that a reader of the page sees, in its order; blanks run together.

    Args:
        body: An lxml element.
    """
    lines: list[PageLine] = []
    words: list[str] = []
    below_picture = False

    def end_line() -> None:
        text = _BLANKS.sub(" ", "".join(words)).strip()
        if text:
            lines.append(PageLine(text, below_picture))
        words.clear()

    for told in _walk(body):
        if isinstance(told, str):
            words.append(told)
        else:
            end_line()
            below_picture = told
    end_line()
    return lines


def _walk(root: Any) -> Iterator[str | bool]:
    """Yield the page's text in order and, at each start and end of a block, whether a caption is open."""
    # A stack of our own: pages are nested deeper than Python calls itself.
    stack: list[tuple[Any, bool, bool]] = [(root, False, True)]
    while stack:
        element, in_caption, opens = stack.pop()
        if not isinstance(element.tag, str):
            if element.tail:
                yield element.tail
            continue
        if not opens:
            if element.tag in _BLOCKS:
                yield in_caption
            if element.tail and element is not root:
                yield element.tail
            continue
        if element.tag in _UNSEEN or _is_hidden(element):
            if element.tail and element is not root:
                yield element.tail
            continue
        inside = in_caption or _is_caption(element)
        if element.tag in _BLOCKS:
            yield inside
        if element.text:
            yield element.text
        stack.append((element, in_caption, False))
        stack.extend((child, inside, True) for child in reversed(element))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _is_caption(element: Any) -> bool:
    if element.tag == "figcaption":
        return True
    return (
        element.tag in ("p", "div", "span", "dd") and _CAPTION.search(element.get("class") or "") is not None
    )
