"""A saved web page -> one record: its visible lines, those outside the article marked as such."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from dashboard.schema import Part, ReadingOptions, Record, SetAside, Span
from dashboard.steps.read.decode import decode_page
from dashboard.steps.read.fields import add_title
from dashboard.steps.read.page_facts import find_page_facts
from dashboard.steps.read.page_lines import PageLine, find_visible_lines
from dashboard.steps.read.press_deliveries import find_delivery, read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_WORD = re.compile(r"\w+")
_RUN = 3
_MOST_RUNS = 0.6
_NEAR = 3
"""How many lines before the first and after the last sentence a short line may still be the article's."""
_FEWEST_OF_ARTICLE = 25
_LONGEST_PAGE = 20 * 1024 * 1024


def read_page(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the one article of a saved page, or the documents of a delivery.

    Raises:
        UnreadableError: It shows no text.
    """
    markup, guess = decode_page(source.content)
    known = {"encoding": guess} if guess else {}
    page = parse_page(markup)
    shown = "\n".join(line.text for line in page.lines)
    if find_delivery(shown) is not None:
        yield from read_documents(shown, source.file, known)
    else:
        yield page_record(page, source.file, known)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed page: its markup without pictures, its tree, and the lines that a browser shows of it."""

    markup: str
    tree: Any
    lines: list[PageLine]


def parse_page(markup: str) -> WebPage:
    """Return a page parsed.

    Raises:
        UnreadableError: It shows no text.
    """
    import lxml.html

    markup = _XML_DECLARATION.sub("", _DATA.sub("data:,", markup), count=1)
    tree = lxml.html.document_fromstring(markup) if markup.strip() else None
    body = None if tree is None else tree.find("body")
    lines = find_visible_lines(tree if body is None else body) if tree is not None else []
    if not lines:
        raise UnreadableError("shows no text: it may be filled in by a script; save the page anew as a whole")
    return WebPage(markup, tree, lines)


def page_record(page: WebPage, file: str, known: Mapping[str, str], position: int = 0) -> Record:
    """Return a page as a record: the lines that a browser shows, and the facts that its markup gives.

    What is the article is trafilatura's judgement (Barbaresi 2021); every other line stays in the text,
    marked as furniture, so that it can be shown and put back.

    Args:
        page: The page.
        file: Where it comes from.
        known: Fields that are known from elsewhere; they go before the page's own.
        position: Where in the file it is.
    """
    facts = {
        **find_page_facts(page.tree, page.markup),
        **{name: value for name, value in known.items() if value},
    }
    kept = _kept(page.lines, _article_of(page.markup))
    title = facts.get("title", "")
    text, given = add_title("\n".join(line.text for line in page.lines), title)
    return Record(text, facts, file, position, given, tuple(_marks(text, page.lines, kept, title)))


def _article_of(markup: str) -> list[str]:
    """Return the paragraphs of a page's article, folded, or nothing where there is none to be told."""
    import trafilatura

    if len(markup) > _LONGEST_PAGE:
        return []
    text = trafilatura.extract(markup, include_comments=False, favor_recall=True) or ""
    return [folded for line in text.split("\n") if (folded := _fold(line))]


def _kept(lines: Sequence[PageLine], article: Sequence[str]) -> list[bool]:
    """Return of each line whether it is the article's; all are where no article was found.

    A line is the article's where most of its runs of three words are; a short one where it stands there
    whole. Word by word, since a browser and an extractor break lines in other places.
    """
    if sum(paragraph.count(" ") + 1 for paragraph in article) < _FEWEST_OF_ARTICLE:
        return [True] * len(lines)
    paragraphs, runs = set(article), set(_runs(" ".join(article)))
    folded = [_fold(line.text) for line in lines]
    kept = [_is_told(line, paragraphs, runs) for line in folded]
    long = [number for number, line in enumerate(folded) if kept[number] and line.count(" ") >= _RUN]
    first, last = (long[0] - _NEAR, long[-1] + _NEAR) if long else (0, len(lines))
    return [is_kept and first <= number <= last for number, is_kept in enumerate(kept)]


def _is_told(line: str, paragraphs: Set[str], runs: Set[str]) -> bool:
    mine = _runs(line)
    if len(mine) < 2:
        return line in paragraphs
    return sum(run in runs for run in mine) >= _MOST_RUNS * len(mine)


def _runs(line: str) -> list[str]:
    words = line.split()
    return [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _fold(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _marks(text: str, lines: Sequence[PageLine], kept: Sequence[bool], title: str) -> Iterator[Span]:
    """Yield the spans of the lines that are captions or not the article's, and of a title said twice."""
    # Before the lines stands the title, where it is not the first of them.
    at, folded = len(text) - len("\n".join(line.text for line in lines)), _fold(title)
    for line, is_kept in zip(lines, kept, strict=True):
        start = text.index(line.text, at)
        at = start + len(line.text)
        is_title = folded and _fold(line.text) == folded and start > 0
        if line.is_caption:
            yield Span(start, at, Part.CAPTION)
        elif is_title or not is_kept:
            yield Span(start, at, Part.FURNITURE)
