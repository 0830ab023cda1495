"""Stop words: words that say nothing of what a text is about, by language, with what an analyst changed."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.postings import Mask
from dashboard.corpus.term_tables import TermTable
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.text.stop_words import load_stop_word_lists


def stop_mask(terms: TermTable, changes: StopWordChanges) -> Mask:
    """Return which terms are stop words of their own language, or phrases that begin or end in one.

    A word that no language claims ('' where it is unknown) goes by the English list.
    """
    n = terms.n_words
    word = terms.word.slice(0, n)
    mask = np.zeros(n, dtype=np.bool_)
    for code, language in enumerate(terms.languages):
        listed = load_stop_word_lists().get(language or "en", frozenset())
        mask |= _is_in(word, listed) & (terms.language[:n] == code)
    mask |= _is_in(word, changes.added)
    mask &= ~_is_in(word, changes.removed)
    return mask[terms.first] | mask[terms.last]


def _is_in(words: pa.Array, listed: frozenset[str] | tuple[str, ...]) -> Mask:
    wanted = pa.array(sorted(listed), pa.string())
    found: Mask = pc.is_in(words, value_set=wanted).to_numpy(zero_copy_only=False)
    return found
