"""Claimed figures and origins as arrays; empty where a version was built before these were read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.postings import Ints
from dashboard.corpus.string_column import Strings

Array = np.ndarray[Any, Any]
_NUMBERS = {name: name for name in ("article", "sentence", "start", "end", "low", "high", "mention")}
_NUMBERS |= {"first": "first_day", "last": "last_day"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers said of people. `low` and `high` are -1 where left open; `mention` is who says so, -1 for nobody named.

    `kind` and `bound` are words; `what` are those who are counted and `speaker` who says so, as written.
    """

    article: Ints
    sentence: Ints
    start: Ints
    end: Ints
    low: Ints
    high: Ints
    mention: Ints
    first: Ints
    last: Ints
    kind: Array
    bound: Array
    what: Strings
    speaker: Strings


@dataclass(frozen=True, slots=True)
class Origins:
    """Agencies and outlets that articles have their news from; `name` is a number in `names`."""

    article: Ints
    start: Ints
    end: Ints
    name: Ints
    how: Array
    names: tuple[str, ...]


def figures_of(tables: Mapping[str, pa.Table]) -> Figures:
    """Return the claimed figures of a version, in the order of its table."""
    table = tables.get("figures")
    found: dict[str, Any] = {name: _ints(table, column) for name, column in _NUMBERS.items()}
    found |= {name: _words(table, name) for name in ("kind", "bound")}
    return Figures(
        **found, what=Strings.of(_words(table, "what")), speaker=Strings.of(_words(table, "speaker"))
    )


def origins_of(tables: Mapping[str, pa.Table]) -> Origins:
    """Return the origins of a version, in the order of its table."""
    table = tables.get("origins")
    places: dict[str, Any] = {name: _ints(table, name) for name in ("article", "start", "end")}
    names, name = np.unique(_words(table, "origin"), return_inverse=True)
    how = _words(table, "how")
    return Origins(**places, name=name.astype(np.int32), how=how, names=tuple(map(str, names)))


def _ints(table: pa.Table | None, column: str) -> Ints:
    return np.zeros(0, dtype=np.int32) if table is None else np.ascontiguousarray(table[column].to_numpy())


def _words(table: pa.Table | None, column: str) -> Array:
    return np.zeros(0, dtype=object) if table is None else table[column].to_pandas().to_numpy(dtype=object)
