"""Make a record of named values: match columns to fields, and compute the record's key."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from dashboard.schema import DEFAULT_READING, ReadingOptions, Record
from dashboard.steps.read.decode import mend_text
from dashboard.steps.read.source_file import UnreadableError

# Of each field, the first name that a table has counts. Other columns become fields of the analyst's own.
COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "article_body"),
    "title": ("title", "headline", "head"),
    "published": (
        "published", "published_at", "date_published", "publication_date", "publish_date", "pub_date",
        "pubdate", "date", "datetime",
    ),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper"),
    "author": ("author", "authors", "byline", "creator"),
    "url": (
        "url", "link", "address", "web_url", "article_url", "article_link", "article_source_link",
        "source_link", "source_url", "permalink",
    ),
    "section": ("section", "category"),
    "language": ("language", "lang"),
    "retrieved": ("retrieved", "retrieved_at", "accessed", "access_date", "downloaded"),
    "id": ("id", "article_id"),
}  # fmt: skip
READER_NOTES = ("encoding", "pages")
"""Fields that the readers add to describe a file. They are not fields of the analyst's own."""
_BLANKS_AND_HYPHENS = re.compile(r"[\s\-]+")
_LONGEST_NAME = 60


def has_text_column(columns: Iterable[str], options: ReadingOptions = DEFAULT_READING) -> bool:
    """Return whether one of `columns` has the text of an article, by its name or as the analyst chose."""
    return "text" in match_columns(columns, options).values()


def match_columns(columns: Iterable[str], options: ReadingOptions = DEFAULT_READING) -> dict[str, str]:
    """Return the field of each column, as the analyst chose or by its name. Columns without one are absent.

    A column that the analyst left out has the field ''.
    """
    chosen = {normalise_name(column): field for column, field in options.columns}
    named = [column for column in columns if column.strip()]
    fields = {column: chosen[normalise_name(column)] for column in named if normalise_name(column) in chosen}
    by_name = {normalise_name(column): column for column in reversed(named) if column not in fields}
    for field, names in COLUMN_NAMES.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None and field not in fields.values():
            fields[column] = field
    return fields


def normalise_name(column: str) -> str:
    """Return a column's name as names are compared: lower case, with underscores for blanks and hyphens."""
    return _BLANKS_AND_HYPHENS.sub("_", column.strip().casefold())


def make_record(
    values: Mapping[str, str], file: str, position: int, options: ReadingOptions = DEFAULT_READING
) -> tuple[Record, tuple[str, ...]]:
    """Return the record of named values, and the names of the fields beyond the limit.

    Raises:
        UnreadableError: No value is the text, or the text is blank.
    """
    standard, own = _separate_own_fields(values, options)
    limit = options.bounds.own_fields
    text = standard.pop("text", "")
    if not text.strip():
        raise UnreadableError(_describe_missing_text(values, options))
    title = " ".join(standard.pop("title", "").split())
    fields = {**dict(list(own.items())[:limit]), **standard, "title": title}
    return make_titled_record(text, fields, file, position), tuple(own)[limit:]


def make_titled_record(text: str, fields: Mapping[str, str], file: str, position: int) -> Record:
    """Return a record of a text, with its title as the first line, and of the fields that are not blank."""
    text, title_given = add_title(text, fields.get("title", ""))
    return Record(text, {name: value for name, value in fields.items() if value}, file, position, title_given)


def make_record_key(record: Record) -> str:
    """Return a record's key: a hash of its text and fields, independent of its file and position."""
    raw = json.dumps([record.text, sorted(record.fields.items())], ensure_ascii=False)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _separate_own_fields(
    values: Mapping[str, str], options: ReadingOptions
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the values of Dateline's fields and those of the analyst's own fields, without blank ones."""
    mended = {column: mend_text(value).strip() for column, value in values.items()}
    filled = {column: value for column, value in mended.items() if value}
    fields = match_columns(filled, options)
    standard = {field: filled[column] for column, field in fields.items() if field}
    own = {_make_own_name(column): value for column, value in filled.items() if column not in fields}
    return standard, {name: value for name, value in own.items() if name and name not in standard}


def _make_own_name(column: str) -> str:
    return mend_text(column).strip().casefold()[:_LONGEST_NAME]


def _describe_missing_text(values: Mapping[str, str], options: ReadingOptions) -> str:
    if has_text_column(values, options):
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
