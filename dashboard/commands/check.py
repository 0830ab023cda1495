"""Whether a store is sound: its layers, its links, its checksums; and its digest."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.schema.columns import RowOf, list_columns
from dashboard.schema.tables import RECORDS
from dashboard.store.texts import FILE as TEXTS
from dashboard.store.versions import hash_version, list_damaged_files, read_meta, read_tables, version_folder


def store_digest(store: Path) -> str:
    """Return the digest of the current version, computed from its files.

    Raises:
        NotBuiltError: Nothing was built in `store`.
    """
    return hash_version(*read_tables(version_folder(store)))


def find_faults(store: Path) -> list[str]:
    """Return what is wrong with a store, each with what to do; an empty list where it is sound.

    Raises:
        NotBuiltError: Nothing was built in `store`.
    """
    folder = version_folder(store)
    damaged = list_damaged_files(folder)
    if damaged:
        return [f"{name} is missing or damaged: build again to write the version anew." for name in damaged]
    tables, arrays = read_tables(folder)
    return [
        *_find_text_faults(store, tables),
        *_find_link_faults(tables),
        *_find_matrix_faults(tables, arrays),
        *_find_digest_faults(folder),
    ]


def _find_text_faults(store: Path, tables: dict[str, pa.Table]) -> Iterator[str]:
    with closing(sqlite3.connect(f"{(store / TEXTS).resolve().as_uri()}?mode=ro", uri=True)) as file:
        (state,) = file.execute("PRAGMA quick_check").fetchone()
        if state != "ok":
            yield f"{TEXTS}: {state}. Restore it from a copy, or delete the corpus and build it again."
            return
        known = dict(file.execute("SELECT doc, key FROM docs"))
    articles = tables["articles"]
    rows = zip(articles["doc"].to_pylist(), articles["key"].to_pylist(), strict=True)
    lost = sum(known.get(doc) != key for doc, key in rows)
    if lost:
        yield f"{lost} articles of the version have no text in {TEXTS}: build again."


def _find_link_faults(tables: dict[str, pa.Table]) -> Iterator[str]:
    keys = tables["articles"]["key"].to_pylist()
    if len(set(keys)) != len(keys):
        yield "Two articles share a key: build again."
    for table, record in RECORDS.items():
        for column in list_columns(record):
            if column.leads_to is not None:
                yield from _dangling_rows(tables, table, column.name, column.leads_to)


def _dangling_rows(tables: dict[str, pa.Table], table: str, column: str, target: RowOf) -> Iterator[str]:
    rows = tables[table][column].to_numpy()
    least = -1 if target.or_none else 0
    wrong = int(((rows < least) | (rows >= len(tables[target.table]))).sum())
    if wrong:
        yield f"{wrong} rows of {table} lead to no row of {target.table}: build again."


def _find_matrix_faults(
    tables: dict[str, pa.Table], arrays: dict[str, np.ndarray[Any, Any]]
) -> Iterator[str]:
    counted = np.bincount(arrays["term_ids"], minlength=len(tables["terms"]))
    if not np.array_equal(counted, tables["terms"]["n_articles"].to_numpy()):
        yield "The word counts contradict the word matrix: build again."
    if len(arrays["term_indptr"]) != len(tables["articles"]) + 1:
        yield "The word matrix has another number of articles: build again."


def _find_digest_faults(folder: Path) -> Iterator[str]:
    if hash_version(*read_tables(folder)) != read_meta(folder)["digest"]:
        yield "The tables are not those that were built: build again."
