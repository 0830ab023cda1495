"""A typed word -> the words of the corpus that it stands for: itself, what begins so, other accents, its family."""

from bisect import bisect_left

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus, Terms
from dashboard.corpus.postings import Longs
from dashboard.query.search.word_lookup import bare
from dashboard.text.tokens import words


def words_like(corpus: Corpus, word: str, *, prefix: bool = False, loose: bool = False) -> Longs:
    """Return the numbers of the words that a folded word stands for, in order.

    `prefix` takes every word that begins so, `loose` those too that differ in accents alone.
    """
    terms = corpus.terms
    look = _beginning_with if prefix else _spelt
    found = look(terms, word)
    if loose:
        found = np.unique(
            np.concatenate([found, look(terms, bare(word)), _accented(terms, bare(word), prefix)])
        )
    return found.astype(np.int64)


def in_all_forms(corpus: Corpus, query: str) -> str:
    """Return a query for every form of a word: "talks" becomes "talk OR talked OR talking OR talks".

    What is no single word, and a word that the corpus does not have, stays as it is.
    """
    said = words(query)
    found = _spelt(corpus.terms, said[0]) if len(said) == 1 and said[0] == query.lower() else np.arange(0)
    if not len(found):
        return query
    terms = corpus.terms
    family = np.flatnonzero(terms.family[: terms.n_words] == terms.family[found[0]])
    return " OR ".join(terms.word.take(family).to_pylist())


def _spelt(terms: Terms, word: str) -> Longs:
    at = _place(terms, word)
    return np.arange(at, at + 1) if at < terms.n_words and terms.word[at].as_py() == word else np.arange(0)


def _beginning_with(terms: Terms, word: str) -> Longs:
    return np.arange(_place(terms, word), _place(terms, f"{word}\U0010ffff"))


def _place(terms: Terms, word: str) -> int:
    """Return where a word stands among the words, or would stand."""
    return bisect_left(range(terms.n_words), word, key=lambda at: terms.word[at].as_py())


def _accented(terms: Terms, wanted: str, prefix: bool) -> Longs:
    """Return the words with letters beyond ASCII that are `wanted`, or begin so, without their accents."""
    plain = pc.string_is_ascii(terms.word.slice(0, terms.n_words)).to_numpy(zero_copy_only=False)
    accented = np.flatnonzero(~plain)
    without = pc.replace_substring_regex(
        pc.utf8_normalize(terms.word.take(pa.array(accented)), "NFD"), r"\p{M}", ""
    )
    same = pc.starts_with(without, wanted) if prefix else pc.equal(without, wanted)
    found: Longs = accented[same.to_numpy(zero_copy_only=False)]
    return found
