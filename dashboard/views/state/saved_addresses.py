"""Saved views: parameters of an address, stored with the corpus to name a view or to shorten a link."""

from pathlib import Path

from dashboard.decisions.log.notes import VIEW, append_note, find_view, hash_view, load_notes, new_note
from dashboard.views.state import session
from dashboard.views.state.address_codec import (
    ARTICLE,
    AT,
    CORPUS,
    HITS,
    OPTION,
    ORDER,
    SAVED_VIEW,
    TAB,
    AnyParams,
    Params,
    first_value,
)
from dashboard.views.state.visitor import require_editor

# A longer address is saved with the corpus, and named by a key.
_LONGEST = 1_500
STORE = "store"
"""The key under which the session remembers the folder of its corpus."""
_MISSING_VIEW = "view"
_NOT_SAVED = (CORPUS, TAB, ARTICLE, AT, SAVED_VIEW, HITS, ORDER)


def save_view(store: Path, params: AnyParams, name: str = "") -> str:
    """Save parameters and return the key that an address names them by; equal ones are saved once.

    A reader's long addresses are saved too, but without a name.
    """
    key = hash_view(params)
    view = find_view(load_notes(store), key)
    if view is None or (name and view.name != name):
        if name:
            require_editor()
        values = {param: tuple(values) for param, values in params.items()}
        append_note(store, new_note(VIEW, name=name, params=values))
    return key


def set_store(store: Path) -> None:
    """Remember the folder of the corpus, where long addresses and saved views are stored."""
    session.set_value(STORE, str(store))


def shorten_params(params: Params) -> Params:
    """Return parameters, or where they are long the key that they are saved under."""
    store = session.get_value(STORE)
    if store and sum(len(value) for values in params.values() for value in values) > _LONGEST:
        return {SAVED_VIEW: [save_view(Path(store), params)]}
    return params


def expand_params(params: Params) -> Params:
    """Return parameters, with those of the saved view that they name in place of its key."""
    key, store = first_value(params, SAVED_VIEW), session.get_value(STORE)
    view = _load_view(Path(store), key) if key and store else None
    session.set_value(_MISSING_VIEW, key if view is None else "")
    if not view:
        return params
    of_view = {name: values for name, values in view.items() if name not in _NOT_SAVED}
    of_page = {name: params[name] for name in params if name in _NOT_SAVED or name.startswith(OPTION)}
    return of_view | of_page


def is_view_missing() -> bool:
    """Return whether the address names a saved view that this corpus does not have."""
    return bool(session.get_value(_MISSING_VIEW))


def _load_view(store: Path, key: str) -> Params | None:
    """Return the parameters that a key names, None where this corpus has no such view."""
    view = find_view(load_notes(store), key)
    return None if view is None else {name: list(values) for name, values in view.params.items()}
