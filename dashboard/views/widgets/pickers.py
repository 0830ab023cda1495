"""Small questions of a page, such as an order, a measure or a size: asked by a widget, kept in the address."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.views.state import address, session

_GIVEN = "asked_{}"


def ask_choice(name: str, label: str, options: Mapping[str, str]) -> str:
    """Ask for one of some options, given with their words, and return it: the first until another is chosen."""
    key, first = _GIVEN.format(name), next(iter(options))
    now = next((value for value in address.page_option(name) if value in options), first)
    session.put(key, now)
    ask_segment(label, key, options, on_change=partial(_keep, name, lambda value: str(value), first))
    return now


def ask_segment(label: str, key: str, options: Mapping[Any, str], **said: Any) -> str:
    """Ask for one of some options, given with their words, by a row of buttons, and return it."""
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        **said,
    )
    return str(chosen)


def ask_from_list(name: str, label: str, options: Mapping[str, str], width: int = 180) -> str:
    """Ask for one of many options, in a list that opens."""
    key, first = _GIVEN.format(name), next(iter(options))
    now = next((value for value in address.page_option(name) if value in options), first)
    session.put(key, now)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=width,
        on_change=partial(_keep, name, lambda value: str(value), first),
    )
    return now


def ask_several(
    name: str, label: str, options: Mapping[str, str], default: tuple[str, ...]
) -> tuple[str, ...]:
    """Ask for any of some options and return those that are on: `default` until others are chosen."""
    key = _GIVEN.format(name)
    on = tuple(value for value in address.page_option(name) if value in options) or default
    session.put(key, list(on))
    st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        selection_mode="multi",
        key=key,
        label_visibility="collapsed",
        on_change=_keep_several,
        args=(name, default),
    )
    return on


def ask_number(name: str, label: str, least: int, most: int, default: int) -> int:
    """Ask for a number with a slider and return it."""
    key = _GIVEN.format(name)
    said = next(iter(address.page_option(name)), "")
    now = min(max(int(said), least), most) if said.isdecimal() and len(said) < 9 else default
    session.put(key, now)
    st.slider(
        label,
        least,
        most,
        key=key,
        width=140,
        on_change=partial(_keep, name, lambda value: str(value), str(default)),
    )
    return now


def ask_switch(name: str, label: str, hint: str = "") -> bool:
    """Ask for a yes or no and return it; no at first."""
    key = _GIVEN.format(name)
    now = address.page_option(name) == ("1",)
    session.put(key, now)
    st.toggle(
        label,
        key=key,
        help=hint or None,
        on_change=partial(_keep, name, lambda value: "1" if value else "", ""),
    )
    return now


def ask_text(name: str, label: str, placeholder: str, default: str = "") -> str:
    """Ask for a line of text and return it."""
    key = _GIVEN.format(name)
    now = next(iter(address.page_option(name)), default)
    session.put(key, now)
    st.text_input(
        label,
        key=key,
        placeholder=placeholder,
        label_visibility="collapsed",
        autocomplete="off",
        on_change=partial(_keep, name, lambda value: str(value).strip(), ""),
    )
    return now


def _keep(name: str, as_text: Callable[[object], str], first: str) -> None:
    """Keep what was answered; the first answer needs no word in the address."""
    said = as_text(session.get(_GIVEN.format(name)))
    address.change_page_option(name, *([said] if said and said != first else []))


def _keep_several(name: str, default: tuple[str, ...]) -> None:
    said = tuple(session.get(_GIVEN.format(name)) or ())
    address.change_page_option(name, *(said if said != default else ()))
