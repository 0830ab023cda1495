"""Rows of a query -> the lines of a list: events, sentences, articles."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.query.selection.calendar import format_days
from dashboard.views.widgets.components import ListRow, TextPiece
from dashboard.views.widgets.table_rows import iterate_rows

_LONGEST = 150
_OUTLETS = 60


def drop_row_numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows without the row numbers of this version, which mean nothing outside it."""
    return rows.drop(columns=[name for name in ("cluster", "event", "article") if name in rows])


def event_rows(events: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a line an event: day, sentence, who, where, how it is told, how many articles."""
    return [
        ListRow(
            id=str(event.cluster),
            lead=event.day,
            text=((shorten_sentence(event.sentence), ""),),
            meta=_told_of(event),
            lit=event.cluster == lit,
        )
        for event in iterate_rows(events)
    ]


def meeting_rows(meetings: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a line a meeting: day, who took part (its sentence where nobody is named), where, how, who is merely named."""
    return [
        ListRow(
            id=str(meeting.cluster),
            lead=meeting.day,
            text=((shorten_sentence(meeting.participants or meeting.sentence), ""),),
            meta=_meeting_facts(meeting),
            lit=meeting.cluster == lit,
        )
        for meeting in iterate_rows(meetings)
    ]


def due_rows(events: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a line a planned event: its day, its sentence, and what is known since."""
    return [
        ListRow(
            id=str(event.cluster),
            lead=event.day,
            text=((shorten_sentence(event.sentence), ""),),
            meta=((_since(event), ""),),
            lit=event.cluster == lit,
        )
        for event in iterate_rows(events)
    ]


def sentence_rows(sentences: pd.DataFrame) -> list[ListRow]:
    """Return a line a sentence, its time underlined, with its outlet and day of publication."""
    return [
        ListRow(
            id=f"{row.key}@{row.start}",
            text=_with_mark(row.sentence, int(row.mark_start), int(row.mark_end)),
            meta=((_outlet(row.publisher, row.day), ""),),
        )
        for row in iterate_rows(sentences)
    ]


def article_rows(articles: pd.DataFrame, ticked: Collection[str] | None = None) -> list[ListRow]:
    """Return a line an article: day, title, outlet, length, copies; with boxes where it is said which are ticked."""
    return [
        ListRow(
            id=article.key,
            lead=article.day or "undated",
            text=((article.title or "(no title)", ""),),
            meta=((_facts(article), ""),),
            ticked=None if ticked is None else article.key in ticked,
        )
        for article in iterate_rows(articles)
    ]


def shorten_sentence(text: str) -> str:
    """Return a sentence short enough for a list, cut at a word, without the dash that may lead to it.

    >>> shorten_sentence("word " * 100)[-6:]
    'word …'
    >>> shorten_sentence("- The ferry sank.")
    'The ferry sank.'
    """
    plain = " ".join(text.split()).lstrip("-–— ")
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def format_article_count(number: int, copies_free: int) -> str:
    """Return a count with its base, as it is said everywhere.

    >>> format_article_count(61, 48), format_article_count(1, 1)
    ('61 articles, 48 without copies', '1 article')
    """
    articles = f"{number:,} article{'' if number == 1 else 's'}"
    return articles if copies_free == number else f"{articles}, {copies_free:,} without copies"


def _meeting_facts(meeting: Any) -> tuple[TextPiece, ...]:
    said = format_article_count(int(meeting.articles), int(meeting.copies_free))
    status = "" if meeting.status == "reported" else meeting.status
    named = f"named only: {shorten_sentence(meeting.named)}" if meeting.named else ""
    how = " · ".join(part for part in (meeting.mode or meeting.kind, status, said, named) if part)
    pieces: tuple[TextPiece, ...] = (
        (meeting.days, "time"),
        (shorten_sentence(meeting.places), "place"),
        (how, ""),
    )
    return tuple((text, kind) for text, kind in pieces if text)


def _since(event: Any) -> str:
    mentioned = (
        f"last mentioned {format_iso_day(event.last_mentioned)}"
        if event.last_mentioned
        else "in undated articles"
    )
    outlets = event.outlets if len(event.outlets) <= _OUTLETS else "its outlets"
    until = (
        f"{outlets or 'the corpus'} covered to {format_iso_day(event.covered_to)}" if event.covered_to else ""
    )
    ended = (
        "no article of it after that day"
        if event.covered_to and event.covered_to <= event.last_day
        else "no report found"
    )
    said = format_article_count(int(event.articles), int(event.copies_free))
    return " · ".join(part for part in (mentioned, until, ended, said) if part)


def format_iso_day(day: str) -> str:
    """Return an ISO day in words.

    >>> format_iso_day("2017-04-12")
    '12 Apr 2017'
    """
    found = dt.date.fromisoformat(day)
    return format_days(found, found)


def _told_of(event: Any) -> tuple[TextPiece, ...]:
    status = "" if event.status == "reported" else f"{event.status} · "
    moved = f"since told as {event.overtaken_by}" if event.overtaken_by else ""
    pieces: tuple[TextPiece, ...] = (
        (event.days, "time"),
        (moved, ""),
        (event.persons, "person"),
        (event.countries, "place"),
        ("told in a caption" if getattr(event, "in_caption", False) else "", ""),
        (status + format_article_count(int(event.articles), int(event.copies_free)), ""),
    )
    return tuple((text, kind) for text, kind in pieces if text)


def _with_mark(sentence: str, start: int, end: int) -> tuple[TextPiece, ...]:
    if start < 0:
        return ((sentence, ""),)
    pieces = ((sentence[:start], ""), (sentence[start:end], "time"), (sentence[end:], ""))
    return tuple((text, kind) for text, kind in pieces if text)


def _outlet(publisher: str, day: str) -> str:
    return " · ".join(part for part in (publisher, f"published {day}" if day else "undated") if part)


def _facts(article: Any) -> str:
    copies = int(article.copies)
    several = f"{copies:,} cop{'y' if copies == 1 else 'ies'}" if copies > 0 else ""
    inferred = f"day inferred from {article.source}" if str(article.day).startswith("[") else ""
    facts = (article.publisher, _length(int(article.n_words)), several, inferred)
    return " · ".join(str(fact) for fact in facts if fact)


def _length(n_words: int) -> str:
    return f"{n_words:,} words" if n_words else "words not counted"


def figure_rows(figures: pd.DataFrame) -> list[ListRow]:
    """Return a line a figure: its number, its sentence with the number marked, who says it, where, when."""
    return [
        ListRow(
            id=f"{row.key}@{row.start}",
            lead=row.said,
            text=(
                (row.sentence[: row.mark_start], ""),
                (row.sentence[row.mark_start : row.mark_end], "time"),
                (row.sentence[row.mark_end :], ""),
            ),
            meta=((_told(row), ""),),
        )
        for row in iterate_rows(figures)
    ]


def _told(row: Any) -> str:
    said_by = f"said by {row.speaker}" if row.speaker else "nobody named"
    published = f"published {row.day}" if row.day != "undated" else "undated"
    told = (
        said_by,
        row.what and f"of {row.what}",
        row.where and f"in {row.where}",
        row.when,
        row.publisher,
        published,
    )
    return " · ".join(str(part) for part in told if part)
