"""Read a news feed (RSS, Atom): a record for each entry."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read.fields import make_titled_record
from dashboard.steps.read.page_lines import find_visible_lines
from dashboard.steps.read.source_file import SourceFile, UnreadableError

if TYPE_CHECKING:
    from feedparser import FeedParserDict


def read_feed(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside]:  # noqa: ARG001
    """Yield a record for each entry of a feed, with its address and day, or a note if it has no text.

    Raises:
        UnreadableError: It is not a feed.
    """
    import feedparser

    # feedparser would fetch a string that looks like an address, so it gets a stream.
    feed = feedparser.parse(io.BytesIO(source.content))
    if not feed.version or not feed.entries:
        raise UnreadableError("is XML, but no news feed with entries")
    publisher = str(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield _read_entry(entry, publisher, source.file, number)
    if feed.bozo and isinstance(feed.bozo_exception, SyntaxError | ValueError | OSError):
        yield SetAside(source.file, 0, "was read, but it is damaged or cut short: entries may be missing")


def _read_entry(entry: "FeedParserDict", publisher: str, file: str, number: int) -> Record | SetAside:
    contents = [content.get("value", "") for content in entry.get("content", [])]
    text = _strip_markup(max([*contents, entry.get("summary", "")], key=len))
    title = _strip_markup(entry.get("title", "")).replace("\n", " ")
    if not text.strip():
        return SetAside(file, number, f"has no text: {title or 'an entry without title'}")
    fields = {
        "title": title,
        "author": str(entry.get("author", "")),
        "publisher": publisher,
        "url": str(entry.get("link", "")),
        "published": str(entry.get("published", "") or entry.get("updated", "")),
    }
    return make_titled_record(text, fields, file, number)


def _strip_markup(markup: str) -> str:
    """Return the visible lines of a fragment of markup."""
    import lxml.html

    if "<" not in markup and "&" not in markup:
        return markup
    fragment = lxml.html.fragment_fromstring(markup, create_parent="div")
    return "\n".join(line.text for line in find_visible_lines(fragment))
