"""A corpus of any size out of the sentences of another: each article keeps half of one's and takes half of others'."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa

from dashboard.corpus import Corpus
from dashboard.pipeline.term_tables import tables_of_words
from dashboard.schema import NO_DAY, Part, Precision
from dashboard.steps.terms import WordStreamWriter
from dashboard.store.tables import SCHEMAS, TableRows
from dashboard.store.texts import TextStore
from dashboard.store.versions import write_version
from dashboard.text.tokens import words

# No article is longer: a few of the longest would make most of what is drawn.
_MOST = 60


@dataclass(frozen=True)
class Said:
    """A sentence and its words."""

    text: str
    words: list[str]


def write_mixed(corpus: Corpus, store: Path, n: int, seed: int = 7) -> Path:
    """Write `n` articles made of a corpus' sentences as a version of `store`, and return the version's folder."""
    chance = Random(seed)
    told = [_told(corpus, article) for article in range(corpus.n)]
    store.mkdir(parents=True, exist_ok=True)
    with TextStore(store):
        pass
    rows = {name: TableRows(name) for name in SCHEMAS if name not in ("terms",)}
    stream = WordStreamWriter()
    with closing(sqlite3.connect(store / "texts.sqlite")) as file, file:
        file.execute("PRAGMA synchronous=OFF")
        for row, (source, said) in enumerate(_drawn(told, n, chance)):
            text = "\n".join(each.text for each in said)
            n_words = stream.add((True, each.words) for each in said)
            _add(rows, row, corpus, source, said, n_words, chance)
            file.execute(
                "INSERT INTO docs (doc, key, record, ordinal, text, fields, title_given, build) "
                "VALUES (?, ?, ?, 0, ?, '{}', 0, 1)",
                (row + 1, f"{row:08d}", f"{row:08d}", text),
            )
            indexed = " ".join(word for each in said for word in each.words)
            file.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row + 1, indexed))
    tables = {name: made.table() for name, made in rows.items()}
    terms, arrays = tables_of_words(stream.stream(), ["en"] * n, np.ones(n, dtype=bool))
    meta = {"name": "mixed", "built": "2017-06-01T00:00:00", "models": {}, "counts": {}, "rules": {}}
    number = write_version(store, tables | terms, arrays, {}, meta)
    return store / "versions" / str(number)


def _told(corpus: Corpus, article: int) -> list[Said]:
    text = corpus.text_of(article)
    rows = range(*np.searchsorted(corpus.sentences.article, [article, article + 1]).tolist())
    kept = [row for row in rows if corpus.sentences.counted[row]][:_MOST]
    said = [" ".join(text[corpus.sentences.start[row] : corpus.sentences.end[row]].split()) for row in kept]
    return [Said(each, words(each)) for each in said]


def _drawn(told: list[list[Said]], n: int, chance: Random) -> Iterator[tuple[int, list[Said]]]:
    """Yield each article's source and its sentences: half of them its source's own."""
    every = [each for said in told for each in said]
    for row in range(n):
        source = row % len(told)
        yield source, [each if chance.random() < 0.5 else chance.choice(every) for each in told[source]]


def _add(
    rows: dict[str, TableRows],
    row: int,
    corpus: Corpus,
    source: int,
    said: list[Said],
    n_words: int,
    chance: Random,
) -> None:
    day = int(corpus.days.best[source])
    day = day if day == NO_DAY else day + chance.randrange(-200, 1)
    title = said[0].text if said else ""
    precision = Precision.UNKNOWN if day == NO_DAY else Precision.DAY
    known = {
        "key": f"{row:08d}",
        "doc": row + 1,
        "title": title,
        "title_end": len(title),
        "publisher": str(corpus.articles["publisher"].iloc[source]),
        "language": "en",
        "published": day,
        "published_first": day,
        "published_last": day,
        "published_precision": precision.value,
        "confidence": 1.0,
        "inferred": False,
        "sources": "{}",
        "n_words": n_words,
        "story": row,
        "added": 1,
    }
    rows["articles"].add(
        **{field.name: known.get(field.name, _nothing(field)) for field in SCHEMAS["articles"]}
    )
    at = 0
    for number, each in enumerate(said):
        part = int(Part.BODY if number else Part.TITLE)
        rows["sentences"].add(article=row, start=at, end=at + len(each.text), part=part)
        at += len(each.text) + 1


def _nothing(field: pa.Field) -> object:
    return "" if field.type == pa.string() else 0
