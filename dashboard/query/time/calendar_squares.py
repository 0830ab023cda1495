"""A square a day, laid out in weeks: what a calendar heat map draws."""

import datetime as dt

import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.visible_events import Shown
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Clock, Days, Filters

SQUARE_COLUMNS = ("day", "year", "week", "weekday", "label", "count", "chosen")
ALL = Shown()
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendar_squares(
    corpus: Corpus, filters: Filters, clock: Clock, first: int, last: int, shown: Shown = ALL
) -> pd.DataFrame:
    """Return articles a day of some years, in `SQUARE_COLUMNS`; days without any are there with 0.

    `week` counts a year's weeks from Monday to Sunday, from 0; `chosen` says what lies inside the filter.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        clock: Which days are counted.
        first: The first year.
        last: The last year.
        shown: What is shown of the selected events, by happening.
    """
    years = Days(dt.date(first, 1, 1), dt.date(last, 12, 31))
    rows = count_by_time(corpus, filters, clock, "day", shown, years)
    bins = rows[rows["bucket"] == "bin"]
    made = [
        _square(dt.date.fromisoformat(start), label, int(count), bool(chosen))
        for start, label, count, chosen in zip(
            bins["start"], bins["label"], bins["count"], bins["chosen"], strict=True
        )
    ]
    return pd.DataFrame(made, columns=list(SQUARE_COLUMNS))


def _square(day: dt.date, label: str, count: int, chosen: bool) -> tuple[str, int, int, str, str, int, bool]:
    new_year = dt.date(day.year, 1, 1)
    week = ((day - new_year).days + new_year.weekday()) // 7
    return day.isoformat(), day.year, week, _WEEKDAYS[day.weekday()], label, count, chosen
