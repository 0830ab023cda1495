"""Layer 2: what a step said of a text, by hash of what it saw and state of its rules. Append-only."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class StepResults:
    """What one step, in one state of its rules, said of texts.

    A payload is any JSON value. A changed rule is another fingerprint, so it redoes this step alone.
    """

    def __init__(self, store: Path, step: str, fingerprint: str) -> None:
        (store / "tagged").mkdir(parents=True, exist_ok=True)
        self._fingerprint = fingerprint
        self._file = sqlite3.connect(store / "tagged" / f"{step}.sqlite")
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS said"
            " (hash TEXT, fingerprint TEXT, payload BLOB, PRIMARY KEY (hash, fingerprint)) WITHOUT ROWID"
        )

    def knows(self, text_hash: str) -> bool:
        """Return whether the step has spoken on the text."""
        return self._row(text_hash) is not None

    def get(self, text_hash: str) -> Any:
        """Return what the step said of the text, or None where it has not seen it."""
        row = self._row(text_hash)
        return None if row is None else json.loads(zlib.decompress(row[0]))

    def put(self, said: Mapping[str, object]) -> None:
        """Keep what the step said, by hash, in one transaction."""
        rows = [
            (
                text_hash,
                self._fingerprint,
                zlib.compress(json.dumps(payload, separators=(",", ":")).encode(), 1),
            )
            for text_hash, payload in said.items()
        ]
        with self._file:
            self._file.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)

    def _row(self, text_hash: str) -> tuple[bytes] | None:
        found: tuple[bytes] | None = self._file.execute(
            "SELECT payload FROM said WHERE hash = ? AND fingerprint = ?", (text_hash, self._fingerprint)
        ).fetchone()
        return found

    def close(self) -> None:
        """Close the file."""
        self._file.close()
