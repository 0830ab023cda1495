"""Spellings made alike: accents, case, quotation marks and dashes."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

STROKED_LETTERS = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
"""Letters that look accented but that Unicode does not take apart, with the plain letter for each."""

_STRAIGHT_MARKS = dict(zip("’‘＇‐‑“”–—…\xa0", "'''--\"\"    ", strict=True))
_STRAIGHT_IN_WORDS = str.maketrans({"’": "'", "‘": "'", "＇": "'", "ʼ": "'", "‐": "-", "‑": "-"})
# What would split a word in the full-text index.
_SPLITS_WORD = re.compile(r"[\x00-\x20\x7f-\xa0!-%(-,/:-@\[-`{-~\xad\u200c\u200d\s]+")


def replace_each(text: str, replacements: Mapping[str, str]) -> str:
    """Return a text with each key replaced by its value, one key after the other."""
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text


def strip_accents(text: str) -> str:
    """Return a text without accents; ligatures and wide letters become plain ones, case stays.

    >>> strip_accents("Café"), strip_accents("ölgötür")
    ('Cafe', 'olgotur')
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def straighten_marks(text: str) -> str:
    """Return a text of the same length, with straight quotes, plain hyphens and plain blanks."""
    return replace_each(text, _STRAIGHT_MARKS)


def fold_word(word: str) -> str:
    """Return the form under which a word is counted and searched: NFKC, case folded, quotes straight.

    Accents are kept. Blanks and marks that would split the word in the full-text index are left out.
    """
    return word.lower().replace(",", "") if word.isascii() else _fold_beyond_ascii(word)


@lru_cache(maxsize=65536)
def _fold_beyond_ascii(word: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    whole = _SPLITS_WORD.sub("", folded.translate(_STRAIGHT_IN_WORDS))
    # What is taken out may have stood between a letter and its mark.
    return unicodedata.normalize("NFKC", whole) or word
