"""A long column of strings that shares its memory with the columns it was changed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Strings:
    """An Arrow column, what was changed in it since, and how long it is now."""

    base: Any
    n: int
    patches: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Iterable[str] | Any) -> Self:
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
        """Return the rows that hold `value`, in order."""
        found = pc.indices_nonzero(pc.equal(self.base, value)).to_numpy()
        kept = [int(row) for row in found if int(row) not in self.patches]
        return sorted(kept + [row for row, patched in self.patches.items() if patched == value])

    def holding(self, letters: str) -> list[int]:
        """Return the rows whose strings hold some letters, capitals or not, in order."""
        found = pc.indices_nonzero(pc.match_substring(self.base, letters, ignore_case=True)).to_numpy()
        kept = [int(row) for row in found if int(row) not in self.patches]
        sought = letters.casefold()
        return sorted(kept + [row for row, patched in self.patches.items() if sought in patched.casefold()])

    def changed(self, changes: Mapping[int, str]) -> "Strings":
        """Return the column with these rows changed or added at its end."""
        if not changes:
            return self
        return Strings(self.base, max(self.n, 1 + max(changes)), {**self.patches, **changes})

    def to_numpy(self) -> np.ndarray[Any, Any]:
        """Return the whole column as an array of objects."""
        whole = np.empty(self.n, dtype=object)
        whole[: len(self.base)] = self.base.to_numpy(zero_copy_only=False)
        for row, patched in self.patches.items():
            whole[row] = patched
        return whole
