"""Given names that many bear, as a table holds them."""

import unicodedata
from functools import lru_cache

from dashboard.paths import DATA


@lru_cache(maxsize=1 << 16)
def is_given_name(word: str) -> bool:
    """Whether a word is a given name that many bear."""
    return _plain(word).partition("-")[0] in _given_names()


def _plain(word: str) -> str:
    return unaccented(word).casefold()


def unaccented(word: str) -> str:
    """Return a word without its accents."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset((DATA / "given_names.txt").read_text(encoding="utf-8").split())
