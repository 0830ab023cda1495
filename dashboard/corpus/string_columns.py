"""Columns of words that share their memory with the columns they were changed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.postings import Array, Ints, Mask

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class StringColumn:
    """An Arrow column (`base`), the rows that were changed since, and its present length."""

    base: pa.StringArray
    n: int
    patches: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Iterable[str] | pa.ChunkedArray) -> Self:
        """Return a column of these values."""
        chunked = (
            values
            if isinstance(values, pa.ChunkedArray)
            else pa.chunked_array([pa.array(values, pa.string())])
        )
        return cls(chunked.combine_chunks(), len(chunked))

    def __len__(self) -> int:
        return self.n

    def at(self, row: int) -> str:
        """Return the string of one row."""
        patched = self.patches.get(int(row))
        return str(self.base[int(row)]) if patched is None else patched

    def take(self, rows: Iterable[int]) -> list[str]:
        """Return the strings of some rows, in their order."""
        return [self.at(row) for row in rows]

    def rows_of(self, value: str) -> list[int]:
        """Return the rows that are equal to `value`, in order."""
        patched = [row for row, text in self.patches.items() if text == value]
        return self._merge(pc.equal(self.base, value), patched)

    def rows_containing(self, letters: str) -> list[int]:
        """Return the rows that contain some letters, in order; case does not matter."""
        folded = letters.casefold()
        patched = [row for row, text in self.patches.items() if folded in text.casefold()]
        return self._merge(pc.match_substring(self.base, letters, ignore_case=True), patched)

    def _merge(self, matches: pa.BooleanArray, patched: list[int]) -> list[int]:
        """Return the matching rows that are not patched, and the patched rows, in order."""
        rows = pc.indices_nonzero(matches).to_numpy()
        return sorted([int(row) for row in rows if int(row) not in self.patches] + patched)

    def changed(self, changes: Mapping[int, str]) -> "StringColumn":
        """Return the column with these rows changed or added at its end."""
        if not changes:
            return self
        return StringColumn(self.base, max(self.n, 1 + max(changes)), {**self.patches, **changes})

    def to_numpy(self) -> Array:
        """Return the whole column as an array of objects."""
        whole = np.empty(self.n, dtype=object)
        whole[: len(self.base)] = self.base.to_numpy(zero_copy_only=False)
        for row, patched in self.patches.items():
            whole[row] = patched
        return whole


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """A column of few different words: a number for each row, and the words by number."""

    codes: Array
    words: tuple[str, ...]

    def at(self, row: int) -> str:
        """Return the word of one row."""
        return self.words[int(self.codes[row])]

    def of(self, word: str) -> Mask:
        """Return a mask of the rows that have a word."""
        mask: Mask = self.codes == (self.words.index(word) if word in self.words else -1)
        return mask

    def changed(self, rows: Ints, word: str) -> "CodedColumn":
        """Return the column with some rows set to a word."""
        words = self.words if word in self.words else (*self.words, word)
        codes = self.codes.copy()
        codes[rows] = words.index(word)
        return CodedColumn(codes, words)


def find_rows(column: "pd.Series[str]", values: tuple[str, ...]) -> Array:
    """Return the rows of a column that are equal to any of `values`."""
    return np.flatnonzero(column.isin(values).to_numpy())
