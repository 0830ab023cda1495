"""A record and its parts -> its language as two letters, by its field or by its text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from dashboard.schema import Record, Span
from dashboard.steps.clean import find_uncut_spans

ENGLISH = "en"
# Languages of the world's press. Small ones, and those close to English, would claim texts full of names.
_LANGUAGES = (
    "ar bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk "
    "ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur vi zh"
).split()
_ENGLISH_WORDS = frozenset(
    "the of and to in a is that for on was with as it by at from he his said be are this have has not but "
    "an were which they or who had their its".split()
)
_ENGLISH_SHARE = 0.08
"""A text of which so many words are these is English, whatever its names look like."""
_SURELY_ENGLISH = 0.25
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
_FEWEST_LETTERS = 60
_SAMPLE_LENGTH = 1500
_CODE_OF_NAME = dict(
    name.split("=")
    for name in (
        "english=en french=fr german=de spanish=es italian=it portuguese=pt dutch=nl russian=ru ukrainian=uk "
        "arabic=ar chinese=zh japanese=ja turkish=tr polish=pl"
    ).split()
)


class LanguageIdentifier(Protocol):
    """What guesses the language of a text (Lui and Baldwin 2012)."""

    def classify(self, text: str) -> tuple[str, float]:
        """Return the language as two letters, and its score."""


def find_language(record: Record, parts: Sequence[Span]) -> tuple[str, str]:
    """Return the language as two letters, and its source, "field" or "letters"; both '' where unknown."""
    if language := _field_language(record):
        return language, "field"
    body = " ".join(record.text[span.start : span.end] for span in find_uncut_spans(record.text, parts))
    sample = body[:_SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return "", ""
    if _english_share(sample) >= _SURELY_ENGLISH:
        return ENGLISH, "letters"
    language = str(_load_identifier().classify(sample)[0])
    return (ENGLISH if _english_share(sample) >= _ENGLISH_SHARE else language), "letters"


def name_language_source(record: Record, language: str) -> tuple[str, str]:
    """Return a language that `find_language` found before, and its source."""
    if not language:
        return "", ""
    return language, "field" if _field_language(record) else "letters"


def _field_language(record: Record) -> str:
    value = record.fields.get("language", "").strip().lower()
    match = _CODE.fullmatch(value)
    return match[1] if match else _CODE_OF_NAME.get(value, "")


def _english_share(sample: str) -> float:
    words = _WORD.findall(sample.lower())
    return sum(word in _ENGLISH_WORDS for word in words) / max(1, len(words))


@cache
def _load_identifier() -> LanguageIdentifier:
    import py3langid

    py3langid.set_languages(_LANGUAGES)
    identifier: LanguageIdentifier = py3langid
    return identifier
