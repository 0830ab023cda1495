"""Named values -> a record: which column is which, and a record's key."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from dashboard.schema import DEFAULT_READING, ReadingOptions, Record
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.source_file import UnreadableError

# The first name of a row that is there is taken; what is left over stays a field of the analyst's own.
COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "article_body"),
    "title": ("title", "headline", "head"),
    "published": (
        "published", "published_at", "date_published", "publication_date", "publish_date", "pub_date", "pubdate",
        "date", "datetime",
    ),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper"),
    "author": ("author", "authors", "byline", "creator"),
    "url": (
        "url", "link", "address", "web_url", "article_url", "article_link", "article_source_link", "source_link",
        "source_url", "permalink",
    ),
    "section": ("section", "category"),
    "language": ("language", "lang"),
    "retrieved": ("retrieved", "retrieved_at", "accessed", "access_date", "downloaded"),
    "id": ("id", "article_id"),
}  # fmt: skip
READER_NOTES = ("encoding", "pages")
"""What the readers say of a file; no fields of the analyst's own."""
_BETWEEN = re.compile(r"[\s\-]+")
_LONGEST_NAME = 60


def has_text_column(columns: Iterable[str], reading: ReadingOptions = DEFAULT_READING) -> bool:
    """Whether one of `columns` is known, or said, to hold the text of an article."""
    return any(field == "text" for field in match_columns(columns, reading).values())


def match_columns(columns: Iterable[str], reading: ReadingOptions = DEFAULT_READING) -> dict[str, str]:
    """Return which field each of `columns` is: as the analyst said, else by its name; others are left out.

    A column that is said to be nothing comes as ''.
    """
    said = {normalise_name(column): field for column, field in reading.columns}
    left = [column for column in columns if column.strip()]
    found = {column: said[normalise_name(column)] for column in left if normalise_name(column) in said}
    by_name = {normalise_name(column): column for column in reversed(left) if column not in found}
    for field, names in COLUMN_NAMES.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None and field not in found.values():
            found[column] = field
    return found


def normalise_name(column: str) -> str:
    """Return a column's name as it is compared: small letters, blanks and hyphens as underscores."""
    return _BETWEEN.sub("_", column.strip().casefold())


def make_record(
    values: Mapping[str, str], file: str, position: int, reading: ReadingOptions = DEFAULT_READING
) -> tuple[Record, tuple[str, ...]]:
    """Return the record that named values make, and the names of fields that were one too many.

    Raises:
        UnreadableError: No value is the text, or it is blank.
    """
    known, own = _sort_out(values, reading)
    most = reading.bounds.own_fields
    text = known.pop("text", "")
    if not text.strip():
        raise UnreadableError(_no_text(values, reading))
    title = " ".join(known.pop("title", "").split())
    kept = dict(list(own.items())[:most])
    text, given = add_title(text, title)
    fields = {**kept, **known} | ({"title": title} if title else {})
    return Record(text, fields, file, position, given), tuple(own)[most:]


def make_record_key(record: Record) -> str:
    """Return what tells a record from others: a hash of its text and fields, wherever it lies."""
    raw = json.dumps([record.text, sorted(record.fields.items())], ensure_ascii=False)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _sort_out(values: Mapping[str, str], reading: ReadingOptions) -> tuple[dict[str, str], dict[str, str]]:
    """Return the values under names that Dateline knows, and the analyst's own, without blank ones."""
    left = {column: mend_text(value).strip() for column, value in values.items()}
    left = {column: value for column, value in left.items() if value}
    fields = match_columns(left, reading)
    known = {field: left[column] for column, field in fields.items() if field}
    own = {_own_name(column): value for column, value in left.items() if column not in fields}
    return known, {name: value for name, value in own.items() if name and name not in known}


def _own_name(column: str) -> str:
    return mend_text(column).strip().casefold()[:_LONGEST_NAME]


def _no_text(values: Mapping[str, str], reading: ReadingOptions) -> str:
    if has_text_column(values, reading):
        return "has no text: the field is there but blank"
    names = ", ".join(list(values)[:8]) or "none"
    return f"has no text: no field is called {', '.join(COLUMN_NAMES['text'][:4])} (its fields: {names})"


def add_title(text: str, title: str) -> tuple[str, bool]:
    """Return `text` with `title` as its first line, and whether there is a title."""
    if not title:
        return text, False
    first = " ".join(text.lstrip().partition("\n")[0].split())
    if first.casefold() == title.casefold():
        return text.lstrip(), True
    return f"{title}\n\n{text}", True
