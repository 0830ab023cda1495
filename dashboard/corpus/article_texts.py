"""The texts of an opened corpus, read one by one and never held in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard.errors import DamagedTextsError

_FILE = "texts.sqlite"
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}
_PRIMARY = 0xFF  # SQLite's extended codes have the primary code in their lowest byte.


@contextmanager
def open_texts(store: Path) -> Iterator[sqlite3.Connection]:
    """Yield a read-only connection; each call opens one, because each session is a thread.

    Raises:
        DamagedTextsError: The file is missing or damaged.
    """
    path = store / _FILE
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            yield file
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in _DAMAGED or str(error).startswith("no such table"):
            raise DamagedTextsError(path, str(error)) from error
        raise


def read_texts(store: Path, docs: Iterable[int]) -> Iterator[str]:
    """Yield the text of each doc, in the order given; '' for a doc that does not exist."""
    with open_texts(store) as file:
        for doc in docs:
            row = file.execute("SELECT text FROM docs WHERE doc = ?", (int(doc),)).fetchone()
            yield "" if row is None else str(row[0])
