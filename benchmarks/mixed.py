"""A corpus of any size from the sentences of another: half of an article's are its source's, half are drawn."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa

from dashboard.corpus import Corpus
from dashboard.pipeline.term_tables import build_term_tables
from dashboard.schema import NO_DAY, Part, Precision
from dashboard.schema.columns import list_columns
from dashboard.schema.tables import RECORDS, ArticleRow, SentenceRow
from dashboard.steps.terms import WordStreamWriter
from dashboard.store.table_rows import TableRows
from dashboard.store.texts import TextStore
from dashboard.store.versions import write_version
from dashboard.text.tokens import words

# Sentences beyond these are left out: the longest articles would supply most of what is drawn.
_MOST_SENTENCES = 60


@dataclass(frozen=True)
class SourceSentence:
    """A sentence and its words."""

    text: str
    words: list[str]


@dataclass(frozen=True)
class MixedArticle:
    """The row of the article that it comes from, its sentences, and its day, moved back up to 200 days."""

    source: int
    sentences: list[SourceSentence]
    day: int


def write_mixed(corpus: Corpus, store: Path, n: int, seed: int = 7) -> Path:
    """Write `n` articles of the sentences of a corpus to `store`; return the folder of the new version."""
    chance = Random(seed)
    store.mkdir(parents=True, exist_ok=True)
    with TextStore(store):
        pass
    rows = {name: TableRows(record) for name, record in RECORDS.items() if name != "terms"}
    stream = WordStreamWriter()
    with closing(sqlite3.connect(store / "texts.sqlite")) as file, file:
        file.execute("PRAGMA synchronous=OFF")
        for row, article in enumerate(_draw_articles(corpus, n, chance)):
            text = "\n".join(sentence.text for sentence in article.sentences)
            n_words = stream.add((True, sentence.words) for sentence in article.sentences)
            _add_article(rows, row, corpus, article, n_words)
            file.execute(
                "INSERT INTO docs (doc, key, record, ordinal, text, fields, title_given, build) "
                "VALUES (?, ?, ?, 0, ?, '{}', 0, 1)",
                (row + 1, f"{row:08d}", f"{row:08d}", text),
            )
            indexed = " ".join(word for sentence in article.sentences for word in sentence.words)
            file.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row + 1, indexed))
    tables = {name: table_rows.table() for name, table_rows in rows.items()}
    terms, arrays = build_term_tables(stream.build_stream(), ["en"] * n, np.ones(n, dtype=bool))
    meta = {"name": "mixed", "built": "2017-06-01T00:00:00", "models": {}, "counts": {}, "rules": {}}
    number = write_version(store, tables | terms, arrays, {}, meta)
    return store / "versions" / str(number)


def _list_sentences(corpus: Corpus, article: int) -> list[SourceSentence]:
    text = corpus.text_of(article)
    rows = range(*np.searchsorted(corpus.sentences.article, [article, article + 1]).tolist())
    body_rows = [row for row in rows if corpus.sentences.counted[row]][:_MOST_SENTENCES]
    spans = ((corpus.sentences.start[row], corpus.sentences.end[row]) for row in body_rows)
    texts = [" ".join(text[start:end].split()) for start, end in spans]
    return [SourceSentence(text, words(text)) for text in texts]


def _draw_articles(corpus: Corpus, n: int, chance: Random) -> Iterator[MixedArticle]:
    sources = [_list_sentences(corpus, article) for article in range(corpus.n)]
    pool = [sentence for sentences in sources for sentence in sentences]
    for row in range(n):
        source = row % len(sources)
        sentences = [
            sentence if chance.random() < 0.5 else chance.choice(pool) for sentence in sources[source]
        ]
        day = int(corpus.days.best[source])
        day = day if day == NO_DAY else day + chance.randrange(-200, 1)
        yield MixedArticle(source, sentences, day)


def _add_article(
    rows: dict[str, TableRows], row: int, corpus: Corpus, article: MixedArticle, n_words: int
) -> None:
    day = article.day
    title = article.sentences[0].text if article.sentences else ""
    precision = Precision.UNKNOWN if day == NO_DAY else Precision.DAY
    values = {
        "key": f"{row:08d}",
        "doc": row + 1,
        "title": title,
        "title_end": len(title),
        "publisher": str(corpus.articles["publisher"].iloc[article.source]),
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
    blank = {column.name: "" if column.type == pa.string() else 0 for column in list_columns(ArticleRow)}
    rows["articles"].add(ArticleRow(**(blank | values)))
    start = 0
    for number, sentence in enumerate(article.sentences):
        end = start + len(sentence.text)
        part = Part.BODY if number else Part.TITLE
        rows["sentences"].add(SentenceRow(article=row, start=start, end=end, part=int(part)))
        start = end + 1
