"""What is on, as the address names it: filters, comparison, clock, tab and options. Back undoes one change.

The address has the last word. The session repeats what it names, because the page menu drops every parameter.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from dashboard.schema import Choice, Clock, Filters
from dashboard.text.xml_characters import replace_invalid
from dashboard.views.state import session
from dashboard.views.state.address_codec import (
    CLOCK,
    CORPUS,
    CURRENT_RULES,
    OPTION,
    RULES,
    TAB,
    AnyParams,
    Params,
    decode_comparison,
    decode_filters,
    encode_comparison,
    encode_filters,
    first_value,
    follows_old_rules,
)
from dashboard.views.state.saved_addresses import expand_params, shorten_params

Options = Mapping[str, tuple[str, ...]]

# Keys of the session.
_FILTERS, _OTHER, _SIDE, _PAGE, _RESTORED = "filters", "other", "side", "page", "restored"
_OPTIONS, _TABS = "asked", "tab"
_OF_OLD_LINK = "filters_of_old_link"


def read_params() -> Params:
    """Return the parameters of the address, their texts fit for XML."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    return {
        replace_invalid(name): [replace_invalid(value) for value in values] for name, values in params.items()
    }


def write_params(params: Params) -> None:
    """Write the address, as a new entry of the browser's history, unless it has these parameters already."""
    if params != read_params():
        st.query_params.from_dict(params)


# ---------------------------------------------------------------- filters and comparison


def read_filters(page: str) -> Filters:
    """Return the filters of this page: those of the address, or those that were on before a change of page.

    The menu drops every parameter, so after a change of page the filters are written anew. The history then
    has a bare entry for that page; the way back to that entry leaves the filters on.
    """
    params = read_params()
    came_by_menu = not params and page != session.get_value(_PAGE)
    restored: set[str] = session.get_or_set_value(_RESTORED, set())
    session.set_value(_PAGE, page)
    if params or not (came_by_menu or page in restored):
        _adopt_page(page, expand_params(params))
    elif came_by_menu and current_params():
        restored.add(page)
        write_params(current_params())
    return current_filters()


def _adopt_page(page: str, params: Params) -> None:
    """Turn on all that the parameters of a page name."""
    _adopt_selection(params)
    set_page_tab(page, first_value(params, TAB))
    options = _options_of(page)
    options.clear()
    for name, values in params.items():
        if name.startswith(OPTION):
            options[name.removeprefix(OPTION)] = tuple(values)
    if CORPUS in params:
        session.set_value(CORPUS, first_value(params, CORPUS))


def _adopt_selection(params: AnyParams) -> None:
    other, side = decode_comparison(params)
    filters = decode_filters(params)
    if follows_old_rules(params) and (filters.published.ranges or filters.happened.ranges):
        session.set_value(_OF_OLD_LINK, filters)
    session.set_value(_FILTERS, filters)
    session.set_value(_OTHER, other)
    session.set_value(_SIDE, side)
    session.set_value(CLOCK, first_value(params, CLOCK))


def current_filters() -> Filters:
    """Return the filters that are on."""
    filters: Filters = session.get_value(_FILTERS, Filters())
    return filters


def are_of_old_link() -> bool:
    """Return whether the filters that are on came with a link whose days also counted undated articles."""
    return bool(session.get_value(_OF_OLD_LINK) == current_filters())


def change_filters(filters: Filters) -> None:
    """Turn these filters on: one entry in the browser's history, so that Back undoes one change."""
    session.set_value(_FILTERS, filters)
    write_params(current_params())


def other_side_filters() -> Filters | None:
    """Return the filters of the other side of a comparison; None stands for the rest of the corpus."""
    filters: Filters | None = session.get_value(_OTHER)
    return filters


def current_side() -> str:
    """Return which side of a comparison the filters that are on are: a or b."""
    return str(session.get_value(_SIDE, "a"))


def change_comparison(filters: Filters, other: Filters | None, side: str = "a") -> None:
    """Turn on these filters, and those of the other side of a comparison."""
    session.set_value(_OTHER, other)
    session.set_value(_SIDE, "a" if other is None else side)
    change_filters(filters)


def current_choice(facet: str) -> Choice:
    """Return what is chosen of a facet; `field:NAME` is one too."""
    return current_filters().choice(facet)


def change_choice(facet: str, choice: Choice) -> None:
    """Turn on this choice of a facet and leave the other filters as they are."""
    change_filters(current_filters().with_choice(facet, choice))


def toggle_value(facet: str, value: str) -> None:
    """Choose a value of a facet, or drop it where it is chosen."""
    choice = current_choice(facet)
    others = tuple(chosen for chosen in choice.values if chosen != value)
    values = others if value in choice.values else (*choice.values, value)
    excluded = tuple(other for other in choice.excluded if other != value)
    change_choice(facet, replace(choice, values=values, excluded=excluded))


# ---------------------------------------------------------------- clock, tab and options of a page


def current_clock() -> Clock:
    """Return the clock of the charts over time and of the filter on days."""
    return Clock.HAPPENED if session.get_value(CLOCK) == Clock.HAPPENED else Clock.PUBLISHED


def change_clock(clock: Clock) -> None:
    """Turn the charts over time to the other clock."""
    session.set_value(CLOCK, str(clock))
    write_params(current_params())


def current_tab() -> str:
    """Return the open tab of this page, or '' for its first; each page remembers its own."""
    return _tabs().get(_current_page(), "")


def change_tab(tab: str) -> None:
    """Open another tab of this page; '' is its first."""
    set_page_tab(_current_page(), tab)
    write_params(current_params())


def set_page_tab(page: str, tab: str) -> None:
    """Choose the tab that another page opens with."""
    _tabs()[page] = tab


def page_option(name: str) -> tuple[str, ...]:
    """Return an option of this page, such as the words of a chart or an order; () until one is chosen."""
    return _options_of(_current_page()).get(name, ())


def change_page_option(name: str, *values: str) -> None:
    """Choose an option of this page; no value turns it back to its default."""
    set_page_option(_current_page(), name, *values)
    write_params(current_params())


def set_page_option(page: str, name: str, *values: str) -> None:
    """Choose an option of another page, before going there."""
    _options_of(page)[name] = values


def _current_page() -> str:
    return str(session.get_value(_PAGE))


def _tabs() -> dict[str, str]:
    tabs: dict[str, str] = session.get_or_set_value(_TABS, {})
    return tabs


def _options_of(page: str) -> dict[str, tuple[str, ...]]:
    pages: dict[str, dict[str, tuple[str, ...]]] = session.get_or_set_value(_OPTIONS, {})
    return pages.setdefault(page, {})


# ---------------------------------------------------------------- links and saved views


def make_page_link(
    filters: Filters,
    other: Filters | None = None,
    side: str = "a",
    tab: str = "",
    options: Options = MappingProxyType({}),
) -> Params:
    """Return the parameters of a page under some filters; long ones are saved and named by a key.

    Args:
        filters: What is selected.
        other: The other side of a comparison, None for none.
        side: Which side of it the filters are.
        tab: The tab to open, '' for the first.
        options: The options of that page.
    """
    place = {CORPUS: session.get_value(CORPUS), TAB: tab}
    return (
        shorten_params(_selection_params(filters, other, side))
        | {name: [value] for name, value in place.items() if value}
        | {f"{OPTION}{name}": list(values) for name, values in options.items() if values}
    )


def current_params() -> Params:
    """Return the parameters of what is on."""
    options = _options_of(_current_page())
    return make_page_link(current_filters(), other_side_filters(), current_side(), current_tab(), options)


def params_to_save() -> Params:
    """Return the parameters of what is on, without those of this machine and page."""
    return _selection_params(current_filters(), other_side_filters(), current_side())


def open_saved_view(params: AnyParams) -> None:
    """Turn on what the parameters of a saved view name."""
    _adopt_selection(params)
    write_params(current_params())


def _selection_params(filters: Filters, other: Filters | None, side: str) -> Params:
    clock = {CLOCK: [str(Clock.HAPPENED)]} if current_clock() is Clock.HAPPENED else {}
    params = encode_filters(filters) | encode_comparison(other, side) | clock
    return params | {RULES: [CURRENT_RULES]} if params else {}
