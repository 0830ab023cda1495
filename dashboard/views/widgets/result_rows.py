"""The rows of a query as rows of a list: events, meetings, sentences, articles, figures."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from dashboard.query.selection.calendar import format_days
from dashboard.views.widgets.components import ListRow, TextPiece, plain_text
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.number_words import format_count

_LONGEST_SENTENCE, _LONGEST_OUTLETS = 150, 60


def drop_row_numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows without the row numbers of this version, which mean nothing outside it."""
    return rows.drop(columns=[name for name in ("cluster", "event", "article") if name in rows])


def event_rows(events: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a list row for each event; `lit` is the cluster of the highlighted one."""
    return [_event_row(event, event.sentence, _describe_event(event), lit) for event in iterate_rows(events)]


def meeting_rows(meetings: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a list row for each meeting: who took part, or its sentence where nobody is named."""
    return [
        _event_row(meeting, meeting.participants or meeting.sentence, _describe_meeting(meeting), lit)
        for meeting in iterate_rows(meetings)
    ]


def overdue_rows(events: pd.DataFrame, lit: int | None = None) -> list[ListRow]:
    """Return a list row for each planned event whose day has passed, with what is known since."""
    return [
        _event_row(event, event.sentence, plain_text(_describe_since(event)), lit)
        for event in iterate_rows(events)
    ]


def sentence_rows(sentences: pd.DataFrame) -> list[ListRow]:
    """Return a list row for each sentence, its time underlined, with its outlet and day of publication."""
    return [
        ListRow(
            id=f"{row.key}@{row.start}",
            text=_mark_time(row.sentence, int(row.mark_start), int(row.mark_end)),
            meta=plain_text(_join_facts((row.publisher, f"published {row.day}" if row.day else "undated"))),
        )
        for row in iterate_rows(sentences)
    ]


def article_rows(articles: pd.DataFrame, ticked: Collection[str] | None = None) -> list[ListRow]:
    """Return a list row for each article, with boxes where `ticked` has the keys of the ticked ones."""
    return [
        ListRow(
            id=article.key,
            lead=article.day or "undated",
            text=plain_text(article.title or "(no title)"),
            meta=plain_text(_describe_article(article)),
            ticked=None if ticked is None else article.key in ticked,
        )
        for article in iterate_rows(articles)
    ]


def figure_rows(figures: pd.DataFrame) -> list[ListRow]:
    """Return a list row for each figure: its number, and its sentence with the number underlined."""
    return [
        ListRow(
            id=f"{row.key}@{row.start}",
            lead=row.figure_text,
            text=(
                (row.sentence[: row.mark_start], ""),
                (row.sentence[row.mark_start : row.mark_end], "time"),
                (row.sentence[row.mark_end :], ""),
            ),
            meta=plain_text(_describe_figure(row)),
        )
        for row in iterate_rows(figures.rename(columns={"said": "figure_text"}))
    ]


def shorten_sentence(text: str) -> str:
    """Return a sentence short enough for a list, cut at a word, without a dash at its beginning.

    >>> shorten_sentence("word " * 100)[-6:]
    'word …'
    >>> shorten_sentence("- The ferry sank.")
    'The ferry sank.'
    """
    plain = " ".join(text.split()).lstrip("-–— ")
    if len(plain) <= _LONGEST_SENTENCE:
        return plain
    return plain[:_LONGEST_SENTENCE].rsplit(" ", 1)[0] + " …"


def format_article_count(number: int, copies_free: int) -> str:
    """Return a number of articles, and how many they are without copies where that differs.

    >>> format_article_count(61, 48), format_article_count(1, 1)
    ('61 articles, 48 without copies', '1 article')
    """
    articles = format_count(number, "article")
    return articles if copies_free == number else f"{articles}, {copies_free:,} without copies"


def format_written_day(day: str) -> str:
    """Return an ISO day in words.

    >>> format_written_day("2017-04-12")
    '12 Apr 2017'
    """
    date = dt.date.fromisoformat(day)
    return format_days(date, date)


def _event_row(event: Any, text: str, meta: tuple[TextPiece, ...], lit: int | None) -> ListRow:
    return ListRow(
        id=str(event.cluster),
        lead=event.day,
        text=plain_text(shorten_sentence(text)),
        meta=meta,
        lit=event.cluster == lit,
    )


def _describe_event(event: Any) -> tuple[TextPiece, ...]:
    """Return the days of an event, who and where, its status and how many articles report it."""
    status = "" if event.status == "reported" else f"{event.status} · "
    return _without_empty(
        (event.days, "time"),
        (f"since told as {event.overtaken_by}" if event.overtaken_by else "", ""),
        (event.persons, "person"),
        (event.countries, "place"),
        ("told in a caption" if getattr(event, "in_caption", False) else "", ""),
        (status + _count_articles(event), ""),
    )


def _describe_meeting(meeting: Any) -> tuple[TextPiece, ...]:
    """Return the days of a meeting, where, how, its articles, and who is named without taking part."""
    status = "" if meeting.status == "reported" else meeting.status
    named = f"named only: {shorten_sentence(meeting.named)}" if meeting.named else ""
    how = _join_facts((meeting.mode or meeting.kind, status, _count_articles(meeting), named))
    return _without_empty((meeting.days, "time"), (shorten_sentence(meeting.places), "place"), (how, ""))


def _describe_since(event: Any) -> str:
    """Return when a planned event was last mentioned, and whether its outlets report it since."""
    last = event.last_mentioned
    mentioned = f"last mentioned {format_written_day(last)}" if last else "in undated articles"
    outlets = event.outlets if len(event.outlets) <= _LONGEST_OUTLETS else "its outlets"
    covered, report = "", "no report found"
    if event.covered_to:
        covered = f"{outlets or 'the corpus'} covered to {format_written_day(event.covered_to)}"
        if event.covered_to <= event.last_day:
            report = "no article of it after that day"
    return _join_facts((mentioned, covered, report, _count_articles(event)))


def _describe_article(article: Any) -> str:
    copies, n_words = int(article.copies), int(article.n_words)
    return _join_facts(
        (
            article.publisher,
            f"{n_words:,} words" if n_words else "words not counted",
            f"{copies:,} cop{'y' if copies == 1 else 'ies'}" if copies > 0 else "",
            f"day inferred from {article.source}" if str(article.day).startswith("[") else "",
        )
    )


def _describe_figure(figure: Any) -> str:
    """Return who says a figure, of what, where and when, and the article's publisher and day."""
    return _join_facts(
        (
            f"said by {figure.speaker}" if figure.speaker else "nobody named",
            figure.what and f"of {figure.what}",
            figure.where and f"in {figure.where}",
            figure.when,
            figure.publisher,
            f"published {figure.day}" if figure.day != "undated" else "undated",
        )
    )


def _count_articles(event: Any) -> str:
    return format_article_count(int(event.articles), int(event.copies_free))


def _mark_time(sentence: str, start: int, end: int) -> tuple[TextPiece, ...]:
    if start < 0:
        return plain_text(sentence)
    return _without_empty((sentence[:start], ""), (sentence[start:end], "time"), (sentence[end:], ""))


def _without_empty(*pieces: TextPiece) -> tuple[TextPiece, ...]:
    return tuple((text, kind) for text, kind in pieces if text)


def _join_facts(facts: Iterable[object]) -> str:
    return " · ".join(str(fact) for fact in facts if fact)
