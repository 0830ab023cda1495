"""A corpus like news of any size, made from one seed and assembled by the real pipeline.

python benchmarks/news_corpus.py STORE N [--source STORE] [--seed N] [--again]

Writes the articles as files and, in the store, the names that the tagger would find in them; all other steps run.
The sentences are those of a built corpus, by default of the dispatches that ship with Dateline.
"""

import argparse
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from generated_articles import ArticleGenerator, GeneratedArticle
from sentence_templates import SourceArticle, list_source_articles

from dashboard.corpus import open_version
from dashboard.paths import DATA
from dashboard.pipeline import Options, build
from dashboard.pipeline.batches import split_into_batches
from dashboard.pipeline.cut_and_parse import parse_texts
from dashboard.pipeline.decisions_in_force import DecisionsInForce
from dashboard.pipeline.furniture import Furniture
from dashboard.pipeline.text_annotations import fingerprints
from dashboard.schema import Name
from dashboard.steps.read.fields import make_record
from dashboard.store import version_folder
from dashboard.store.step_results import StepResults
from dashboard.store.texts import StoredArticle

_ARTICLES_A_FILE = 2_000


def main() -> None:
    """Make a corpus and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("n", type=int)
    parser.add_argument("--source", type=Path, help="a built store; default: the dispatches, built anew")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--again", action="store_true", help="only build what was written before")
    options = parser.parse_args()
    start = time.perf_counter()
    if not options.again:
        write_articles(read_sources(options.source), options.store, options.n, options.seed)
    written = time.perf_counter()
    assemble_corpus(options.store)
    built = time.perf_counter()
    print(f"{options.n:,} articles: written in {written - start:,.0f} s, built in {built - written:,.0f} s")


def make_news_corpus(store: Path, n: int, seed: int = 7, source: Path | None = None) -> Path:
    """Make a corpus of `n` articles in `store` and return the folder of its version."""
    write_articles(read_sources(source), store, n, seed)
    return assemble_corpus(store)


def read_sources(source: Path | None = None) -> list[SourceArticle]:
    """Return the articles of a built store whose sentences are mixed; None: the dispatches, built anew."""
    if source is not None:
        return list_source_articles(open_version(version_folder(source), source))
    with tempfile.TemporaryDirectory() as folder:
        build([DATA / "dispatches"], Path(folder))
        return list_source_articles(open_version(version_folder(Path(folder)), Path(folder)))


def write_articles(sources: Sequence[SourceArticle], store: Path, n: int, seed: int = 7) -> None:
    """Write `n` articles as files below `store`, and the names in them as results of the tagger."""
    folder = store / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    results = StepResults(store, "names", fingerprints()["names"])
    articles = ArticleGenerator(sources, n, seed).draw()
    for number, batch in enumerate(split_into_batches(articles, _ARTICLES_A_FILE)):
        path = folder / f"articles-{number:05d}.jsonl"
        _write_batch(path, batch, results)
    results.close()


def assemble_corpus(store: Path) -> Path:
    """Build the articles that lie below a store into it, and return the folder of the new version."""
    _carry_names_over(store)
    build([store / "articles"], store, Options(name=f"Generated news ({store.name})"))
    return version_folder(store)


def _carry_names_over(store: Path) -> None:
    """Let the names count for the rules of today's tagger: they were written, so no change of it changes them."""
    with closing(sqlite3.connect(store / "tagged" / "names.sqlite")) as file, file:
        file.execute("UPDATE OR IGNORE said SET fingerprint = ?", (fingerprints()["names"],))


def _write_batch(path: Path, articles: Iterable[GeneratedArticle], results: StepResults) -> None:
    """Write articles as a JSON object a line, and store the names in them under the hash of their parsed text."""
    lines, records, names = [], [], []
    for position, article in enumerate(articles, start=1):
        text, article_names = article.text_and_names()
        values = {**article.fields, "title": article.title, "text": text[len(article.title) :].lstrip()}
        record = make_record(values, path.name, position)[0]
        if record.text != text:
            raise ValueError(f"the reader changes this text, so that its names move: {text}")
        lines.append(json.dumps(values, ensure_ascii=False))
        records.append(StoredArticle(position, "", text, dict(record.fields), True, path.name, 1))
        names.append(article_names)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    parsed = parse_texts(records, Furniture({}), DecisionsInForce(), cleaning=True)
    results.put({text.hash: _payload(of) for (_, text), of in zip(parsed, names, strict=True)})


def _payload(names: Iterable[Name]) -> list[tuple[int, int, str]]:
    """Return names as the step stores them."""
    return [(name.start, name.end, name.kind.value) for name in names]


if __name__ == "__main__":
    main()
