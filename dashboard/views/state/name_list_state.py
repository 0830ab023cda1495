"""What the Who page shows: a kind of name, the names that are ticked, one that is split or hidden."""

from dashboard.schema import Decision
from dashboard.views.state import session

KINDS = {
    "person": "Persons",
    "organisation": "Organisations",
    "place": "Places",
    "people": "Peoples",
    "publisher": "Publishers",
}
KIND, _TICKED, _SPLITTING, _HIDDEN = "kind_of_name", "ticked_names", "splitting", "just_hidden"


def ticked_names() -> tuple[str, ...]:
    """Return the keys of the ticked names, in the order they were ticked."""
    return tuple(session.get_value(_TICKED, ()))


def tick_name(list_key: str) -> None:
    """Tick the name that was just clicked on a list, or untick it."""
    key = str(session.event_value(list_key, "toggled"))
    others = tuple(other for other in ticked_names() if other != key)
    _change_ticks(others if key in ticked_names() else (*ticked_names(), key))


def open_name(kind: str, key: str) -> None:
    """Show one name alone on the Who page."""
    session.set_value(KIND, kind)
    _change_ticks((key,))


def untick_names() -> None:
    """Untick every name."""
    _change_ticks(())


def _change_ticks(keys: tuple[str, ...]) -> None:
    session.set_value(_TICKED, keys)
    session.set_value(_SPLITTING, "")
    session.set_value(_HIDDEN, "")


def show_hidden_name(decision: Decision) -> None:
    """Show the name that a decision has just hidden, until another name is opened."""
    _change_ticks(())
    session.set_value(_HIDDEN, decision.id)


def get_hiding_decision() -> str:
    """Return the id of the decision that hid the name last opened, or ''."""
    return str(session.get_value(_HIDDEN, ""))


def name_being_split() -> str:
    """Return the key of the name that is being split between its bearers, or ''."""
    return str(session.get_value(_SPLITTING, ""))


def set_name_being_split(key: str) -> None:
    """Begin to split a name between its bearers; '' ends it."""
    session.set_value(_SPLITTING, key)
