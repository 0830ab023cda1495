"""The stop words that ship with Dateline."""

import csv
from functools import cache

from dashboard.paths import DATA


@cache
def load_stop_word_lists() -> dict[str, frozenset[str]]:
    """Return the stop words that ship with Dateline, by language."""
    by_language: dict[str, set[str]] = {}
    with (DATA / "stop_words" / "words.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            by_language.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(words) for language, words in by_language.items()}
