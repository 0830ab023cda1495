"""Find the visible lines of a parsed web page, and which of them are captions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that a browser does not draw as text, or draws as controls.
_INVISIBLE = frozenset(
    "script style noscript template head svg iframe frame object embed canvas select option datalist "
    "textarea audio video map area math param source track".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p "
    "pre section summary table tbody td tfoot th thead tr ul".split()
)
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?captions?(?:$|[\s_-]|text)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as a browser shows it: the text of one block, and whether it is the caption of a picture."""

    text: str
    is_caption: bool


def find_visible_lines(body: "HtmlElement") -> list[PageLine]:
    """Return the lines that a reader of the page sees, in order, with runs of blanks made one.

    Args:
        body: The element that contains them.
    """
    lines: list[PageLine] = []
    words: list[str] = []
    in_caption = False

    def end_line() -> None:
        text = _BLANKS.sub(" ", "".join(words)).strip()
        if text:
            lines.append(PageLine(text, in_caption))
        words.clear()

    for item in _walk(body):
        if isinstance(item, str):
            words.append(item)
        else:
            end_line()
            in_caption = item
    end_line()
    return lines


def _walk(root: "HtmlElement") -> Iterator[str | bool]:
    """Yield the page's text in order and, at each start and end of a block, whether a caption is open."""
    # Pages may be nested deeper than Python can recurse.
    stack: list[tuple[HtmlElement, bool, bool]] = [(root, False, True)]
    while stack:
        element, in_caption, is_start = stack.pop()
        if is_start and _is_visible(element):
            is_caption = in_caption or _is_caption(element)
            if element.tag in _BLOCKS:
                yield is_caption
            if element.text:
                yield element.text
            stack.append((element, in_caption, False))
            stack.extend((child, is_caption, True) for child in reversed(element))
            continue
        if not is_start and element.tag in _BLOCKS:
            yield in_caption
        if element.tail and element is not root:
            yield element.tail


def _is_visible(element: "HtmlElement") -> bool:
    # The tag of a comment is not a string.
    if not isinstance(element.tag, str) or element.tag in _INVISIBLE or element.get("hidden") is not None:
        return False
    return _HIDDEN.search(element.get("style") or "") is None


def _is_caption(element: "HtmlElement") -> bool:
    if element.tag == "figcaption":
        return True
    is_container = element.tag in ("p", "div", "span", "dd")
    return is_container and _CAPTION.search(element.get("class") or "") is not None
