"""Layer 2: the result of a step for a text, by hash of its input and version of its rules. Append-only."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = "tagged"


class StepResults:
    """The results of one step, with one version of its rules.

    A payload is any JSON value. A changed rule has another fingerprint, so only this step is done again.
    """

    def __init__(self, store: Path, step: str, fingerprint: str) -> None:
        (store / FOLDER).mkdir(parents=True, exist_ok=True)
        self._fingerprint = fingerprint
        self._file = sqlite3.connect(store / FOLDER / f"{step}.sqlite")
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS said"
            " (hash TEXT, fingerprint TEXT, payload BLOB, PRIMARY KEY (hash, fingerprint)) WITHOUT ROWID"
        )

    def has(self, text_hash: str) -> bool:
        """Return whether there is a result for the text."""
        return self._row(text_hash) is not None

    def get(self, text_hash: str) -> Any:
        """Return the result for the text, or None where there is none."""
        row = self._row(text_hash)
        return None if row is None else json.loads(zlib.decompress(row[0]))

    def put(self, payloads: Mapping[str, object]) -> None:
        """Store results by hash of the text, in one transaction."""
        rows = [
            (
                text_hash,
                self._fingerprint,
                zlib.compress(json.dumps(payload, separators=(",", ":")).encode(), 1),
            )
            for text_hash, payload in payloads.items()
        ]
        with self._file:
            self._file.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)

    def _row(self, text_hash: str) -> tuple[bytes] | None:
        row: tuple[bytes] | None = self._file.execute(
            "SELECT payload FROM said WHERE hash = ? AND fingerprint = ?", (text_hash, self._fingerprint)
        ).fetchone()
        return row

    def close(self) -> None:
        """Close the file, with everything in it and nothing in a log beside it."""
        self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._file.close()
