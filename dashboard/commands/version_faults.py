"""What is wrong with a version: its files, the links between its tables, its words, its digest."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa

from dashboard.corpus.version_files import (
    Arrays,
    Tables,
    list_damaged_files,
    map_arrays,
    read_manifest,
    read_meta,
    read_tables,
)
from dashboard.errors import DashboardError, OlderStoreError
from dashboard.schema.columns import RowOf, list_columns
from dashboard.schema.tables import RECORDS
from dashboard.store.texts import FILE as TEXTS
from dashboard.store.versions import current_version, hash_version, version_folder


def list_version_faults(store: Path, number: int) -> list[str]:
    """Return what is wrong with one version of a store, in words; an empty list where it is sound."""
    folder = version_folder(store, number)
    try:
        manifest = read_manifest(folder, store)
    except OlderStoreError as error:
        # The version before the current one may be an earlier Dateline's; later builds delete it.
        return [str(error)] if number == current_version(store) else []
    except DashboardError as error:
        return [f"Version {number}: {error}"]
    damaged = list_damaged_files(folder, manifest)
    if damaged:
        return [f"Version {number}: {name} is missing or damaged: build again." for name in damaged]
    try:
        tables, arrays = read_tables(folder, manifest), map_arrays(folder, manifest)
    except (pa.ArrowException, ValueError, OSError) as error:
        return [f"Version {number} cannot be read ({error}): build again."]
    faults = [
        *_find_lost_texts(store, tables),
        *_find_link_faults(tables),
        *_find_matrix_faults(tables, arrays),
    ]
    if hash_version(tables, arrays) != read_meta(folder).get("digest"):
        faults.append("The tables are not those that were built: build again.")
    return faults


def _find_lost_texts(store: Path, tables: Tables) -> Iterator[str]:
    try:
        with closing(sqlite3.connect(f"{(store / TEXTS).resolve().as_uri()}?mode=ro", uri=True)) as file:
            known = dict(file.execute("SELECT doc, key FROM docs"))
    except sqlite3.Error:
        return  # The check of the texts says what is wrong with them.
    articles = tables["articles"]
    rows = zip(articles["doc"].to_pylist(), articles["key"].to_pylist(), strict=True)
    lost = sum(known.get(doc) != key for doc, key in rows)
    if lost:
        yield f"{lost} articles of the version have no text in {TEXTS}: build again."


def _find_link_faults(tables: Tables) -> Iterator[str]:
    keys = tables["articles"]["key"].to_pylist()
    if len(set(keys)) != len(keys):
        yield "Two articles share a key: build again."
    for table, record in RECORDS.items():
        for column in list_columns(record):
            if column.leads_to is not None:
                yield from _find_dangling_rows(tables, table, column.name, column.leads_to)


def _find_dangling_rows(tables: Tables, table: str, column: str, target: RowOf) -> Iterator[str]:
    rows = tables[table][column].to_numpy()
    least = -1 if target.or_none else 0
    wrong = int(((rows < least) | (rows >= len(tables[target.table]))).sum())
    if wrong:
        yield f"{wrong} rows of {table} lead to no row of {target.table}: build again."


def _find_matrix_faults(tables: Tables, arrays: Arrays) -> Iterator[str]:
    counted = np.bincount(arrays["term_ids"], minlength=len(tables["terms"]))
    if not np.array_equal(counted, tables["terms"]["n_articles"].to_numpy()):
        yield "The word counts contradict the word matrix: build again."
    if len(arrays["term_indptr"]) != len(tables["articles"]) + 1:
        yield "The word matrix has another number of articles: build again."
