"""Imported publication days (key, day) compared with those of the corpus: which are new, which differ."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.calendar import format_iso_day_number

COLUMNS = ("line", "key", "title", "day_now", "from_now", "day_given", "state")
NEW, SAME, DIFFERS = "new", "the same", "differs"
UNKNOWN, NO_DAY_GIVEN, TWICE = "no such article", "not a day (write 2017-04-12)", "given twice, with two days"

_KEY_NAMES, _DAY_NAMES = frozenset(("key", "id")), frozenset(("day", "date"))


class _ImportLine(NamedTuple):
    """A line of the CSV: its number, an article's key and the day that is given."""

    number: int
    key: str
    day: str


def compare_imported_days(corpus: Corpus, content: bytes) -> pd.DataFrame:
    """Return the lines of a CSV of key and day beside the present days, in the columns of `COLUMNS`.

    `state` states what a line would change: NEW where the article has no day, SAME, or DIFFERS. All other
    states change nothing. If the first line names the columns, they may be in any order.
    """
    lines = list(_read_lines(content))
    days: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        days[line.key].add(line.day)
    rows = pd.Series(np.arange(corpus.n), index=corpus.articles["key"].to_numpy())
    compared = [_compare_line(corpus, rows, line, twice=len(days[line.key]) > 1) for line in lines]
    return pd.DataFrame(compared, columns=list(COLUMNS))


def _compare_line(
    corpus: Corpus, rows: "pd.Series[int]", line: _ImportLine, *, twice: bool
) -> dict[str, object]:
    given = {"line": line.number, "key": line.key, "day_given": line.day}
    if line.key not in rows.index:
        return {**given, "title": "", "day_now": "", "from_now": "", "state": UNKNOWN}
    row = int(rows[line.key])
    record, now = corpus.articles.iloc[row], format_iso_day_number(corpus.days.best[row])
    return {
        **given,
        "title": str(record["title"]),
        "day_now": now,
        "from_now": str(record["published_from"]),
        "state": _find_state(now, line.day, twice),
    }


def _find_state(now: str, day: str, twice: bool) -> str:
    if not _is_day(day):
        return NO_DAY_GIVEN
    if twice:
        return TWICE
    if now == day:
        return SAME
    return DIFFERS if now else NEW


def _read_lines(content: bytes) -> Iterator[_ImportLine]:
    """Yield the lines of a CSV, without those that lack a cell."""
    text = content.decode("utf-8-sig", "replace")
    key, day = 0, 1
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        names = [cell.strip().casefold() for cell in cells]
        if number == 1 and _KEY_NAMES & set(names) and _DAY_NAMES & set(names):
            key, day = _find_name(names, _KEY_NAMES), _find_name(names, _DAY_NAMES)
        elif len(cells) > max(key, day):
            yield _ImportLine(number, cells[key].strip(), cells[day].strip())


def _find_name(names: list[str], wanted: frozenset[str]) -> int:
    return next(at for at, name in enumerate(names) if name in wanted)


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
