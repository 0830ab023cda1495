"""Options of a page, such as an order or a size: each is asked for by a widget and named by the address."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

from dashboard.views.state import address, session

S = TypeVar("S", bound=str)

# A slider has far fewer digits; a longer number in an address is not read.
_MOST_DIGITS = 8


def ask_choice(name: str, label: str, options: Mapping[str, str]) -> str:
    """Ask for one of a few options with a row of buttons; the first until another is chosen.

    Args:
        name: The option's name in the address.
        label: What a screen reader calls it.
        options: Each value with its label.
    """
    value, first = _get_chosen_option(name, options), next(iter(options))
    key = _set_widget(name, value)
    ask_segment(label, key, options, on_change=partial(_save_option, name, str, first))
    return value


def ask_segment(
    label: str,
    key: str,
    options: Mapping[S, str],
    on_change: Callable[[], None] | None = None,
    default: S | None = None,
) -> str:
    """Draw a row of buttons, one for each option, and return the value of the one that is on."""
    chosen = st.segmented_control(
        label,
        list(options),
        default=default,
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=on_change,
    )
    return str(chosen)


def ask_from_list(name: str, label: str, options: Mapping[str, str], width: int = 180) -> str:
    """Ask for one of many options in a list that opens; the first until another is chosen."""
    value, first = _get_chosen_option(name, options), next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=_set_widget(name, value),
        label_visibility="collapsed",
        width=width,
        on_change=partial(_save_option, name, str, first),
    )
    return value


def ask_several(
    name: str, label: str, options: Mapping[str, str], default: tuple[str, ...]
) -> tuple[str, ...]:
    """Ask for any of some options and return those that are on: `default` until others are chosen."""
    values = tuple(value for value in address.page_option(name) if value in options) or default
    st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        selection_mode="multi",
        key=_set_widget(name, list(values)),
        label_visibility="collapsed",
        on_change=partial(_save_several, name, default),
    )
    return values


def ask_number(name: str, label: str, least: int, most: int, default: int) -> int:
    """Ask for a number with a slider and return it."""
    text = next(iter(address.page_option(name)), "")
    is_number = text.isdecimal() and len(text) <= _MOST_DIGITS
    value = min(max(int(text), least), most) if is_number else default
    st.slider(
        label,
        least,
        most,
        key=_set_widget(name, value),
        width=140,
        on_change=partial(_save_option, name, str, str(default)),
    )
    return value


def ask_switch(name: str, label: str, hint: str = "") -> bool:
    """Ask for a yes or no and return it; no at first."""
    value = address.page_option(name) == ("1",)
    st.toggle(
        label,
        key=_set_widget(name, value),
        help=hint or None,
        on_change=partial(_save_option, name, lambda on: "1" if on else "", ""),
    )
    return value


def ask_text(name: str, label: str, placeholder: str, default: str = "") -> str:
    """Ask for a line of text and return it."""
    value = next(iter(address.page_option(name)), default)
    st.text_input(
        label,
        key=_set_widget(name, value),
        placeholder=placeholder,
        label_visibility="collapsed",
        autocomplete="off",
        on_change=partial(_save_option, name, lambda text: str(text).strip(), ""),
    )
    return value


def _get_chosen_option(name: str, options: Mapping[str, str]) -> str:
    """Return the value that the address names, else the first of the options."""
    return next((value for value in address.page_option(name) if value in options), next(iter(options)))


def _widget_key(name: str) -> str:
    return f"asked_{name}"


def _set_widget(name: str, value: object) -> str:
    """Give the widget of an option its value before it is drawn, and return its key."""
    session.set_value(_widget_key(name), value)
    return _widget_key(name)


def _save_option(name: str, to_text: Callable[[object], str], default: str) -> None:
    """Write what a widget returned into the address; the default needs no parameter."""
    text = to_text(session.get_value(_widget_key(name)))
    address.change_page_option(name, *([text] if text and text != default else []))


def _save_several(name: str, default: tuple[str, ...]) -> None:
    values = tuple(session.get_value(_widget_key(name)) or ())
    address.change_page_option(name, *(values if values != default else ()))
