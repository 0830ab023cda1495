"""The columns of days of a corpus: what comes first in each, by its own days or as the analyst chose."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.schema import DayOrder
from dashboard.steps.metadata import DayColumn, find_day_columns
from dashboard.store.texts import TextStore

_MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class DayColumns:
    """The columns of days by the name of their table, and the order that the analyst chose for the others."""

    by_file: Mapping[str, DayColumn]
    chosen: DayOrder | None

    def find_order(self, file: str) -> DayOrder | None:
        """Return what comes first in the days of a file, None where neither its days nor the analyst say."""
        column = self.by_file.get(file)
        return (column.order if column else None) or self.chosen

    def as_json(self) -> dict[str, object]:
        """Return the columns and the choice as plain values, for the report of the build."""
        columns = {column.file: column.as_json() for column in self.by_file.values()}
        listed = sorted(columns.values(), key=lambda column: (bool(column["order"]), str(column["file"])))
        return {"columns": listed[:_MOST_LISTED], "chosen": self.chosen or ""}


def read_day_columns(texts: TextStore, chosen: DayOrder | None) -> DayColumns:
    """Return the columns of days of a corpus that can be read in two ways, in every table of it."""
    return DayColumns(find_day_columns(texts.read_published_fields()), chosen)
