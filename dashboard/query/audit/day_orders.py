"""Columns of days that can be read in two ways (03.02.2017): how each was read, in words."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import TypedDict, cast

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.query.selection.visible_events import find_decided_articles
from dashboard.schema import AMBIGUOUS_DAY, NO_DAY, DayOrder


class DayColumnReport(TypedDict):
    """The days of one table. `readings` are the first example with the day first, and the month first."""

    file: str
    ambiguous: int
    examples: list[str]
    readings: list[str]
    day_first: str
    month_first: str
    order: str


def list_day_columns(corpus: Corpus) -> list[DayColumnReport]:
    """Return the tables of a corpus whose days can be read in two ways, those that nothing decides first."""
    return _get_columns(corpus.meta)


def describe_unread_days(meta: Mapping[str, object]) -> list[str]:
    """Return the open question of each table of a version, with its meta data, whose days were not read."""
    columns = _get_columns(meta) if not _get_chosen(meta) else []
    return [describe_day_column(column) for column in columns if not column["order"]]


def read_chosen_order(corpus: Corpus) -> str:
    """Return the order that an analyst chose for the tables whose days do not decide, '' where nobody did."""
    return _get_chosen(corpus.meta)


def count_ambiguous_articles(corpus: Corpus) -> int:
    """Return how many articles have no day because theirs can be read in two ways and nobody has decided."""
    flagged = corpus.articles["flags"].str.contains(AMBIGUOUS_DAY, regex=False)
    undated = corpus.days.best == NO_DAY
    return int(np.count_nonzero(flagged.to_numpy(dtype=np.bool_) & undated & ~find_decided_articles(corpus)))


def describe_readings(column: DayColumnReport) -> dict[DayOrder, str]:
    """Return each order in words, with the day that it gives the first example of a column.

    >>> column = {"readings": ["2017-02-03", "2017-03-02"]}
    >>> describe_readings(column)[DayOrder.MONTH_FIRST]
    'Month first: 2 March 2017'
    """
    days = [_format_day(day) for day in column["readings"]] or ["", ""]
    return {order: f"{str(order).capitalize()}: {day}" for order, day in zip(DayOrder, days, strict=True)}


def describe_day_column(column: DayColumnReport, chosen: str = "") -> str:
    """Return how the days of a table were read and why, or the question that only an analyst can answer."""
    file, example = column["file"], column["examples"][0]
    days = f"{column['ambiguous']:,} {'day' if column['ambiguous'] == 1 else 'days'}"
    if column["order"]:
        deciding = column["day_first"] or column["month_first"]
        return f"{file}: {column['order']}, as {deciding} shows; {days} such as {example} are read so too."
    if column["day_first"]:
        reason = (
            f"{file} contradicts itself: in {column['day_first']} the day comes first, in "
            f"{column['month_first']} the month. Its {days} such as {example}"
        )
    else:
        examples = ", ".join(column["examples"])
        reason = f"{file}: {days} such as {examples}, and no other day in this table decides. They"
    if chosen:
        return f"{reason} are read {chosen}, as you chose."
    return f"{reason} can be read in two ways: {example} is {ask_reading(column)}"


def ask_reading(column: DayColumnReport) -> str:
    """Return the question that the first example of a column leaves open.

    >>> ask_reading({"readings": ["2017-02-03", "2017-03-02"]})
    '3 February 2017, or 2 March?'
    """
    first, second = (dt.date.fromisoformat(day) for day in column["readings"])
    return f"{_format_day(first.isoformat())}, or {second.day} {calendar.month_name[second.month]}?"


def _format_day(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def _get_columns(meta: Mapping[str, object]) -> list[DayColumnReport]:
    report = meta.get("days")
    return cast("list[DayColumnReport]", report["columns"]) if isinstance(report, dict) else []


def _get_chosen(meta: Mapping[str, object]) -> str:
    report = meta.get("days")
    return str(report["chosen"]) if isinstance(report, dict) else ""
