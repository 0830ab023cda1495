"""The list of common given names."""

from functools import lru_cache

from dashboard.paths import DATA
from dashboard.text.folding import strip_accents


@lru_cache(maxsize=1 << 16)
def is_given_name(word: str) -> bool:
    """Whether a word, or its part before a hyphen, is a common given name."""
    return strip_accents(word).casefold().partition("-")[0] in _load_given_names()


@lru_cache(maxsize=1)
def _load_given_names() -> frozenset[str]:
    return frozenset((DATA / "given_names.txt").read_text(encoding="utf-8").split())
