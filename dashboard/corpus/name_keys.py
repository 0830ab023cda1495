"""Keys of names: "person:Ada Berg", or "place@USA:Georgia" where two places share a name."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from dashboard.corpus.postings import Array
from dashboard.schema import Kind


def format_name_key(kind: str, form: str, country: str | None = None) -> str:
    """Return the key of a name; `country` separates names of one spelling, '' means in no country.

    >>> format_name_key("place", "Georgia"), format_name_key("place", "Georgia", "USA")
    ('place:Georgia', 'place@USA:Georgia')
    >>> format_name_key("place", "Georgia", "")
    'place@:Georgia'
    """
    return f"{kind}:{form}" if country is None else f"{kind}@{country}:{form}"


def parse_name_key(key: str) -> tuple[str, str, str | None]:
    """Return kind, spelling and country of a key; a key without a country (None) means all of that spelling.

    >>> parse_name_key("place@USA:Georgia"), parse_name_key("place:Georgia")
    (('place', 'Georgia', 'USA'), ('place', 'Georgia', None))
    """
    head, _, form = key.partition(":")
    kind, marked, country = head.partition("@")
    return kind, form, country if marked else None


def is_name_key(words: str) -> bool:
    """Return whether some words are the key of a name.

    >>> is_name_key("place:Kazan"), is_name_key("place@GEO:Batumi")
    (True, True)
    >>> is_name_key("judge"), is_name_key("note: this")
    (False, False)
    """
    kind, form, _ = parse_name_key(words)
    return bool(form) and kind in set(Kind)


def group_equal_names(words: pa.StringArray, kinds: Array | None = None) -> Mapping[int, tuple[int, ...]]:
    """Return for each row all rows of the same word (and kind, if given); a row that is alone is left out."""
    codes = words.dictionary_encode().indices.to_numpy().astype(np.int64)
    if kinds is not None:
        codes = codes * len(Kind) + kinds
    order = np.argsort(codes, kind="stable")
    edges = np.flatnonzero(np.diff(codes[order], prepend=-1, append=-1))
    several = np.flatnonzero(np.diff(edges) > 1)
    groups = [tuple(order[edges[at] : edges[at + 1]].tolist()) for at in several]
    return {row: group for group in groups for row in group}
