"""The terms of a version, and its texts as streams of term numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.corpus.postings import Array, Ints, Longs, Mask
from dashboard.corpus.read_tables import read_coded_column, read_ints
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
        """Whether there is a stream; one of another tokenizer is not read."""
        return len(self.words) > 0


def read_terms(table: pa.Table, arrays: Arrays) -> TermTable:
    """Return the terms of a version."""
    language = read_coded_column(table, "language")
    size = read_ints(table, "size")
    return TermTable(
        word=table["term"].combine_chunks(),
        n_words=int(np.count_nonzero(size <= 1)),
        size=size,
        first=read_ints(table, "first"),
        last=read_ints(table, "last"),
        family=read_ints(table, "family"),
        language=language.codes,
        languages=language.words,
        indptr=arrays["term_indptr"],
        ids=arrays["term_ids"],
        counts=arrays["term_counts"],
        again=arrays["term_again"],
        post_indptr=arrays["post_indptr"],
        post_rows=arrays["post_rows"],
        post_counts=arrays["post_counts"],
        n_articles=read_ints(table, "n_articles"),
        n_occurrences=table["n_occurrences"].to_numpy(),
    )


def read_stream(arrays: Arrays, n_articles: int, n_sentences: int, rules: Mapping[str, str]) -> TokenStream:
    """Return the stream of words, an empty one if another tokenizer made it.

    Its words would not match a new reading of the texts.
    """
    version = rules.get("words", TOKENIZER_VERSION)
    is_current = version == TOKENIZER_VERSION or version.startswith(f"{TOKENIZER_VERSION}-")
    if not is_current:
        no_starts = (np.zeros(n, dtype=np.int64) for n in (n_articles + 1, n_sentences))
        return TokenStream(np.zeros(0, dtype=np.int32), *no_starts)
    return TokenStream(arrays["stream_words"], arrays["stream_indptr"], arrays["stream_sentences"])
