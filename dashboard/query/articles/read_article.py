"""One article to read: its text with marked names and times, and its facts."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints
from dashboard.corpus.tables import KINDS
from dashboard.decisions.articles.corrections import DAY_VERBS
from dashboard.query.articles.publication_dates import get_evidence_days
from dashboard.query.selection.article_list import format_publication_day
from dashboard.query.selection.calendar import format_day_numbers
from dashboard.query.selection.sentences import find_row_range
from dashboard.query.selection.visible_events import PUBLISHED, find_unsure_articles
from dashboard.schema import NO_DAY, Part, Span

ADDRESS = "Address"
"""The label of the fact that is the article's own address."""


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name at `start:end`: the kind and label of its entity, and the key to filter by it."""

    start: int
    end: int
    kind: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression at `start:end`, with its days in words, in brackets if they are uncertain."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ReadableArticle:
    """An article as the reader shows it; all offsets refer to `text`."""

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
        marks=_mark_names(corpus, row),
        times=_mark_times(corpus, row),
        sentences=_list_sentence_spans(corpus, row),
        facts=_list_facts(corpus, row),
    )


def _mark_names(corpus: Corpus, article: int) -> tuple[NameMark, ...]:
    marks = []
    for row in find_row_range(corpus.mentions.article, article):
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


def _mark_times(corpus: Corpus, article: int) -> tuple[TimeMark, ...]:
    times, unsure = corpus.times, bool(find_unsure_articles(corpus)[article])
    from_publication = times.anchor.of(PUBLISHED)
    marks = []
    for row in find_row_range(times.article, article):
        first, last = int(times.first[row]), int(times.last[row])
        days = format_day_numbers(first, last, inferred=unsure and bool(from_publication[row]))
        label = days if first != NO_DAY else "no day told"
        marks.append(TimeMark(int(times.start[row]), int(times.end[row]), label))
    return tuple(marks)


def _list_sentence_spans(corpus: Corpus, article: int) -> tuple[tuple[int, int], ...]:
    sentences = corpus.sentences
    rows = find_row_range(sentences.article, article)
    return tuple((int(sentences.start[row]), int(sentences.end[row])) for row in rows)


def _list_facts(corpus: Corpus, row: int) -> tuple[tuple[str, str], ...]:
    record = corpus.articles.iloc[row]
    source = str(record["published_from"])
    facts = (
        ("Published", format_publication_day(corpus, row)),
        ("Known from", source),
        ("Evidence", _format_evidence(str(record["sources"]))),
        ("Relative days", explain_relative_days(corpus, row)),
        ("Publisher", str(record["publisher"])),
        ("Author", str(record["author"])),
        ("Language", str(record["language"])),
        ("Words", f"{int(record['n_words']):,}"),
        (ADDRESS, str(record["url"])),
        ("Flags", str(record["flags"]).replace(";", "; ")),
        ("File", str(record["file"])),
        *((name.capitalize(), value) for name, value in _list_own_fields(corpus, row)),
    )
    return tuple((label, value) for label, value in facts if value)


def _format_evidence(sources: str) -> str:
    """Return the evidence for the publication day where there are several pieces, else ''."""
    evidence = get_evidence_days(sources)
    return evidence if ";" in evidence else ""


def explain_relative_days(corpus: Corpus, row: int) -> str:
    """Return a warning about days such as "on Monday" in an article; '' where its own day is certain."""
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


def _list_own_fields(corpus: Corpus, row: int) -> list[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for name in corpus.field_names:
        values = corpus.facets[f"field:{name}"]
        matches = [value for value in range(len(values.keys)) if _contains(values.articles.of(value), row)]
        fields.extend((name, values.labels[value]) for value in matches)
    return fields


def _contains(rows: Ints, row: int) -> bool:
    at = int(np.searchsorted(rows, row))
    return at < len(rows) and int(rows[at]) == row
