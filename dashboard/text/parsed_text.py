"""A text with its parts, sentences and words, made once and read by every step."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.schema import Span
from dashboard.text.part_sentences import sentence_spans
from dashboard.text.tokens import words

_ENGLISH = ("", "en")


class SentenceWords(NamedTuple):
    """The folded words of a sentence, and whether they follow those before it; a sentence in a cut has none."""

    follows: bool
    words: list[str]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with what was found in it before any step ran.

    `parts` are in order and do not overlap; `sentences` and `words` run in step. `language` is two letters, or
    '' where it is not known. `hash` names all that a step can see, and so what a step says of the text.
    """

    text: str
    parts: tuple[Span, ...]
    sentences: tuple[Span, ...]
    words: tuple[SentenceWords, ...]
    language: str
    hash: str

    @property
    def is_english(self) -> bool:
        """Whether the text is English, or of a language that is not known."""
        return self.language in _ENGLISH

    def all_words(self) -> list[str]:
        """Return the folded words of the text in order, those in cuts left out."""
        return [word for sentence in self.words for word in sentence.words]


def parse_text(text: str, parts: tuple[Span, ...], language: str = "") -> ParsedText:
    """Return the text with its sentences and words; this is the one place where either is made."""
    sentences = sentence_spans(text, parts)
    return ParsedText(
        text, parts, sentences, tuple(_words(text, parts, sentences)), language, _hash(text, parts, language)
    )


def _words(text: str, parts: Sequence[Span], sentences: Sequence[Span]) -> Iterator[SentenceWords]:
    cuts = [span.start for span in parts if span.part.is_cut]
    end = 0
    for span in sentences:
        if span.part.is_cut:
            yield SentenceWords(True, [])
        else:
            follows = bisect_left(cuts, end) == bisect_left(cuts, span.start)
            yield SentenceWords(follows, words(text[span.start : span.end]))
            end = span.end


def _hash(text: str, parts: Sequence[Span], language: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    digest.update(",".join(f"{span.start}-{span.end}-{span.part}" for span in parts).encode())
    if language not in _ENGLISH:
        digest.update(language.encode())
    return digest.hexdigest()[:32]
