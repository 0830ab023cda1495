"""Copies in the news demo: how well they are found, and whether copying articles changes a count without copies.

    python benchmarks/copies.py STORE                  precision and recall on the pairs of tests/gold/copies.tsv
    PYTHONPATH=. python benchmarks/copies.py STORE --copied      1,000 articles copied ten times; exit 1 where a count changes

STORE is the store of `dateline demo news`, built with the rules of this checkout; it is read and left as it is.
"""

import argparse
import csv
import io
import random
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

from dashboard.corpus import open_version
from dashboard.pipeline import build
from dashboard.schema import Filters, Unit
from dashboard.store import version_folder

LABELS = Path(__file__).parents[1] / "tests" / "gold" / "copies.tsv"
_ARCHIVE, _MEMBER = "NewsArticles.zip", "NewsArticles.csv"
_COPIED, _TIMES, _SEED = 1_000, 10, 20261124
_LONGEST_CELL = 10**7


def main() -> int:
    """Print the figures; return 1 where copies change a count without copies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--copied", action="store_true")
    chosen = parser.parse_args()
    if chosen.copied:
        return print_changes(chosen.store)
    print_pairs(read_pairs(version_folder(chosen.store)))
    return 0


def print_pairs(pairs: pd.DataFrame) -> None:
    """Print the figures of each stratum and of all pairs."""
    print("| pairs that share | copies by reading | found | of these right |\n| --- | --- | --- | --- |")
    for stratum, drawn in pairs.groupby("drawn from"):
        true, found = drawn["is_copy"].sum(), drawn["found"].sum()
        print(f"| {stratum} | {true} of {len(drawn)} | {found} | {right(drawn)} |")
    precision, recall = (right(pairs) / pairs[what].sum() for what in ("found", "is_copy"))
    print(f"precision {precision:.3f}  recall {recall:.3f}")


def read_pairs(version: Path) -> pd.DataFrame:
    """Return the labelled pairs, with whether each is of copies (is_copy) and counted as one (found)."""
    articles = pd.read_parquet(version / "articles.parquet", columns=["key", "story"])
    story_of = dict(zip(articles["key"], articles["story"], strict=True))
    with LABELS.open(encoding="utf-8", newline="") as file:
        pairs = pd.DataFrame(csv.DictReader(file, delimiter="\t"))
    pairs["is_copy"] = pairs["copies"] == "yes"
    pairs["found"] = pairs["one"].map(story_of) == pairs["other"].map(story_of)
    return pairs


def right(pairs: pd.DataFrame) -> int:
    """Return how many pairs were found and are copies."""
    return int((pairs["found"] & pairs["is_copy"]).sum())


def print_changes(store: Path) -> int:
    """Build the corpus with articles copied and print the counts that change; return 1 where there are any."""
    from tests.counts import counts_without_copies

    filters = Filters(unit=Unit.WITHOUT_COPIES)
    before = counts_without_copies(open_version(version_folder(store), store), filters)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "store"
        copied.mkdir()
        shutil.copytree(store / "tagged", copied / "tagged")
        (Path(folder) / _MEMBER).write_bytes(with_copies(store / _ARCHIVE))
        build([Path(folder) / _MEMBER], copied)
        corpus = open_version(version_folder(copied), copied)
        after = counts_without_copies(corpus, filters)
    changed = {name: len(counts.items() ^ after[name].items()) for name, counts in before.items()}
    print(
        f"{corpus.n:,} articles; {sum(map(len, before.values())):,} counts, changed: {sum(changed.values())}"
    )
    print(*(f"{name}: {n}" for name, n in changed.items() if n), sep="\n")
    return 1 if any(changed.values()) else 0


def with_copies(archive: Path) -> bytes:
    """Return the table of the news demo with some of its rows repeated; bytes stay what they are."""
    csv.field_size_limit(_LONGEST_CELL)
    with zipfile.ZipFile(archive) as packed:
        text = packed.read(_MEMBER).decode("latin-1")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    some = random.Random(_SEED).sample(rows, _COPIED)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows, *(some * _TIMES)])
    return out.getvalue().encode("latin-1")


if __name__ == "__main__":
    sys.exit(main())
