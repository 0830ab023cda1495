"""Saved views: parameters of an address, stored with the corpus to name a view or to shorten a link."""

from pathlib import Path

from dashboard.decisions.log.notes import VIEW, append_note, find_view, hash_view, load_notes, new_note
from dashboard.views.state.address_codec import AnyParams, Params


def save_view(store: Path, params: AnyParams, name: str = "") -> str:
    """Save parameters and return the key that an address names them by; equal ones are saved once."""
    key = hash_view(params)
    view = find_view(load_notes(store), key)
    if view is None or (name and view.name != name):
        values = {param: tuple(values) for param, values in params.items()}
        append_note(store, new_note(VIEW, name=name, params=values))
    return key


def load_view(store: Path, key: str) -> Params | None:
    """Return the parameters that a key names, None where this corpus has no such view."""
    view = find_view(load_notes(store), key)
    return None if view is None else {name: list(values) for name, values in view.params.items()}
