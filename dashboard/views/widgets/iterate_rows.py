"""The rows of a table, one by one, for what draws them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def iterate_rows(table: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    A column called count is `count_`, since every row has a method called count.
    """
    yield from table.rename(columns={"count": "count_"}).itertuples(index=False)
