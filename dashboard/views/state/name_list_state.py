"""Which kind of name the Who page lists, and which names are ticked on it."""

import streamlit as st

from dashboard.schema import Decision
from dashboard.views.state import session

KINDS = {
    "person": "Persons",
    "organisation": "Organisations",
    "place": "Places",
    "people": "Peoples",
    "publisher": "Publishers",
}
_KIND, _TICKED, _SPLITTING, _HIDDEN = "kind_of_name", "ticked_names", "splitting", "just_hidden"


def ask_kind() -> str:
    """Draw the choice of kind and return the one that is on."""
    if session.get(_KIND) is None:
        session.put(_KIND, "person")
    chosen = st.segmented_control(
        "Kind",
        list(KINDS),
        format_func=KINDS.__getitem__,
        key=_KIND,
        required=True,
        label_visibility="collapsed",
        on_change=untick_names,
    )
    return chosen or "person"


def ticked_names() -> tuple[str, ...]:
    """Return the keys of the ticked names, in the order they were ticked."""
    return tuple(session.get(_TICKED, ()))


def tick_name(list_key: str) -> None:
    """Tick the name that was just clicked on a list, or untick it."""
    key = str(session.event_value(list_key, "toggled"))
    others = tuple(other for other in ticked_names() if other != key)
    _turn_to(others if key in ticked_names() else (*ticked_names(), key))


def open_name(kind: str, key: str) -> None:
    """Show one name alone."""
    session.put(_KIND, kind)
    _turn_to((key,))


def untick_names() -> None:
    """Untick every name."""
    _turn_to(())


def _turn_to(keys: tuple[str, ...]) -> None:
    session.put(_TICKED, keys)
    session.put(_SPLITTING, "")
    session.put(_HIDDEN, "")


def show_hidden_name(decision: Decision) -> None:
    """Stay with what a decision has just hidden, until another name is looked at."""
    _turn_to(())
    session.put(_HIDDEN, decision.id)


def hidden_by() -> str:
    """Return the id of the decision that hid what was last looked at, or ''."""
    return str(session.get(_HIDDEN, ""))


def name_being_split() -> str:
    """Return the key of the name that is being parted, or ''."""
    return str(session.get(_SPLITTING, ""))


def set_name_being_split(key: str) -> None:
    """Begin to part a name among those who bear it; '' ends it."""
    session.put(_SPLITTING, key)
