"""A record and its parts -> its language, as two letters, by its field or by its letters."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from dashboard.schema import Record, Span
from dashboard.steps.clean import find_uncut_spans

ENGLISH = "en"
# The press of the world. Tongues close to English, and small ones, would take lists of names for their own.
_KNOWN = (
    "ar bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms "
    "my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur vi zh"
).split()
_ENGLISH_WORDS = frozenset(
    "the of and to in a is that for on was with as it by at from he his said be are this have has not but an were "
    "which they or who had their its".split()
)
_ENGLISH_SHARE = 0.08
"""A text of which so many words are these is English, whatever its names look like."""
_SURELY_ENGLISH = 0.25
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
_ENOUGH_LETTERS = 60
_SEEN_LETTERS = 1500
_BY_NAME = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr", "polish": "pl",
}  # fmt: skip


def find_language(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    """Return the language as two letters, and whether a field or the letters told it; '' where none can."""
    if given := _given(record):
        return given, "field"
    body = " ".join(record.text[span.start : span.end] for span in find_uncut_spans(record.text, parts))
    sample = body[:_SEEN_LETTERS]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return "", ""
    if _english_share(sample) >= _SURELY_ENGLISH:
        return ENGLISH, "letters"
    told = str(_identifier().classify(sample)[0])
    return (ENGLISH if _english_share(sample) >= _ENGLISH_SHARE else told), "letters"


def told_before(record: Record, language: str) -> tuple[str, str]:
    """Return a language that `find_language` has told, with what told it."""
    if not language:
        return "", ""
    return language, "field" if _given(record) else "letters"


def _given(record: Record) -> str:
    given = record.fields.get("language", "").strip().lower()
    match = _CODE.fullmatch(given)
    return match[1] if match else _BY_NAME.get(given, "")


def _english_share(sample: str) -> float:
    words = _WORD.findall(sample.lower())
    return sum(word in _ENGLISH_WORDS for word in words) / max(1, len(words))


@cache
def _identifier() -> Any:
    """Return the identifier of languages (Lui and Baldwin 2012), held to those that are known here."""
    import py3langid

    py3langid.set_languages(_KNOWN)
    return py3langid
