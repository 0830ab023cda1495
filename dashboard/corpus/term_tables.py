"""The terms of a version, and its texts as streams of term numbers.

A version that was built before phrases, word families and streams existed opens without them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.text.tokens import VERSION as TOKENIZER_VERSION

Arrays = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The words of the texts without their cuts, then the phrases; by article and by term.

    `n_words` is the number of words: terms below it are words, in order. `size` is the number of words of a
    term, 0 for a term that no list may show. `first` and `last` are the words at its ends. `family` is the
    term that gives a word family its name. `again` marks the cells whose family the article already has.
    `language` indexes `languages`.
    """

    word: pa.StringArray
    n_words: int
    size: Array
    first: Ints
    last: Ints
    family: Ints
    language: Array
    languages: tuple[str, ...]
    indptr: Longs
    ids: Ints
    counts: Array
    again: Mask
    post_indptr: Longs
    post_rows: Ints
    post_counts: Array
    n_articles: Ints
    n_occurrences: Longs


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The texts as numbers: the term of each word in turn, -1 where a cut interrupts the words.

    Article i has `words[indptr[i]:indptr[i + 1]]`; the words of sentence j begin at `sentences[j]`.
    """

    words: Ints
    indptr: Longs
    sentences: Longs

    @property
    def is_available(self) -> bool:
        """Whether the version has a stream; an old version has none."""
        return len(self.words) > 0


def read_terms(table: pa.Table, arrays: Arrays) -> TermTable:
    """Return the terms of a version."""
    n = len(table)
    own_number = np.arange(n, dtype=np.int32)
    size = _column(table, "size", np.ones(n, dtype=np.int8))
    codes, languages = _languages(table)
    return TermTable(
        word=table["term"].combine_chunks(),
        n_words=int(np.count_nonzero(size <= 1)),
        size=size,
        first=_column(table, "first", own_number),
        last=_column(table, "last", own_number),
        family=_column(table, "family", own_number),
        language=codes,
        languages=languages,
        indptr=arrays["term_indptr"],
        ids=arrays["term_ids"],
        counts=arrays["term_counts"],
        again=arrays.get("term_again", np.zeros(len(arrays["term_ids"]), dtype=np.bool_)),
        post_indptr=arrays["post_indptr"],
        post_rows=arrays["post_rows"],
        post_counts=arrays["post_counts"],
        n_articles=_column(table, "n_articles"),
        n_occurrences=_column(table, "n_occurrences").astype(np.int64),
    )


def read_stream(arrays: Arrays, n_articles: int, n_sentences: int, rules: Mapping[str, str]) -> TokenStream:
    """Return the stream of words, an empty one where the version has none.

    A stream by another tokenizer counts as none: its words would not match a new reading of the texts.
    """
    version = rules.get("words", TOKENIZER_VERSION)
    is_current = version == TOKENIZER_VERSION or version.startswith(f"{TOKENIZER_VERSION}-")
    if "stream_words" not in arrays or not is_current:
        no_starts = (np.zeros(n, dtype=np.int64) for n in (n_articles + 1, n_sentences))
        return TokenStream(np.zeros(0, dtype=np.int32), *no_starts)
    return TokenStream(arrays["stream_words"], arrays["stream_indptr"], arrays["stream_sentences"])


def _column(table: pa.Table, name: str, default: Array | None = None) -> Array:
    if default is not None and name not in table.column_names:
        return default
    return np.ascontiguousarray(table[name].to_numpy())


def _languages(table: pa.Table) -> tuple[Array, tuple[str, ...]]:
    if "language" not in table.column_names:
        return np.zeros(len(table), dtype=np.int16), ("en",)
    encoded = pc.dictionary_encode(table["language"].combine_chunks())
    return encoded.indices.to_numpy().astype(np.int16), tuple(encoded.dictionary.to_pylist())
