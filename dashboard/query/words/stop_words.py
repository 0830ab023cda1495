"""Stop words by language, with the changes of an analyst: words that do not show what a text is about."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.postings import Mask
from dashboard.corpus.term_tables import TermTable
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.text.stop_words import load_stop_word_lists


def mark_stop_words(terms: TermTable, changes: StopWordChanges) -> Mask:
    """Return which terms are stop words of their own language, or phrases that begin or end in one.

    Words of unknown language are looked up in the English list.
    """
    n = terms.n_words
    word = terms.word.slice(0, n)
    mask = np.zeros(n, dtype=np.bool_)
    for code, language in enumerate(terms.languages):
        stop_words = load_stop_word_lists().get(language or "en", frozenset())
        mask |= _are_among(word, stop_words) & (terms.language[:n] == code)
    mask |= _are_among(word, changes.added)
    mask &= ~_are_among(word, changes.removed)
    return mask[terms.first] | mask[terms.last]


def _are_among(words: pa.Array, stop_words: frozenset[str] | tuple[str, ...]) -> Mask:
    values = pa.array(sorted(stop_words), pa.string())
    mask: Mask = pc.is_in(words, value_set=values).to_numpy(zero_copy_only=False)
    return mask
