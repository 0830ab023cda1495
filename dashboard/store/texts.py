"""Layer 1: every record as it was read, its source file, and the full-text index. Append-only."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from dashboard.corpus.article_texts import open_texts
from dashboard.schema import Part, Record, SetAside, Span
from dashboard.text.tokens import INDEX_TOKENIZER, make_index_text

FILE = "texts.sqlite"

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS docs (
  doc INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, record TEXT, ordinal INTEGER,
  text TEXT, fields TEXT, title_given INTEGER, build INTEGER, marked TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS docs_by_record ON docs (record);
CREATE TABLE IF NOT EXISTS sources (
  root TEXT, file TEXT, position INTEGER, record TEXT, doc INTEGER UNIQUE, PRIMARY KEY (root, file, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS set_aside (root TEXT, file TEXT, line INTEGER, reason TEXT);
CREATE TABLE IF NOT EXISTS scanned (root TEXT, file TEXT, position INTEGER, record TEXT);
CREATE TABLE IF NOT EXISTS scanned_aside (root TEXT, file TEXT, line INTEGER, reason TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, content='', tokenize="{INDEX_TOKENIZER}");
"""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of the corpus as it was read; `doc` is never given to another, links use the `key`."""

    doc: int
    key: str
    text: str
    fields: dict[str, str]
    title_given: bool
    file: str
    build: int
    marked: tuple[Span, ...] = ()

    @property
    def record(self) -> Record:
        """The article as the record that was read."""
        return Record(self.text, self.fields, self.file, 0, self.title_given, self.marked)


class TextStore:
    """The texts of one store, open for a build.

    A scan adds record by record (`add_scanned`, `add_set_aside`) and then links them (`end_scan`). Until then
    nothing in the corpus changes, so an interrupted scan simply starts again.
    """

    def __init__(self, store: Path) -> None:
        self._file = sqlite3.connect(store / FILE)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.executescript(_SCHEMA)
        self._add_columns()

    def _add_columns(self) -> None:
        """Add the column that an older store lacks."""
        columns = {row[1] for row in self._file.execute("PRAGMA table_info(docs)")}
        if "marked" not in columns:
            self._file.execute("ALTER TABLE docs ADD COLUMN marked TEXT NOT NULL DEFAULT ''")

    def roots(self) -> list[str]:
        """Return the roots that articles of the corpus were read from."""
        return [root for (root,) in self._file.execute("SELECT DISTINCT root FROM sources ORDER BY root")]

    def move_root(self, before: str, now: str) -> None:
        """Store that what was read from one root lies under another; what both have counts once."""
        with self._file:
            self._file.execute("UPDATE OR IGNORE sources SET root = ? WHERE root = ?", (now, before))
            self._file.execute("DELETE FROM sources WHERE root = ?", (before,))
            self._file.execute("UPDATE set_aside SET root = ? WHERE root = ?", (now, before))

    def begin_scan(self) -> None:
        """Delete what an interrupted scan left."""
        with self._file:
            self._file.execute("DELETE FROM scanned")
            self._file.execute("DELETE FROM scanned_aside")

    def add_scanned(self, root: str, records: Iterable[tuple[str, Record]], build: int) -> None:
        """Store the records of a scan of `root`, as (hash of the raw record, record), in one transaction."""
        with self._file:
            for record_hash, record in records:
                self._file.execute(
                    "INSERT INTO scanned VALUES (?, ?, ?, ?)",
                    (root, record.file, record.position, record_hash),
                )
                if not self._docs_of(record_hash):
                    self._add(record_hash, record, build)

    def add_set_aside(self, root: str, refused: SetAside) -> None:
        """Store that a file, or a line of a file, was not read."""
        with self._file:
            row = (root, refused.file, refused.line, refused.reason)
            self._file.execute("INSERT INTO scanned_aside VALUES (?, ?, ?, ?)", row)

    def count_missing(self, root: str) -> tuple[int, int]:
        """Return how many articles of `root` the scan did not find, and how many there were before."""
        before, gone = self._file.execute(
            "SELECT count(*), coalesce(sum(record NOT IN (SELECT record FROM scanned)), 0)"
            " FROM sources WHERE root = ?",
            (root,),
        ).fetchone()
        return gone, before

    def end_scan(self, roots: Iterable[str], build: int) -> None:
        """Make the scan the new content of `roots`; articles of other roots stay.

        An equal record whose old path is gone has moved and keeps its doc. One whose old path still exists
        is a copy and gets a doc of its own, with the next ordinal.
        """
        with self._file:
            before = self._take_sources(roots)
            taken = {doc for (doc,) in self._file.execute("SELECT doc FROM sources")}
            scanned = self._file.execute("SELECT root, file, position, record FROM scanned").fetchall()
            taken.update(doc for *path, record in scanned if (doc := before.get((*path, record))))
            for *path, record in sorted(scanned):
                doc = before.get((*path, record)) or self._free_doc(record, taken, build)
                taken.add(doc)
                self._file.execute(
                    "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?)", (*path, record, doc)
                )
            self._file.execute("INSERT INTO set_aside SELECT * FROM scanned_aside")
            self._file.execute("DELETE FROM scanned")
            self._file.execute("DELETE FROM scanned_aside")

    def list_articles(self) -> list[tuple[str, int]]:
        """Return (key, doc) of every article of the corpus, by key."""
        return self._file.execute(
            "SELECT key, doc FROM docs JOIN sources USING (doc) ORDER BY key"
        ).fetchall()

    def read(self, docs: Iterable[int]) -> Iterator[StoredArticle]:
        """Yield the articles with these numbers, in the order given."""
        for doc in docs:
            key, text, fields, title_given, file, build, marked = self._file.execute(
                "SELECT key, text, fields, title_given, file, build, marked"
                " FROM docs JOIN sources USING (doc) WHERE doc = ?",
                (doc,),
            ).fetchone()
            spans = _read_spans(marked)
            yield StoredArticle(doc, key, text, json.loads(fields), bool(title_given), file, build, spans)

    def read_published_fields(self) -> list[tuple[str, str]]:
        """Return (file, day of publication as it came, else '') of every article of the corpus."""
        return self._file.execute(
            "SELECT file, coalesce(json_extract(fields, '$.published'), '')"
            " FROM docs JOIN sources USING (doc)"
        ).fetchall()

    def list_set_aside(self) -> list[SetAside]:
        """Return the files and lines that were not read, in order."""
        rows = self._file.execute("SELECT DISTINCT file, line, reason FROM set_aside ORDER BY 1, 2, 3")
        return [SetAside(*row) for row in rows]

    def _take_sources(self, roots: Iterable[str]) -> dict[tuple[str, ...], int]:
        taken = {}
        for root in roots:
            for row in self._file.execute(
                "SELECT file, position, record, doc FROM sources WHERE root = ?", (root,)
            ):
                taken[(root, *row[:3])] = row[3]
            self._file.execute("DELETE FROM sources WHERE root = ?", (root,))
            self._file.execute("DELETE FROM set_aside WHERE root = ?", (root,))
        return taken

    def _free_doc(self, record_hash: str, taken: set[int], build: int) -> int:
        docs = self._docs_of(record_hash)
        free = [doc for doc in docs if doc not in taken]
        return free[0] if free else self._add_copy(docs[0], len(docs), build)

    def _docs_of(self, record_hash: str) -> list[int]:
        rows = self._file.execute("SELECT doc FROM docs WHERE record = ? ORDER BY ordinal", (record_hash,))
        return [doc for (doc,) in rows]

    def _add(self, record_hash: str, record: Record, build: int) -> None:
        fields = json.dumps(dict(record.fields), ensure_ascii=False)
        added = self._file.execute(
            "INSERT INTO docs (key, record, ordinal, text, fields, title_given, build, marked)"
            " VALUES (?, ?, 0, ?, ?, ?, ?, ?)",
            (
                *(record_hash, record_hash, record.text, fields, int(record.title_given), build),
                _write_spans(record.marked),
            ),
        )
        self._index(added.lastrowid, record.text)

    def _add_copy(self, doc: int, ordinal: int, build: int) -> int:
        added = self._file.execute(
            "INSERT INTO docs (key, record, ordinal, text, fields, title_given, build, marked)"
            " SELECT record || '-' || ?, record, ?, text, fields, title_given, ?, marked"
            " FROM docs WHERE doc = ?",
            (ordinal, ordinal, build, doc),
        )
        (text,) = self._file.execute("SELECT text FROM docs WHERE doc = ?", (doc,)).fetchone()
        self._index(added.lastrowid, text)
        return int(added.lastrowid or 0)

    def _index(self, doc: int | None, text: str) -> None:
        self._file.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (doc, make_index_text(text)))

    def index_anew(self) -> None:
        """Make the full-text index anew from the texts."""
        with self._file:
            self._file.execute("INSERT INTO words (words) VALUES ('delete-all')")
            for doc, text in self._file.execute("SELECT doc, text FROM docs").fetchall():
                self._index(doc, text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._file.close()


def _write_spans(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}-{int(span.part)}" for span in spans)


def _read_spans(written: str) -> tuple[Span, ...]:
    figures = (map(int, span.split("-")) for span in written.split())
    return tuple(Span(start, end, Part(part)) for start, end, part in figures)


def read_roots(store: Path) -> list[Path]:
    """Return the files and folders that the corpus was read from.

    Raises:
        DamagedTextsError: The store of texts is damaged.
    """
    if not (store / FILE).exists():
        return []
    with open_texts(store) as file:
        return [Path(root) for (root,) in file.execute("SELECT DISTINCT root FROM sources ORDER BY root")]
