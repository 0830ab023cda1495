"""Preview a build: the first articles as they will be read, the columns of tables, and an estimate."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dashboard.pipeline.estimate import Estimate, estimate_build
from dashboard.schema import DayOrder, Part, ReadingOptions, Record, SetAside
from dashboard.steps.clean import find_parts
from dashboard.steps.metadata import DayColumn, find_day_columns, find_metadata, find_publication_day
from dashboard.steps.read import (
    FIELDS,
    Table,
    find_tables,
    format_name,
    is_archive,
    is_table,
    list_files,
    read_file,
)
from dashboard.store.reading_options import parse_reading_options
from dashboard.text.tokens import words

_MOST_SET_ASIDE = 200
_FILES_TRIED = 400
_PER_FILE = 3
"""Of how many articles of one file the first are shown, so that a preview sees more than one file."""
_MOST_READ = 300
"""How many articles of an archive are read, at most, to find the first of each file in it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first articles of some files, what was set aside, the columns of tables, and an estimate.

    `day_columns` are those of days that can be read in two ways, such as 03.02.2017.
    """

    articles: list[dict[str, Any]]
    set_aside: list[SetAside]
    tables: list[dict[str, Any]]
    day_columns: list[dict[str, Any]]
    estimate: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "articles": self.articles,
            "set_aside": [{"file": s.file, "line": s.line, "reason": s.reason} for s in self.set_aside],
            "tables": self.tables,
            "day_columns": self.day_columns,
            "fields": list(FIELDS),
            "estimate": self.estimate.as_json(),
        }


def preview_build(paths: Sequence[Path], n: int, reading: ReadingOptions) -> Preview:
    """Return the first `n` articles in `paths` as a build would read them, with what it would set aside.

    Each is a dict of file, position, format, title, published (a day as YYYY-MM-DD or None),
    published_first, published_last, published_precision, published_from, inferred, flags, publisher,
    author, url, language, fields, words, text and parts ([start, end, part in small letters]).
    """
    files = list(list_files(paths))
    records: list[Record] = []
    aside = [SetAside(file, 0, reason) for _, file, reason in files if reason]
    tried = [(path, file) for path, file, reason in files if not reason][:_FILES_TRIED]
    for path, file in tried:
        if len(records) >= n:
            break
        first = _read_first_articles(path, file, reading, _PER_FILE if len(tried) > 1 else n)
        aside.extend(each for each in first if isinstance(each, SetAside))
        records.extend(each for each in first if isinstance(each, Record))
    tables = [table for path, file in tried for table in find_tables(path, file, reading)]
    day_columns = find_day_columns((table.file, day) for table in tables for day in table.days)
    readable = [(path, file) for path, file, reason in files if not reason]
    return Preview(
        [_describe_article(record, _find_order(record, day_columns, reading)) for record in records[:n]],
        aside[:_MOST_SET_ASIDE],
        list(_describe_tables(tables)),
        list({column.file: column.as_json() for column in day_columns.values()}.values()),
        estimate_build(readable, reading),
    )


def _find_order(record: Record, columns: Mapping[str, DayColumn], reading: ReadingOptions) -> DayOrder | None:
    # The columns of a workbook are those of its first sheet, under the name of the workbook.
    workbook = record.file.rpartition("/")[0]
    column = columns.get(record.file) or (columns.get(workbook) if is_table(workbook) else None)
    return (column.order if column else None) or reading.day_order


def _read_first_articles(
    path: Path, file: str, reading: ReadingOptions, most: int
) -> list[Record | SetAside]:
    """Return the first of what a file holds; of an archive, the first of each file within it."""
    if not is_archive(file):
        return list(islice(read_file(path, file, reading), most))
    taken: Counter[str] = Counter()
    first: list[Record | SetAside] = []
    more: list[Record | SetAside] = []
    for each in islice(read_file(path, file, reading), _MOST_READ):
        taken[each.file] += 1
        (first if taken[each.file] <= _PER_FILE else more).append(each)
        if sum(isinstance(item, Record) for item in first) >= most:
            break
    return [*first, *more]


def reading_from_json(options: object) -> ReadingOptions:
    """Return how to read files, from the plain values that `save_reading_options` writes."""
    return parse_reading_options(options if isinstance(options, dict) else {})


def _describe_article(record: Record, order: DayOrder | None) -> dict[str, Any]:
    parts = find_parts(record.text, record.title_given, marked=record.marked)
    facts, day = (
        find_metadata(record, parts),
        find_publication_day(record.text, parts, record.fields, record.file, order),
    )
    return {
        "file": record.file,
        "position": record.position,
        "format": format_name(record.file),
        "title": facts.title,
        "published": day.best.isoformat() if day.best else None,
        "published_first": day.first.isoformat() if day.first else None,
        "published_last": day.last.isoformat() if day.last else None,
        "published_precision": day.precision.value,
        "published_from": day.source,
        "inferred": day.inferred,
        "flags": list(day.flags),
        "publisher": facts.publisher,
        "author": facts.author,
        "url": facts.url,
        "language": facts.language,
        "fields": dict(record.fields),
        "words": sum(1 for _ in words(record.text)),
        "text": record.text,
        "parts": [[span.start, span.end, Part(span.part).name.lower()] for span in parts],
    }


def _describe_tables(tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    """Yield file, columns (name, field, sample) of the tables whose columns differ from those before."""
    seen: set[tuple[str, ...]] = set()
    for table in tables:
        names = tuple(column.name for column in table.columns)
        if names not in seen:
            seen.add(names)
            yield {
                "file": table.file,
                "columns": [{"name": c.name, "field": c.field, "sample": c.sample} for c in table.columns],
                "has_text": any(column.field == "text" for column in table.columns),
            }
