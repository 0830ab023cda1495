"""Counts articles day by day for a calendar heat map, a square a day."""

import datetime as dt

import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, DayRange, Filters

SQUARE_COLUMNS = ("day", "year", "week", "weekday", "label", "count", "chosen")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def list_calendar_squares(
    corpus: Corpus, filters: Filters, clock: Clock, first: int, last: int, display: EventDisplay = ALL_EVENTS
) -> pd.DataFrame:
    """Return the number of articles on each day of some years, in `SQUARE_COLUMNS`; it may be 0.

    `week` numbers a year's weeks from 0, Monday to Sunday; `chosen` says which days lie inside the filter.

    Args:
        corpus: The corpus.
        filters: The active filters.
        clock: Which days are counted.
        first: The first year.
        last: The last year.
        display: Which of the selected events count, by happening.
    """
    years = DayRange(dt.date(first, 1, 1), dt.date(last, 12, 31))
    rows = count_by_time(corpus, filters, clock, "day", display, years)
    bins = rows[rows["bucket"] == "bin"]
    squares = [
        _build_square(dt.date.fromisoformat(start), label, int(count), bool(chosen))
        for start, label, count, chosen in zip(
            bins["start"], bins["label"], bins["count"], bins["chosen"], strict=True
        )
    ]
    return pd.DataFrame(squares, columns=list(SQUARE_COLUMNS))


def _build_square(
    day: dt.date, label: str, count: int, chosen: bool
) -> tuple[str, int, int, str, str, int, bool]:
    new_year = dt.date(day.year, 1, 1)
    week = ((day - new_year).days + new_year.weekday()) // 7
    return day.isoformat(), day.year, week, _WEEKDAYS[day.weekday()], label, count, chosen
