"""The texts of an opened corpus, read one by one and never held in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_FILE = "texts.sqlite"


@contextmanager
def open_texts(store: Path) -> Iterator[sqlite3.Connection]:
    """Yield a read-only connection; each call opens one, because each session is a thread."""
    with closing(sqlite3.connect(f"{(store / _FILE).resolve().as_uri()}?mode=ro", uri=True)) as file:
        yield file


def read_texts(store: Path, docs: Iterable[int]) -> Iterator[str]:
    """Yield the text of each doc, in the order given; '' for a doc that does not exist."""
    with open_texts(store) as file:
        for doc in docs:
            row = file.execute("SELECT text FROM docs WHERE doc = ?", (int(doc),)).fetchone()
            yield "" if row is None else str(row[0])
