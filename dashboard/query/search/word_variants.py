"""Finds the corpus words that a typed word matches: by prefix, with other accents, in other forms."""

from bisect import bisect_left

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.corpus.term_tables import TermTable
from dashboard.text.folding import strip_accents
from dashboard.text.tokens import words


def find_word_numbers(corpus: Corpus, word: str, *, prefix: bool = False, loose: bool = False) -> Longs:
    """Return the sorted numbers of the corpus words that a folded word matches.

    `prefix` adds every word that begins with it, `loose` those that differ only in accents.
    """
    terms = corpus.terms
    look = _find_prefix if prefix else _find_exact_word
    numbers = look(terms, word)
    if loose:
        numbers = np.unique(
            np.concatenate(
                [
                    numbers,
                    look(terms, strip_accents(word)),
                    _find_accented_words(terms, strip_accents(word), prefix),
                ]
            )
        )
    return numbers.astype(np.int64)


def expand_word_forms(corpus: Corpus, query: str) -> str:
    """Return a query for every form of a word: "talks" becomes "talk OR talked OR talking OR talks".

    Anything but a single word, or a word that is not in the corpus, is returned unchanged.
    """
    query_words = words(query)
    if query_words != [query.lower()]:
        return query
    numbers = _find_exact_word(corpus.terms, query_words[0])
    if not len(numbers):
        return query
    terms = corpus.terms
    family = np.flatnonzero(terms.family[: terms.n_words] == terms.family[numbers[0]])
    return " OR ".join(terms.word.take(family).to_pylist())


def _find_exact_word(terms: TermTable, word: str) -> Longs:
    at = _find_insertion_point(terms, word)
    return np.arange(at, at + 1) if at < terms.n_words and terms.word[at].as_py() == word else np.arange(0)


def _find_prefix(terms: TermTable, word: str) -> Longs:
    return np.arange(_find_insertion_point(terms, word), _find_insertion_point(terms, f"{word}\U0010ffff"))


def _find_insertion_point(terms: TermTable, word: str) -> int:
    """Return the position of a word in the sorted words, or where it would be inserted."""
    return bisect_left(range(terms.n_words), word, key=lambda at: terms.word[at].as_py())


def _find_accented_words(terms: TermTable, wanted: str, prefix: bool) -> Longs:
    """Return the words beyond ASCII that equal `wanted`, or begin with it, once their accents are removed."""
    plain = pc.string_is_ascii(terms.word.slice(0, terms.n_words)).to_numpy(zero_copy_only=False)
    accented = np.flatnonzero(~plain)
    without = pc.replace_substring_regex(
        pc.utf8_normalize(terms.word.take(pa.array(accented)), "NFD"), r"\p{M}", ""
    )
    same = pc.starts_with(without, wanted) if prefix else pc.equal(without, wanted)
    numbers: Longs = accented[same.to_numpy(zero_copy_only=False)]
    return numbers
