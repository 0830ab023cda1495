"""A text with its parts, sentences and words, parsed once and used by every step."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.schema import Span
from dashboard.text.parts import find_sentence_spans
from dashboard.text.tokens import words

_ENGLISH = ("", "en")


class SentenceWords(NamedTuple):
    """The folded words of a sentence, none for a sentence in a cut.

    `follows_previous` is False where a cut separates the sentence from the one before it.
    """

    follows_previous: bool
    words: list[str]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with its parts, sentences and words.

    `parts` are in order and do not overlap; `words` has one item a sentence. `language` is two letters, or ''
    where it is unknown. `hash` covers everything that a step can see, so equal hashes have equal results.
    """

    text: str
    parts: tuple[Span, ...]
    sentences: tuple[Span, ...]
    words: tuple[SentenceWords, ...]
    language: str
    hash: str

    @property
    def is_english(self) -> bool:
        """Whether the text is in English or in an unknown language."""
        return self.language in _ENGLISH

    def all_words(self) -> list[str]:
        """Return the folded words of the text in order, without those in cuts."""
        return [word for sentence in self.words for word in sentence.words]


def parse_text(text: str, parts: tuple[Span, ...], language: str = "") -> ParsedText:
    """Return the text with its sentences and words; nothing else in the package splits a whole article."""
    sentences = find_sentence_spans(text, parts)
    sentence_words = tuple(_split_into_words(text, parts, sentences))
    return ParsedText(text, parts, sentences, sentence_words, language, _hash(text, parts, language))


def _split_into_words(text: str, parts: Sequence[Span], sentences: Sequence[Span]) -> Iterator[SentenceWords]:
    starts_of_cuts = [span.start for span in parts if span.part.is_cut]
    previous_end = 0
    for span in sentences:
        if span.part.is_cut:
            yield SentenceWords(True, [])
        else:
            follows = bisect_left(starts_of_cuts, previous_end) == bisect_left(starts_of_cuts, span.start)
            yield SentenceWords(follows, words(text[span.start : span.end]))
            previous_end = span.end


def _hash(text: str, parts: Sequence[Span], language: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    digest.update(",".join(f"{span.start}-{span.end}-{span.part}" for span in parts).encode())
    if language not in _ENGLISH:
        digest.update(language.encode())
    return digest.hexdigest()[:32]
