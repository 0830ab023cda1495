"""The lines of a frame, one by one, for what draws them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def iterate_rows(rows: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes; a column called count is `count_`, as rows have a method so called."""
    yield from rows.rename(columns={"count": "count_"}).itertuples(index=False)
