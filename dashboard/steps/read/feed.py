"""A news feed (RSS, Atom) -> a record an entry."""

import io
from collections.abc import Iterator
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.fields import add_title
from dashboard.steps.read.page_lines import find_visible_lines
from dashboard.steps.read.source_file import SourceFile, UnreadableError


def read_feed(source: SourceFile, reading: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield a record for each entry of a feed, with its address and day; one without text is noted.

    Raises:
        UnreadableError: It is no feed.
    """
    import feedparser

    # A stream: a string could be taken for an address, and fetched.
    feed = feedparser.parse(io.BytesIO(source.content))
    if not feed.version or not feed.entries:
        raise UnreadableError("is XML, but no news feed with entries")
    publisher = str(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield _read(entry, publisher, source.file, number)
    if feed.bozo and isinstance(feed.bozo_exception, SyntaxError | ValueError | OSError):
        yield SetAside(source.file, 0, "was read, but it is damaged or cut short: entries may be missing")


def _read(entry: Any, publisher: str, file: str, number: int) -> Record | SetAside:
    contents = [content.get("value", "") for content in entry.get("content", [])]
    text = _plain(max([*contents, entry.get("summary", "")], key=len))
    title = _plain(entry.get("title", "")).replace("\n", " ")
    if not text.strip():
        return SetAside(file, number, f"has no text: {title or 'an entry without title'}")
    fields = {
        "title": title,
        "author": str(entry.get("author", "")),
        "publisher": publisher,
        "url": str(entry.get("link", "")),
        "published": str(entry.get("published", "") or entry.get("updated", "")),
    }
    text, given = add_title(text, title)
    return Record(text, {name: value for name, value in fields.items() if value}, file, number, given)


def _plain(markup: str) -> str:
    """Return the lines that a fragment of markup shows."""
    import lxml.html

    if "<" not in markup and "&" not in markup:
        return markup
    fragment = lxml.html.fragment_fromstring(markup, create_parent="div")
    return "\n".join(line.text for line in find_visible_lines(fragment))
