"""The rows of a table, one by one, for what draws them."""

from collections import namedtuple
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd


def iterate_rows(table: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    A column called count is `count_`, since every row has a method called count. Whole columns become lists
    first: one by one, the items of a column of strings cost five times as much.
    """
    row_type = _make_row_type(tuple(map(str, table.columns)))
    yield from map(row_type._make, zip(*(table[name].tolist() for name in table.columns), strict=True))


@lru_cache(maxsize=256)
def _make_row_type(columns: tuple[str, ...]) -> Any:
    names = ["count_" if column == "count" else column for column in columns]
    return namedtuple("Row", names, rename=True)
