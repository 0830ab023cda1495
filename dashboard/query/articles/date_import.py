"""A list of days that an analyst brings (key, day) beside the days that the corpus has: what is new, what differs."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_iso

COLUMNS = ("line", "key", "title", "day_now", "from_now", "day_given", "state")
NEW, SAME, DIFFERS = "new", "the same", "differs"
UNKNOWN, NO_DAY_GIVEN, TWICE = "no such article", "not a day (write 2017-04-12)", "given twice, with two days"


def compare_imported_days(corpus: Corpus, content: bytes) -> pd.DataFrame:
    """Return the lines of a CSV of key and day beside what the corpus has, in the columns of `COLUMNS`.

    `state` says what a line would do: it is NEW where the article has no day, SAME, or DIFFERS; the others do
    nothing. A first line that names the columns may put them in any order.
    """
    rows = list(_rows(content))
    days: defaultdict[str, set[str]] = defaultdict(set)
    for _, key, day in rows:
        days[key].add(day)
    at = pd.Series(np.arange(corpus.n), index=corpus.articles["key"].to_numpy())
    told = [_line(corpus, at, line, key, day, len(days[key]) > 1) for line, key, day in rows]
    return pd.DataFrame(told, columns=list(COLUMNS))


def _line(
    corpus: Corpus, at: "pd.Series[int]", line: int, key: str, day: str, twice: bool
) -> tuple[int, str, str, str, str, str, str]:
    if key not in at.index:
        return line, key, "", "", "", day, UNKNOWN
    row = int(at[key])
    known, now = corpus.articles.iloc[row], format_iso(corpus.days.best[row])
    state = _state(now, day, twice)
    return line, key, str(known["title"]), now, str(known["published_from"]), day, state


def _state(now: str, day: str, twice: bool) -> str:
    if not _is_day(day):
        return NO_DAY_GIVEN
    if twice:
        return TWICE
    if now == day:
        return SAME
    return DIFFERS if now else NEW


def _rows(content: bytes) -> Iterator[tuple[int, str, str]]:
    """Yield (line, key, day) of a CSV; lines of fewer than two cells are passed over."""
    text = content.decode("utf-8-sig", "replace")
    key, day = 0, 1
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        names = [cell.strip().casefold() for cell in cells]
        if number == 1 and "key" in names and "day" in names:
            key, day = names.index("key"), names.index("day")
        elif len(cells) > max(key, day):
            yield number, cells[key].strip(), cells[day].strip()


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
