"""The days of a table -> whether the day or the month comes first in them, by those that decide.

A single 03.02.2017 can be read in two ways. A table that also has 13.02.2017 has the day first.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from dashboard.schema import DayOrder
from dashboard.steps.clean.written_days import find_full_days, find_numeric_day
from dashboard.steps.read import is_table

_MOST_EXAMPLES = 3
_LONGEST_EXAMPLE = 40


@dataclass(slots=True)
class DayColumn:
    """The days of publication of one table: which can be read in two ways, and which decide for the others.

    `examples` are the first of the `ambiguous` days. `day_first` and `month_first` are an example of a day
    that can be read in no other way, '' where there is none.
    """

    file: str
    ambiguous: int = 0
    examples: list[str] = field(default_factory=list)
    day_first: str = ""
    month_first: str = ""

    @property
    def order(self) -> DayOrder | None:
        """What comes first by the days that decide; None where none does, or they contradict each other."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return DayOrder.DAY_FIRST if self.day_first else DayOrder.MONTH_FIRST

    def add(self, value: str) -> None:
        """Take in one more day of the column."""
        numeric, example = find_numeric_day(value), value.strip()[:_LONGEST_EXAMPLE]
        if numeric is None or (numeric.day_first is None and numeric.month_first is None):
            return
        if numeric.is_ambiguous:
            if not find_full_days(value):
                self._add_ambiguous(example)
        elif numeric.month_first is None:
            self.day_first = self.day_first or example
        elif numeric.day_first is None:
            self.month_first = self.month_first or example

    def _add_ambiguous(self, example: str) -> None:
        self.ambiguous += 1
        if len(self.examples) < _MOST_EXAMPLES and example not in self.examples:
            self.examples.append(example)

    def as_json(self) -> dict[str, object]:
        """Return the column as plain values, with the two readings of its first example."""
        numeric = find_numeric_day(self.examples[0]) if self.examples else None
        readings = [numeric.day_first, numeric.month_first] if numeric else []
        return {
            "file": self.file,
            "ambiguous": self.ambiguous,
            "examples": list(self.examples),
            "readings": [day.isoformat() for day in readings if day],
            "day_first": self.day_first,
            "month_first": self.month_first,
            "order": self.order or "",
        }


def find_day_columns(days: Iterable[tuple[str, str]]) -> dict[str, DayColumn]:
    """Return the column of each table that has days which can be read in two ways, by the table's name.

    Files of one article each, such as a folder of JSON, are one table for each folder and ending.

    Args:
        days: The file of every article, and its field for the day of publication, '' where it has none.
    """
    listed = list(days)
    articles = Counter(file for file, _ in listed)
    articles = Counter({file: number for file, number in articles.items() if is_table(file)})
    names = {file: file if number > 1 else _name_folder(file) for file, number in articles.items()}
    columns = {name: DayColumn(name) for name in names.values()}
    for file, value in listed:
        if file in names:
            columns[names[file]].add(value)
    return {file: columns[name] for file, name in names.items() if columns[name].ambiguous}


def _name_folder(file: str) -> str:
    """Return a name for the files of one ending in one folder."""
    path = PurePosixPath(file)
    return str(path.with_name(f"*{path.suffix}"))
