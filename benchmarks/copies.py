"""Copies in the news demo: precision and recall on labelled pairs.

    python benchmarks/copies.py STORE     STORE: the store of `dateline demo news`

The pairs are those of tests/gold/copies.tsv; two articles are found where a version counts them as one.
"""

import argparse
import csv
from pathlib import Path

import pandas as pd

from dashboard.store import version_folder

LABELS = Path(__file__).parents[1] / "tests" / "gold" / "copies.tsv"


def main() -> None:
    """Print the figures of each stratum and of all pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    pairs = read_pairs(version_folder(parser.parse_args().store))
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


if __name__ == "__main__":
    main()
