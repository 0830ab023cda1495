"""Rows of a query -> the lines of a list: events, sentences, articles."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.query.selection.calendar import say_days
from dashboard.views.widgets.components import Piece, Row
from dashboard.views.widgets.frame_rows import lines_of

_LONGEST = 150
_OUTLETS = 60


def to_export(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows without the row numbers of this version, which mean nothing outside it."""
    return rows.drop(columns=[name for name in ("cluster", "event", "article") if name in rows])


def event_rows(events: pd.DataFrame, lit: int | None = None) -> list[Row]:
    """Return a line an event: day, sentence, who, where, how it is told, how many articles."""
    return [
        Row(
            id=str(event.cluster),
            lead=event.day,
            text=((shortened(event.sentence), ""),),
            meta=_told_of(event),
            lit=event.cluster == lit,
        )
        for event in lines_of(events)
    ]


def meeting_rows(meetings: pd.DataFrame, lit: int | None = None) -> list[Row]:
    """Return a line a meeting: day, who took part (its sentence where nobody is named), where, how, who is merely named."""
    return [
        Row(
            id=str(meeting.cluster),
            lead=meeting.day,
            text=((shortened(meeting.participants or meeting.sentence), ""),),
            meta=_meeting_facts(meeting),
            lit=meeting.cluster == lit,
        )
        for meeting in lines_of(meetings)
    ]


def due_rows(events: pd.DataFrame, lit: int | None = None) -> list[Row]:
    """Return a line a planned event: its day, its sentence, and what is known since."""
    return [
        Row(
            id=str(event.cluster),
            lead=event.day,
            text=((shortened(event.sentence), ""),),
            meta=((_since(event), ""),),
            lit=event.cluster == lit,
        )
        for event in lines_of(events)
    ]


def sentence_rows(sentences: pd.DataFrame) -> list[Row]:
    """Return a line a sentence, its time underlined, with its outlet and day of publication."""
    return [
        Row(
            id=f"{row.key}@{row.start}",
            text=_with_mark(row.sentence, int(row.mark_start), int(row.mark_end)),
            meta=((_outlet(row.publisher, row.day), ""),),
        )
        for row in lines_of(sentences)
    ]


def article_rows(articles: pd.DataFrame, ticked: Collection[str] | None = None) -> list[Row]:
    """Return a line an article: day, title, outlet, length, copies; with boxes where it is said which are ticked."""
    return [
        Row(
            id=article.key,
            lead=article.day or "undated",
            text=((article.title or "(no title)", ""),),
            meta=((_facts(article), ""),),
            ticked=None if ticked is None else article.key in ticked,
        )
        for article in lines_of(articles)
    ]


def shortened(text: str) -> str:
    """Return a sentence short enough for a list, cut at a word, without the dash that may lead to it.

    >>> shortened("word " * 100)[-6:]
    'word …'
    >>> shortened("- The ferry sank.")
    'The ferry sank.'
    """
    plain = " ".join(text.split()).lstrip("-–— ")
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def counted(number: int, copies_free: int) -> str:
    """Return a count with its base, as it is said everywhere.

    >>> counted(61, 48), counted(1, 1)
    ('61 articles, 48 without copies', '1 article')
    """
    articles = f"{number:,} article{'' if number == 1 else 's'}"
    return articles if copies_free == number else f"{articles}, {copies_free:,} without copies"


def _meeting_facts(meeting: Any) -> tuple[Piece, ...]:
    said = counted(int(meeting.articles), int(meeting.copies_free))
    status = "" if meeting.status == "reported" else meeting.status
    named = f"named only: {shortened(meeting.named)}" if meeting.named else ""
    how = " · ".join(part for part in (meeting.mode or meeting.kind, status, said, named) if part)
    pieces: tuple[Piece, ...] = ((meeting.days, "time"), (shortened(meeting.places), "place"), (how, ""))
    return tuple((text, kind) for text, kind in pieces if text)


def _since(event: Any) -> str:
    mentioned = (
        f"last mentioned {say_iso(event.last_mentioned)}" if event.last_mentioned else "in undated articles"
    )
    outlets = event.outlets if len(event.outlets) <= _OUTLETS else "its outlets"
    until = f"{outlets or 'the corpus'} covered to {say_iso(event.covered_to)}" if event.covered_to else ""
    ended = (
        "no article of it after that day"
        if event.covered_to and event.covered_to <= event.last_day
        else "no report found"
    )
    said = counted(int(event.articles), int(event.copies_free))
    return " · ".join(part for part in (mentioned, until, ended, said) if part)


def say_iso(day: str) -> str:
    """Return an ISO day in words.

    >>> say_iso("2017-04-12")
    '12 Apr 2017'
    """
    found = dt.date.fromisoformat(day)
    return say_days(found, found)


def _told_of(event: Any) -> tuple[Piece, ...]:
    status = "" if event.status == "reported" else f"{event.status} · "
    moved = f"since told as {event.overtaken_by}" if event.overtaken_by else ""
    pieces: tuple[Piece, ...] = (
        (event.days, "time"),
        (moved, ""),
        (event.persons, "person"),
        (event.countries, "place"),
        ("told in a caption" if getattr(event, "in_caption", False) else "", ""),
        (status + counted(int(event.articles), int(event.copies_free)), ""),
    )
    return tuple((text, kind) for text, kind in pieces if text)


def _with_mark(sentence: str, start: int, end: int) -> tuple[Piece, ...]:
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


def figure_rows(figures: pd.DataFrame) -> list[Row]:
    """Return a line a figure: its number, its sentence with the number marked, who says it, where, when."""
    return [
        Row(
            id=f"{row.key}@{row.start}",
            lead=row.said,
            text=(
                (row.sentence[: row.mark_start], ""),
                (row.sentence[row.mark_start : row.mark_end], "time"),
                (row.sentence[row.mark_end :], ""),
            ),
            meta=((_told(row), ""),),
        )
        for row in lines_of(figures)
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
