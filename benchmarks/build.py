"""Words a second of a whole build, beside spaCy's NER alone on the same texts, in one run.

python benchmarks/build.py [PATH...]        default: the dispatches that ship with Dateline
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.build import build
from dashboard.build.batches import in_batches
from dashboard.paths import DATA
from dashboard.steps.tag import load_tagger
from dashboard.store import Texts, version_folder


def main() -> None:
    """Print the table of benchmarks/build.md for the paths given."""
    paths = [Path(path) for path in sys.argv[1:]] or [DATA / "dispatches"]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        _warm_up(Path(folder))
        whole = _seconds(lambda: build(paths, store))
        again = _seconds(lambda: build(paths, store))
        with Texts(store) as texts:
            read = [doc.text for doc in texts.read(doc for _, doc in texts.present())]
        articles = pd.read_parquet(version_folder(store) / "articles.parquet")
    n_words = sum(len(text.split()) for text in read)
    tagger = load_tagger()
    alone = _seconds(
        lambda: [doc for batch in in_batches(read, 48) for doc in tagger.nlp.pipe(batch, batch_size=48)]
    )
    print(
        f"{len(articles):,} articles, {n_words:,} words, {int(np.sum(articles['n_words'])):,} of them told\n"
    )
    print("| what | seconds | words a second | against spaCy's NER alone |\n| --- | --- | --- | --- |")
    for what, seconds in (
        ("spaCy's NER alone, one process", alone),
        ("the whole build", whole),
        ("built again, nothing new", again),
    ):
        print(f"| {what} | {seconds:.1f} | {n_words / seconds:,.0f} | {alone / seconds:.2f} |")


def _warm_up(folder: Path) -> None:
    """Build one line, so that the model and the tables are loaded before anything is measured, as they are for NER alone."""
    text = folder / "line.txt"
    text.write_text("A minister met another in Paris on 3 March 2017.", encoding="utf-8")
    build([text], folder / "warm")


def _seconds(work: object) -> float:
    began = time.monotonic()
    work()  # type: ignore[operator]
    return time.monotonic() - began


if __name__ == "__main__":
    main()
