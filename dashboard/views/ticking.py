"""Which kind of name the Who page lists, and which names are ticked on it."""

import streamlit as st

from dashboard.views import address

KINDS = {
    "person": "Persons",
    "organisation": "Organisations",
    "place": "Places",
    "publisher": "Publishers",
}
_KIND, _TICKED, _SPLITTING = "kind_of_name", "ticked_names", "splitting"


def ask_kind() -> str:
    """Draw the choice of kind and return the one that is on."""
    if address.get(_KIND) is None:
        address.put(_KIND, "person")
    chosen = st.segmented_control(
        "Kind",
        list(KINDS),
        format_func=KINDS.__getitem__,
        key=_KIND,
        required=True,
        label_visibility="collapsed",
        on_change=clear_ticks,
    )
    return chosen or "person"


def ticked() -> tuple[str, ...]:
    """Return the keys of the ticked names, in the order they were ticked."""
    return tuple(address.get(_TICKED, ()))


def tick(list_key: str) -> None:
    """Tick the name that was just clicked on a list, or untick it."""
    key = str(address.said(list_key, "toggled"))
    others = tuple(other for other in ticked() if other != key)
    address.put(_TICKED, others if key in ticked() else (*ticked(), key))
    address.put(_SPLITTING, "")


def look_at(kind: str, key: str) -> None:
    """Show one name alone."""
    address.put(_KIND, kind)
    address.put(_TICKED, (key,))
    address.put(_SPLITTING, "")


def clear_ticks() -> None:
    """Untick every name."""
    address.put(_TICKED, ())
    address.put(_SPLITTING, "")


def splitting() -> str:
    """Return the key of the name that is being parted, or ''."""
    return str(address.get(_SPLITTING, ""))


def begin_splitting(key: str) -> None:
    """Begin to part a name among those who bear it; '' ends it."""
    address.put(_SPLITTING, key)
