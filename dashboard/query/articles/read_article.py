"""One article to read: its text, what is known of spans of it, its facts and its copies."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints
from dashboard.corpus.tables import KINDS
from dashboard.decisions.articles.corrections import DAY_VERBS
from dashboard.query.articles.publication_dates import evidence_days
from dashboard.query.selection.calendar import format_day_numbers
from dashboard.query.selection.visible_events import PUBLISHED, find_unsure_articles
from dashboard.schema import NO_DAY, Part, Span


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name at `start:end`, what it names, and the key that filters by it."""

    start: int
    end: int
    kind: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class TimeMark:
    """An expression of time at `start:end`, and the days it names in words: in brackets if counted from one unsure."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ReadableArticle:
    """An article as the reader shows it; all offsets count in `text`."""

    key: str
    text: str
    parts: tuple[Span, ...]
    marks: tuple[NameMark, ...]
    times: tuple[TimeMark, ...]
    sentences: tuple[tuple[int, int], ...]
    facts: tuple[tuple[str, str], ...]


def read_article(corpus: Corpus, key: str) -> ReadableArticle | None:
    """Return the article with this key, or None where the corpus has none."""
    row = corpus.row_of(key)
    if row is None:
        return None
    return ReadableArticle(
        key=key,
        text=corpus.text_of(row),
        parts=tuple(Span(start, end, Part(part)) for start, end, part in corpus.parts.of(row)),
        marks=_names(corpus, row),
        times=_times(corpus, row),
        sentences=_sentences(corpus, row),
        facts=_facts(corpus, row),
    )


def _rows(articles: Ints, article: int) -> range:
    """Return the rows of one article in a table that is sorted by article."""
    return range(*np.searchsorted(articles, [article, article + 1]).tolist())


def _names(corpus: Corpus, article: int) -> tuple[NameMark, ...]:
    marks = []
    for row in _rows(corpus.mentions.article, article):
        name = int(corpus.mentions.name[row])
        entity = int(corpus.names.entity[name])
        marks.append(
            NameMark(
                int(corpus.mentions.start[row]),
                int(corpus.mentions.end[row]),
                str(KINDS[corpus.entities.kind[entity]]),
                corpus.label_of(entity),
                corpus.entity_key(entity),
            )
        )
    return tuple(marks)


def _times(corpus: Corpus, article: int) -> tuple[TimeMark, ...]:
    times, unsure = corpus.times, bool(find_unsure_articles(corpus)[article])
    counted = times.anchor.of(PUBLISHED)
    return tuple(
        TimeMark(
            int(times.start[row]),
            int(times.end[row]),
            format_day_numbers(
                int(times.first[row]), int(times.last[row]), inferred=unsure and bool(counted[row])
            )
            if times.first[row] != NO_DAY
            else "no day told",
        )
        for row in _rows(times.article, article)
    )


def _sentences(corpus: Corpus, article: int) -> tuple[tuple[int, int], ...]:
    found = corpus.sentences
    return tuple((int(found.start[row]), int(found.end[row])) for row in _rows(found.article, article))


def _facts(corpus: Corpus, row: int) -> tuple[tuple[str, str], ...]:
    known = corpus.articles.iloc[row]
    day = format_day_numbers(
        int(corpus.days.first[row]), int(corpus.days.last[row]), inferred=bool(known["inferred"])
    )
    source = str(known["published_from"])
    facts = (
        ("Published", day),
        ("Known from", source),
        ("Evidence", _evidence(str(known["sources"]))),
        ("Relative days", explain_relative_days(corpus, row)),
        ("Publisher", str(known["publisher"])),
        ("Author", str(known["author"])),
        ("Language", str(known["language"])),
        ("Words", f"{int(known['n_words']):,}"),
        ("Address", str(known["url"])),
        ("Flags", str(known["flags"]).replace(";", "; ")),
        ("File", str(known["file"])),
        *((name.capitalize(), value) for name, value in _own_fields(corpus, row)),
    )
    return tuple((label, value) for label, value in facts if value)


def _evidence(sources: str) -> str:
    """Return all that speaks for a day of publication, where it is more than one thing."""
    said = evidence_days(sources)
    return said if ";" in said else ""


def explain_relative_days(corpus: Corpus, row: int) -> str:
    """Return what to bear in mind of days such as "on Monday" in an article, '' where its own day is sure."""
    key = str(corpus.articles["key"].iloc[row])
    honoured = corpus.meta.get("honoured", ())
    waiting = [each for each in corpus.decisions if each.verb in DAY_VERBS and each.id not in honoured]
    if any(key in each.articles for each in waiting):
        return "still count from the day before your decision; they follow with the next build"
    if int(corpus.days.best[row]) == NO_DAY:
        return "name no day: the article has none to count from"
    return (
        "count from a day that is not sure, and stand in brackets"
        if find_unsure_articles(corpus)[row]
        else ""
    )


def _own_fields(corpus: Corpus, row: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name in corpus.field_names:
        values = corpus.facets[f"field:{name}"]
        held = [value for value in range(len(values.keys)) if _holds(values.articles.of(value), row)]
        found.extend((name, values.labels[value]) for value in held)
    return found


def _holds(rows: Ints, row: int) -> bool:
    at = int(np.searchsorted(rows, row))
    return at < len(rows) and int(rows[at]) == row
