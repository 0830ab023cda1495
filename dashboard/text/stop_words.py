"""The stop words that ship with Dateline, by language."""

import csv
from functools import cache

from dashboard.paths import DATA


@cache
def listed_words() -> dict[str, frozenset[str]]:
    """Return the stop words that ship with Dateline, by language."""
    found: dict[str, set[str]] = {}
    with (DATA / "stop_words" / "words.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(words) for language, words in found.items()}
