"""The session of one browser tab: what widgets return, and what is remembered between clicks."""

import hashlib
from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def widget_key(name: str, *outside: object) -> str:
    """Return the key of a widget that belongs to a text from outside, such as a column or a name.

    The text itself is in no key: Streamlit refuses some keys, and writes every key into the page. Equal texts
    have equal keys.
    """
    texts = "\0".join(str(each) for each in outside)
    return f"{name}_{hashlib.blake2s(texts.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def set_value(key: str, value: object) -> None:
    """Give a widget its value before it is drawn, or remember a value in this session."""
    st.session_state[key] = value


def get_value(key: str, default: object = None) -> Any:
    """Return a widget's value or what this session remembers."""
    return st.session_state.get(key, default)


def typed_text(key: str) -> str:
    """Return the text in a text box, without blanks around it; '' for none."""
    return str(get_value(key) or "").strip()


def get_or_set_value(key: str, default: object) -> Any:
    """Return what this session remembers; where it remembers nothing yet, remember and return the default."""
    return st.session_state.setdefault(key, default)


def event_value(key: str, event: str) -> Any:
    """Return the value of the event that a component of our own has just sent, for use in its callback."""
    return (st.session_state.get(key) or {}).get(event)


def clicked_value(key: str, field: str) -> str:
    """Return the value of a field of the mark that was just clicked on a chart, or ''."""
    marks = (get_value(key) or {}).get("selection", {}).get("pick", [])
    return str(marks[0].get(field) or "") if marks else ""


def current_value(key: str, options: Sequence[T]) -> T | None:
    """Return the remembered value while it is an option, else the first option, None without any."""
    remembered: T | None = get_value(key)
    return remembered if remembered in options else next(iter(options), None)
