"""Whether the texts of a store are those that were read: the key of a record is the hash of its content."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from dashboard.errors import DamagedTextsError
from dashboard.files.checksums import list_recorded
from dashboard.schema import Record
from dashboard.steps.read import make_record_key
from dashboard.store.damaged_files import are_texts_as_recorded, delete_damaged_results
from dashboard.store.texts import FILE, TextStore


def mend_layers(store: Path) -> None:
    """Delete damaged results of steps, and index the texts anew where their file has changed.

    Raises:
        DamagedTextsError: The texts themselves are damaged.
    """
    delete_damaged_results(store)
    if not (store / FILE).exists() or are_texts_as_recorded(store):
        return
    fault = describe_text_fault(store)
    if fault:
        raise DamagedTextsError(store / FILE, fault)
    if FILE in list_recorded(store):
        with TextStore(store) as texts:
            texts.index_anew()


def describe_text_fault(store: Path) -> str:
    """Return what is wrong with the texts of a store, '' where each is what its key says."""
    try:
        with closing(sqlite3.connect(f"{(store / FILE).resolve().as_uri()}?mode=ro", uri=True)) as file:
            (state,) = file.execute("PRAGMA quick_check(1)").fetchone()
            rows = file.execute("SELECT key, record, ordinal, text, fields FROM docs")
            wrong = sum(not _is_true_to_key(*row) for row in rows)
            file.execute("SELECT count(*) FROM sources").fetchone()
    except (sqlite3.Error, ValueError) as error:
        return str(error)
    if state != "ok":
        return str(state)
    return f"{wrong} of its texts are not those that were read" if wrong else ""


def _is_true_to_key(key: str, record: str, ordinal: int, text: str, fields: str) -> bool:
    if key != (f"{record}-{ordinal}" if ordinal else record):
        return False
    try:
        return record == make_record_key(Record(text, json.loads(fields), "", 0))
    except (ValueError, AttributeError, TypeError):
        return False
