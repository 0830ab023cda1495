"""Copies in the news demo: how well they are found, and whether more copies change a count without copies.

    python benchmarks/copies.py STORE                  precision and recall on the pairs of tests/gold/copies.tsv
    PYTHONPATH=. python benchmarks/copies.py STORE --copied      1,000 articles copied ten times; exit 1 where a count changes

STORE is the store of `dateline demo news`, built with the rules of this checkout; nothing in it is changed.
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
_ARTICLES, _COPIES, _SEED = 1_000, 10, 20261124
_LONGEST_FIELD = 10**7


def main() -> int:
    """Print the figures; return 1 where copies change a count without copies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--copied", action="store_true")
    options = parser.parse_args()
    if options.copied:
        return print_changes(options.store)
    print_pairs(read_pairs(version_folder(options.store)))
    return 0


def print_pairs(pairs: pd.DataFrame) -> None:
    """Print precision and recall of the pairs, by what they share and of all."""
    print("| pairs that share | copies by reading | found | of these right |\n| --- | --- | --- | --- |")
    for stratum, drawn in pairs.groupby("drawn from"):
        copies, joined = drawn["is_copy"].sum(), drawn["is_joined"].sum()
        print(f"| {stratum} | {copies} of {len(drawn)} | {joined} | {count_right(drawn)} |")
    right = count_right(pairs)
    print(
        f"precision {format_share(right, pairs['is_joined'].sum())}  recall {format_share(right, pairs['is_copy'].sum())}"
    )


def format_share(part: int, whole: int) -> str:
    """Return a share to three decimals, "none" of nothing.

    >>> format_share(1, 4), format_share(0, 0)
    ('0.250', 'none')
    """
    return f"{part / whole:.3f}" if whole else "none"


def read_pairs(version: Path) -> pd.DataFrame:
    """Return the labelled pairs: whether a reader calls them copies (is_copy), and Dateline (is_joined)."""
    articles = pd.read_parquet(version / "articles.parquet", columns=["key", "story"])
    story_of = dict(zip(articles["key"], articles["story"], strict=True))
    with LABELS.open(encoding="utf-8", newline="") as file:
        pairs = pd.DataFrame(csv.DictReader(file, delimiter="\t"))
    pairs["is_copy"] = pairs["copies"] == "yes"
    pairs["is_joined"] = pairs["one"].map(story_of) == pairs["other"].map(story_of)
    return pairs


def count_right(pairs: pd.DataFrame) -> int:
    """Return how many of the pairs that Dateline joins are copies."""
    return int((pairs["is_joined"] & pairs["is_copy"]).sum())


def print_changes(store: Path) -> int:
    """Build the corpus with more copies and print the counts that change; return 1 where one does."""
    from tests.counts_without_copies import counts_without_copies

    filters = Filters(unit=Unit.WITHOUT_COPIES)
    before = counts_without_copies(open_version(version_folder(store), store), filters)
    with tempfile.TemporaryDirectory() as folder:
        new_store = Path(folder) / "store"
        new_store.mkdir()
        shutil.copytree(store / "tagged", new_store / "tagged")
        (Path(folder) / _MEMBER).write_bytes(add_copies(store / _ARCHIVE))
        build([Path(folder) / _MEMBER], new_store)
        corpus = open_version(version_folder(new_store), new_store)
        after = counts_without_copies(corpus, filters)
    changed = {name: len(counts.items() ^ after[name].items()) for name, counts in before.items()}
    print(
        f"{corpus.n:,} articles; {sum(map(len, before.values())):,} counts, changed: {sum(changed.values())}"
    )
    print(*(f"{name}: {n}" for name, n in changed.items() if n), sep="\n")
    return 1 if any(changed.values()) else 0


def add_copies(archive: Path) -> bytes:
    """Return the table of the news demo, in its own encoding, with some of its rows repeated."""
    csv.field_size_limit(_LONGEST_FIELD)
    with zipfile.ZipFile(archive) as packed:
        text = packed.read(_MEMBER).decode("latin-1")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    copied_rows = random.Random(_SEED).sample(rows, _ARTICLES)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows, *(copied_rows * _COPIES)])
    return out.getvalue().encode("latin-1")


if __name__ == "__main__":
    sys.exit(main())
