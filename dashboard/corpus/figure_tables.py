"""Claimed figures and origins as arrays."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.corpus.postings import Array, Ints
from dashboard.corpus.read_tables import read_ints, read_rows
from dashboard.corpus.string_columns import StringColumn


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Claimed numbers of people, as in "12 arrested".

    `low` and `high` are -1 where that end is open. `mention` is the mention of the speaker, -1 where the
    speaker is not a known name. `kind` and `bound` are words. `what` is who is counted, `speaker` who claims
    it, both as written.
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
    what: StringColumn
    speaker: StringColumn


@dataclass(frozen=True, slots=True)
class OriginTable:
    """Agencies and outlets that articles have their news from; `name` is an index into `names`."""

    article: Ints
    start: Ints
    end: Ints
    name: Ints
    how: Array
    names: tuple[str, ...]


def read_figures(table: pa.Table) -> FigureTable:
    """Return the claimed figures of a version, in the order of its table."""
    return read_rows(
        FigureTable,
        table,
        first=read_ints(table, "first_day"),
        last=read_ints(table, "last_day"),
        kind=_words(table, "kind"),
        bound=_words(table, "bound"),
    )


def read_origins(table: pa.Table) -> OriginTable:
    """Return the origins of a version, in the order of its table."""
    names, name = np.unique(_words(table, "origin"), return_inverse=True)
    return read_rows(
        OriginTable,
        table,
        name=name.astype(np.int32),
        how=_words(table, "how"),
        names=tuple(map(str, names)),
    )


def _words(table: pa.Table, column: str) -> Array:
    words: Array = table[column].to_pandas().to_numpy(dtype=object)
    return words
