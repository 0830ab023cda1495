"""Make data/stop_words/words.tsv: the English words by hand, those of other languages from spaCy (MIT).

    .venv/bin/python data/make_stop_words.py

A word is written as Dateline's tokenizer folds it; what it would split is left out. The same version of
spaCy gives the same bytes.
"""

import csv
import pkgutil
from importlib import import_module
from pathlib import Path

import spacy.lang

from dashboard.text.tokens import words

FOLDER = Path(__file__).parent / "stop_words"
BY_HAND = FOLDER / "english.txt"


def rows() -> list[tuple[str, str]]:
    """Return (language, word), sorted, each once."""
    stop_words = {("en", word) for word in BY_HAND.read_text(encoding="utf-8").split()}
    for language in (module.name for module in pkgutil.iter_modules(spacy.lang.__path__)):
        if len(language) == 2 and language not in ("en", "xx"):
            stop_words |= {
                (language, folded[0]) for folded in map(words, listed(language)) if len(folded) == 1
            }
    return sorted(stop_words)


def listed(language: str) -> set[str]:
    """Return spaCy's stop words of a language, none where it has no list."""
    try:
        stop_words: set[str] = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
    except ModuleNotFoundError:
        return set()
    return stop_words


if __name__ == "__main__":
    with (FOLDER / "words.tsv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(("language", "word"))
        out.writerows(rows())
