"""Keys of names: "person:Ada Berg", "place@USA:Georgia" where two places of one name are two."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.schema import Kind


def key_with(kind: str, form: str, country: str | None = None) -> str:
    """Return the key of a name; `country` tells apart those of one spelling, '' is the one in no country.

    >>> key_with("place", "Georgia"), key_with("place", "Georgia", "USA"), key_with("place", "Georgia", "")
    ('place:Georgia', 'place@USA:Georgia', 'place@:Georgia')
    """
    return f"{kind}:{form}" if country is None else f"{kind}@{country}:{form}"


def parts_of_key(key: str) -> tuple[str, str, str | None]:
    """Return kind, spelling and country of a key; None where it says none, so that it means all of that spelling.

    >>> parts_of_key("place@USA:Georgia"), parts_of_key("place:Georgia")
    (('place', 'Georgia', 'USA'), ('place', 'Georgia', None))
    """
    head, _, form = key.partition(":")
    kind, marked, country = head.partition("@")
    return kind, form, country if marked else None


def is_key(words: str) -> bool:
    """Return whether some words are the key of a name.

    >>> is_key("place:Kazan"), is_key("place@GEO:Batumi"), is_key("judge"), is_key("note: this")
    (True, True, False, False)
    """
    kind, form, _ = parts_of_key(words)
    return bool(form) and kind in set(Kind)


def alike(words: Any, kinds: Any = None) -> Mapping[int, tuple[int, ...]]:
    """Return for each row of an Arrow column, unless it is alone, the rows of the same word (and kind, if told)."""
    codes = words.dictionary_encode().indices.to_numpy().astype(np.int64)
    if kinds is not None:
        codes = codes * len(Kind) + kinds
    order = np.argsort(codes, kind="stable")
    edges = np.flatnonzero(np.diff(codes[order], prepend=-1, append=-1))
    several = np.flatnonzero(np.diff(edges) > 1)
    groups = [tuple(order[edges[at] : edges[at + 1]].tolist()) for at in several]
    return {row: group for group in groups for row in group}
