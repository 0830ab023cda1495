"""The table of terms and the arrays of a version -> its terms and its stream of words.

A version that was built before there were phrases, families and a stream opens without them.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Array, Stream, Terms
from dashboard.text.tokens import VERSION as TOKENS

Arrays = Mapping[str, Array]


def read_terms(table: pa.Table, arrays: Arrays) -> Terms:
    """Return the terms."""
    n = len(table)
    itself = np.arange(n, dtype=np.int32)
    size = _column(table, "size", np.ones(n, dtype=np.int8))
    codes, languages = _languages(table)
    return Terms(
        word=table["term"].combine_chunks(),
        n_words=int(np.count_nonzero(size <= 1)),
        size=size,
        first=_column(table, "first", itself),
        last=_column(table, "last", itself),
        family=_column(table, "family", itself),
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


def read_stream(arrays: Arrays, n_articles: int, n_sentences: int, rules: Mapping[str, str]) -> Stream:
    """Return the stream of words, an empty one where the version has none.

    One that another tokenizer wrote is none: its words would not lie where the texts are read anew.
    """
    said = rules.get("words", TOKENS)
    if "stream_words" not in arrays or not (said == TOKENS or said.startswith(f"{TOKENS}-")):
        nowhere = (np.zeros(n, dtype=np.int64) for n in (n_articles + 1, n_sentences))
        return Stream(np.zeros(0, dtype=np.int32), *nowhere)
    return Stream(arrays["stream_words"], arrays["stream_indptr"], arrays["stream_sentences"])


def _column(table: pa.Table, name: str, otherwise: Array | None = None) -> Array:
    if otherwise is not None and name not in table.column_names:
        return otherwise
    return np.ascontiguousarray(table[name].to_numpy())


def _languages(table: pa.Table) -> tuple[Array, tuple[str, ...]]:
    if "language" not in table.column_names:
        return np.zeros(len(table), dtype=np.int16), ("en",)
    encoded = pc.dictionary_encode(table["language"].combine_chunks())
    return encoded.indices.to_numpy().astype(np.int16), tuple(encoded.dictionary.to_pylist())
