"""Claimed figures and origins as arrays; empty where the version was built before these existed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.corpus.columns import StringColumn
from dashboard.corpus.postings import Array, Ints


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


def read_figures(tables: Mapping[str, pa.Table]) -> FigureTable:
    """Return the claimed figures of a version, in the order of its table."""
    table = tables.get("figures")
    return FigureTable(
        article=_ints(table, "article"),
        sentence=_ints(table, "sentence"),
        start=_ints(table, "start"),
        end=_ints(table, "end"),
        low=_ints(table, "low"),
        high=_ints(table, "high"),
        mention=_ints(table, "mention"),
        first=_ints(table, "first_day"),
        last=_ints(table, "last_day"),
        kind=_words(table, "kind"),
        bound=_words(table, "bound"),
        what=StringColumn.of(_words(table, "what")),
        speaker=StringColumn.of(_words(table, "speaker")),
    )


def read_origins(tables: Mapping[str, pa.Table]) -> OriginTable:
    """Return the origins of a version, in the order of its table."""
    table = tables.get("origins")
    names, name = np.unique(_words(table, "origin"), return_inverse=True)
    return OriginTable(
        article=_ints(table, "article"),
        start=_ints(table, "start"),
        end=_ints(table, "end"),
        name=name.astype(np.int32),
        how=_words(table, "how"),
        names=tuple(map(str, names)),
    )


def _ints(table: pa.Table | None, column: str) -> Ints:
    return np.zeros(0, dtype=np.int32) if table is None else np.ascontiguousarray(table[column].to_numpy())


def _words(table: pa.Table | None, column: str) -> Array:
    return np.zeros(0, dtype=object) if table is None else table[column].to_pandas().to_numpy(dtype=object)
