"""The stream of words -> the table of terms and the arrays of a version."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.schema.tables import SCHEMAS
from dashboard.steps.terms import WordStream, build_matrix

Array = np.ndarray[Any, Any]


def build_term_tables(
    stream: WordStream, languages: Sequence[str], is_first: Array
) -> tuple[dict[str, pa.Table], dict[str, Array]]:
    """Return the table of terms and the arrays of a version: the stream of words and the matrix.

    Args:
        stream: The words of all articles.
        languages: The language of each article.
        is_first: Which articles are no copy of another; phrases and word families are learnt from these.
    """
    matrix = build_matrix(stream, languages, is_first)
    columns = {
        "term": matrix.terms,
        "size": matrix.size,
        "first": matrix.first,
        "last": matrix.last,
        "family": matrix.family,
        "language": matrix.language,
        "n_articles": matrix.n_articles,
        "n_occurrences": matrix.n_occurrences,
    }
    terms = pa.table(columns, schema=SCHEMAS["terms"])
    arrays: dict[str, Array] = {
        "term_indptr": matrix.indptr,
        "term_ids": matrix.ids,
        "term_counts": matrix.counts,
        "term_again": matrix.is_repeat,
        "post_indptr": matrix.post_indptr,
        "post_rows": matrix.post_rows,
        "post_counts": matrix.post_counts,
        "stream_words": stream.words,
        "stream_indptr": stream.indptr,
        "stream_sentences": stream.sentences,
    }
    return {"terms": terms}, arrays
