"""Read a saved web page: one record of its visible lines, those outside the article marked as furniture."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.schema import Part, ReadingOptions, Record, SetAside, Span
from dashboard.steps.read.decode import decode_page
from dashboard.steps.read.fields import add_title
from dashboard.steps.read.page_facts import find_page_facts
from dashboard.steps.read.page_lines import PageLine, find_visible_lines
from dashboard.steps.read.press_deliveries import find_delivery, read_documents
from dashboard.steps.read.source_file import SourceFile, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_XML_DECLARATION = re.compile(r"<\?xml[^>]{0,500}\?>")
_INLINE_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_WORD = re.compile(r"\w+")
_RUN_WORDS = 3
_MIN_RUN_SHARE = 0.6
_NEARBY_LINES = 3
"""A short line may belong to the article this many lines before its first or after its last sentence."""
_MIN_ARTICLE_WORDS = 25
_LONGEST_PAGE = 20 * 1024 * 1024


def read_page(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield the article of a saved page, or the documents of a delivery.

    Raises:
        UnreadableError: It has no visible text.
    """
    markup, encoding = decode_page(source.content)
    facts = {"encoding": encoding}
    page = parse_page(markup)
    text = "\n".join(line.text for line in page.lines)
    if find_delivery(text) is not None:
        yield from read_documents(text, source.file, facts)
    else:
        yield make_page_record(page, source.file, facts)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed page: its markup without inline pictures, its tree, and the lines that a browser shows."""

    markup: str
    tree: "HtmlElement"
    lines: list[PageLine]


def parse_page(markup: str) -> WebPage:
    """Return the parsed page.

    Raises:
        UnreadableError: It has no visible text.
    """
    import lxml.html

    markup = _XML_DECLARATION.sub("", _INLINE_DATA.sub("data:,", markup), count=1)
    tree = lxml.html.document_fromstring(markup) if markup.strip() else None
    body = None if tree is None else tree.find("body")
    lines = find_visible_lines(tree if body is None else body) if tree is not None else []
    if not lines:
        raise UnreadableError("shows no text: it may be filled in by a script; save the page anew as a whole")
    return WebPage(markup, tree, lines)


def make_page_record(page: WebPage, file: str, outer_facts: Mapping[str, str], position: int = 0) -> Record:
    """Return a page as a record: the lines that a browser shows, and the facts in its markup.

    trafilatura (Barbaresi 2021) decides what the article is. Every other line stays in the text, marked as
    furniture, so that it can be shown and put back.

    Args:
        page: The page.
        file: The file that contains it.
        outer_facts: Fields that are known from elsewhere. They overrule the page's own.
        position: The page's number in the file.
    """
    facts = {
        **find_page_facts(page.tree, page.markup),
        **{name: value for name, value in outer_facts.items() if value},
    }
    in_article = _match_article(page.lines, _extract_article(page.markup))
    title = facts.get("title", "")
    text, title_given = add_title("\n".join(line.text for line in page.lines), title)
    marked = tuple(_mark_lines(text, page.lines, in_article, title))
    return Record(text, facts, file, position, title_given, marked)


def _extract_article(markup: str) -> list[str]:
    """Return the folded paragraphs of a page's article, or an empty list if trafilatura finds none."""
    import trafilatura

    if len(markup) > _LONGEST_PAGE:
        return []
    text = trafilatura.extract(markup, include_comments=False, favor_recall=True) or ""
    return [folded for line in text.split("\n") if (folded := _fold(line))]


def _match_article(lines: Sequence[PageLine], article: Sequence[str]) -> list[bool]:
    """Return for each line whether it belongs to the article; all do if no article was found.

    A line belongs to the article if most of its runs of three words do, or if it is short and a whole
    paragraph there. Words are compared because a browser and an extractor break lines in different places.
    """
    if sum(paragraph.count(" ") + 1 for paragraph in article) < _MIN_ARTICLE_WORDS:
        return [True] * len(lines)
    paragraphs, runs = set(article), set(_split_runs(" ".join(article)))
    folded = [_fold(line.text) for line in lines]
    matches = [_is_in_article(line, paragraphs, runs) for line in folded]
    long = [number for number, line in enumerate(folded) if matches[number] and line.count(" ") >= _RUN_WORDS]
    first, last = (long[0] - _NEARBY_LINES, long[-1] + _NEARBY_LINES) if long else (0, len(lines))
    return [is_match and first <= number <= last for number, is_match in enumerate(matches)]


def _is_in_article(line: str, paragraphs: Set[str], runs: Set[str]) -> bool:
    line_runs = _split_runs(line)
    if len(line_runs) < 2:
        return line in paragraphs
    return sum(run in runs for run in line_runs) >= _MIN_RUN_SHARE * len(line_runs)


def _split_runs(line: str) -> list[str]:
    words = line.split()
    return [" ".join(words[at : at + _RUN_WORDS]) for at in range(len(words) - _RUN_WORDS + 1)]


def _fold(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _mark_lines(
    text: str, lines: Sequence[PageLine], in_article: Sequence[bool], title: str
) -> Iterator[Span]:
    """Yield the spans of captions, of lines outside the article, and of a repeated title."""
    # The text starts with the title, even if that is not the page's first line.
    end, folded_title = len(text) - len("\n".join(line.text for line in lines)), _fold(title)
    for line, is_article in zip(lines, in_article, strict=True):
        start = text.index(line.text, end)
        end = start + len(line.text)
        is_title = folded_title and _fold(line.text) == folded_title and start > 0
        if line.is_caption:
            yield Span(start, end, Part.CAPTION)
        elif is_title or not is_article:
            yield Span(start, end, Part.FURNITURE)
