"""Saved views: the parameters of an address, kept beside the corpus under a name, or to keep a long address short."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.decisions.log.notes import VIEW, append_note, find_view, hash_view, load_notes, new_note

Params = dict[str, list[str]]


def save_view(store: Path, params: Mapping[str, Sequence[str]], name: str = "") -> str:
    """Save some parameters and return the key that an address names them by; the same are saved once."""
    key = hash_view(params)
    known = find_view(load_notes(store), key)
    if known is None or (name and known.name != name):
        append_note(
            store, new_note(VIEW, name=name, params={each: tuple(values) for each, values in params.items()})
        )
    return key


def load_view(store: Path, key: str) -> Params | None:
    """Return the parameters that a key names, None where this corpus knows no such view."""
    view = find_view(load_notes(store), key)
    return None if view is None else {name: list(values) for name, values in view.params.items()}
