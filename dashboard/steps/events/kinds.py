"""The words that say what kind of thing happened, from the editable table data/event_kinds.tsv.

The kinds follow the PLOVER and ACLED codebooks where these have one.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.paths import DATA

VERSION = "events-1"
OTHER = ("other", "")
STATEMENT = "statement"
_TABLE = DATA / "event_kinds.tsv"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase at `start:end` that says what kind of thing happened."""

    start: int
    end: int
    kind: str
    sub_kind: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    plain: dict[str, tuple[str, str]]
    guarded: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]


def find_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yield the triggers that lie in `text[start:end]`, in order."""
    lexicon = _load_lexicon()
    for found in lexicon.pattern.finditer(text, start, end):
        kind = _kind_of(lexicon, found)
        if kind is not None:
            yield Trigger(found.start(), found.end(), *kind)


def fingerprint() -> str:
    """Return what changes when the rules or the table of events change."""
    return f"{VERSION}-{hashlib.sha256(_TABLE.read_bytes()).hexdigest()[:12]}"


def _kind_of(lexicon: _Lexicon, found: re.Match[str]) -> tuple[str, str] | None:
    for pattern, kind in lexicon.guarded:
        if pattern.match(found.string, found.start()):
            return kind
    return lexicon.plain.get(found.group().lower())


@cache
def _load_lexicon() -> _Lexicon:
    plain: dict[str, tuple[str, str]] = {}
    guarded: list[tuple[re.Pattern[str], tuple[str, str]]] = []
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = (row["kind"], row["sub_kind"])
            for word in (word.strip() for word in row["words"].split(" | ")):
                if "(?" in word:
                    guarded.append((re.compile(_guard(word)), kind))
                else:
                    plain.setdefault(word, kind)
    words = [*plain, *(pattern.pattern for pattern, _ in guarded)]
    alternatives = "|".join(
        re.escape(word) if word in plain else word for word in sorted(words, key=len, reverse=True)
    )
    return _Lexicon(re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE), plain, tuple(guarded))


def _guard(word: str) -> str:
    """Return the pattern of a word with a look-ahead: the word in any case, what follows as written."""
    head, _, ahead = word.partition("(?=")
    return rf"(?i:{re.escape(head)})(?={ahead}"
