"""The texts of an opened corpus, read one by one and never held."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_FILE = "texts.sqlite"


@contextmanager
def open_texts(store: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that can only read; one for each call, since sessions are threads."""
    with closing(sqlite3.connect(f"{(store / _FILE).resolve().as_uri()}?mode=ro", uri=True)) as file:
        yield file


def read_texts(store: Path, docs: Iterable[int]) -> Iterator[str]:
    """Yield the text of each doc, in the order given; of a doc that is not there, the empty text."""
    with open_texts(store) as file:
        for doc in docs:
            found = file.execute("SELECT text FROM docs WHERE doc = ?", (int(doc),)).fetchone()
            yield "" if found is None else str(found[0])
