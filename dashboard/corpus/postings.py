"""Which rows have which values: for each value a sorted list of its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Array = NDArray[Any]
_NO_ROWS: Ints = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Postings:
    """Value -> the rows that have it, in order, each once.

    `patches` has the whole list of rows of each value that a decision changed. A changed Postings
    shares everything else with the one it was made from. `derived` has what was computed from `rows` as
    they were built and is needed again, by name.
    """

    indptr: Longs
    rows: Ints
    n_rows: int
    n_values: int
    patches: Mapping[int, Ints] = field(default_factory=dict)
    derived: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def of(self, value: int) -> Ints:
        """Return the rows of one value."""
        patched = self.patches.get(value)
        if patched is not None:
            return patched
        if value >= len(self.indptr) - 1:
            return _NO_ROWS
        return self.rows[self.indptr[value] : self.indptr[value + 1]]

    def mask_of(self, values: Iterable[int]) -> Mask:
        """Return a mask of the rows that have any of some values."""
        mask = np.zeros(self.n_rows, dtype=np.bool_)
        for value in values:
            mask[self.of(value)] = True
        return mask

    def mask_of_all(self, wanted: Mask) -> Mask:
        """Return a mask of the rows that have any of the values marked in `wanted`."""
        mask = np.zeros(self.n_rows, dtype=np.bool_)
        base = wanted[: len(self.indptr) - 1].copy()
        base[[value for value in self.patches if value < len(base)]] = False
        mask[self.rows[np.repeat(base, np.diff(self.indptr))]] = True
        for value, rows in self.patches.items():
            if wanted[value]:
                mask[rows] = True
        return mask

    def count(self, mask: Mask) -> Longs:
        """Return for each value how many of its rows are in `mask`."""
        counts = np.zeros(self.n_values, dtype=np.int64)
        until = np.zeros(len(self.rows) + 1, dtype=np.int32)
        np.cumsum(mask[self.rows], dtype=np.int32, out=until[1:])
        counts[: len(self.indptr) - 1] = np.diff(until[self.indptr])
        for value, rows in self.patches.items():
            counts[value] = np.count_nonzero(mask[rows])
        return counts

    def pairs(self, mask: Mask) -> tuple[Ints, Ints]:
        """Return every (value, row) whose row is in `mask`; the rows of a value are together and in order."""
        at = np.flatnonzero(mask[self.rows])
        values = np.repeat(np.arange(len(self.indptr) - 1, dtype=np.int32), np.diff(self.indptr))[at]
        rows = self.rows[at]
        if not self.patches:
            return values, rows
        patched = np.zeros(max(self.n_values, 1), dtype=np.bool_)
        patched[list(self.patches)] = True
        keep = ~patched[values]
        patches = {value: rows_of[mask[rows_of]] for value, rows_of in self.patches.items()}
        added = [np.full(len(rows_of), value, dtype=np.int32) for value, rows_of in patches.items()]
        return np.concatenate([values[keep], *added]), np.concatenate([rows[keep], *patches.values()])

    def changed(self, patches: Mapping[int, Ints], n_values: int | None = None) -> "Postings":
        """Return postings with the rows of some values replaced."""
        n = max(self.n_values, n_values or 0)
        return Postings(self.indptr, self.rows, self.n_rows, n, {**self.patches, **patches}, self.derived)


def build_postings(values: Ints, rows: Ints, n_values: int, n_rows: int) -> Postings:
    """Return the postings of (value, row) pairs in any order; a repeated pair counts once.

    >>> build_postings(np.array([1, 0, 1, 1]), np.array([5, 2, 3, 5]), 2, 6).of(1).tolist()
    [3, 5]
    """
    in_order = len(rows) == 0 or bool((rows[1:] >= rows[:-1]).all())
    order = np.argsort(values, kind="stable") if in_order else np.lexsort((rows, values))
    values, rows = values[order], rows[order]
    keep = np.ones(len(rows), dtype=np.bool_)
    keep[1:] = (values[1:] != values[:-1]) | (rows[1:] != rows[:-1])
    indptr = np.zeros(n_values + 1, dtype=np.int64)
    np.cumsum(np.bincount(values[keep], minlength=n_values), out=indptr[1:])
    return Postings(indptr, rows[keep].astype(np.int32), n_rows, n_values)
