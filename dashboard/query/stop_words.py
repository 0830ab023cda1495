"""Stop words: words that say nothing of what a text is about, by language, with what an analyst changed."""

import csv
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Terms
from dashboard.corpus.postings import Mask
from dashboard.decisions.stop_words import StopChanges
from dashboard.paths import DATA


@cache
def listed_words() -> dict[str, frozenset[str]]:
    """Return the stop words that ship with Dateline, by language."""
    found: dict[str, set[str]] = {}
    with (DATA / "stop_words" / "words.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(words) for language, words in found.items()}


def stop_mask(terms: Terms, changes: StopChanges) -> Mask:
    """Return which terms are stop words of their own language, or phrases that begin or end in one.

    A word that no language claims ('' where it is unknown) goes by the English list.
    """
    n = terms.n_words
    word = terms.word.slice(0, n)
    mask = np.zeros(n, dtype=np.bool_)
    for code, language in enumerate(terms.languages):
        listed = listed_words().get(language or "en", frozenset())
        mask |= _is_in(word, listed) & (terms.language[:n] == code)
    mask |= _is_in(word, changes.added)
    mask &= ~_is_in(word, changes.removed)
    return mask[terms.first] | mask[terms.last]


def _is_in(words: pa.Array, listed: frozenset[str] | tuple[str, ...]) -> Mask:
    wanted = pa.array(sorted(listed), pa.string())
    found: Mask = pc.is_in(words, value_set=wanted).to_numpy(zero_copy_only=False)
    return found
