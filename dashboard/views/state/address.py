"""The address is the state: filters <-> query parameters. Alone reads and writes the address and the session."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from dashboard.query.selection.facet_counts import choice_of, with_choice
from dashboard.schema import Choice, Clock, DayRange, Filters, Scope, Undated, Unit
from dashboard.views.state.saved_addresses import load_view, save_view

FACETS = ("region", "country", "person", "organisation", "kind", "status", "publisher", "language")
CLOCKS = ("published", "happened")
_FILTERS, _PAGE, _RESTORED, _VERSION = "filters", "page", "restored", "version"
_ARTICLE, _AT, _CLOCK, _CORPUS, _TAB = "article", "at", "clock", "corpus", "tab"
# What a page is asked beside its filters, by name.
_ASK, _ASKED = "ask:", "asked"
_HITS, _ORDER = "hits", "order"
_CORPORA = "corpora"
_OTHER, _SIDE, _VIEW, _STORE = "other", "side", "view", "store"
# Where an address says more than this, it names what is saved beside the corpus instead.
_LONGEST = 1_500
_NOT_SAVED = (_CORPUS, _TAB, _ARTICLE, _AT, _VIEW, _HITS, _ORDER)

Params = dict[str, list[str]]

# ---------------------------------------------------------------- the codec


def encode_filters(filters: Filters) -> Params:
    """Return the parameters that name these filters; a filter that is off has none."""
    params: Params = {"q": [filters.search]} if filters.search else {}
    for facet in FACETS:
        params |= _encode_choice(facet, getattr(filters, facet))
    for name, choice in filters.fields:
        params |= _encode_choice(f"f:{name}", choice)
    for clock in CLOCKS:
        params |= _encode_days(clock, getattr(filters, clock))
    params |= _encode_switches(filters)
    return params


def decode_filters(params: Mapping[str, Sequence[str]]) -> Filters:
    """Return the filters that parameters name; what they say wrongly is left out."""
    chosen: dict[str, Any] = {facet: _decode_choice(facet, params) for facet in FACETS}
    days: dict[str, Any] = {clock: _decode_days(clock, params) for clock in CLOCKS}
    return Filters(
        search=_first(params, "q"),
        fields=tuple((name, _decode_choice(f"f:{name}", params)) for name in _field_names(params)),
        undated=_decode_undated(_first(params, "undated")),
        about=_first(params, "countries") != "mentioned",
        scope=Scope.SENTENCE if _first(params, "together") == Scope.SENTENCE else Scope.ARTICLE,
        unit=Unit.WITHOUT_COPIES if _first(params, "copies") == "without" else Unit.ARTICLES,
        only_keys=tuple(params.get("only", ())),
        **chosen,
        **days,
    )


def _encode_choice(name: str, choice: Choice) -> Params:
    params: Params = {}
    if choice.values:
        params[name] = [_encode_value(value) for value in choice.values]
    if choice.excluded:
        params[f"not:{name}"] = [_encode_value(value) for value in choice.excluded]
    if choice.every:
        params[f"all:{name}"] = ["1"]
    return params


def _decode_choice(name: str, params: Mapping[str, Sequence[str]]) -> Choice:
    return Choice(
        values=tuple(_decode_value(value) for value in params.get(name, ())),
        excluded=tuple(_decode_value(value) for value in params.get(f"not:{name}", ())),
        every=f"all:{name}" in params,
    )


def _encode_value(value: str) -> str:
    # An address drops an empty value, so the bucket "none" needs a word of its own.
    if not value:
        return "~none"
    return f"~{value}" if value.startswith("~") else value


def _decode_value(value: str) -> str:
    if value == "~none":
        return ""
    return value.removeprefix("~")


def _field_names(params: Mapping[str, Sequence[str]]) -> Iterator[str]:
    seen: set[str] = set()
    for key in params:
        name = key.removeprefix("not:").removeprefix("all:") if key.startswith(("not:", "all:")) else key
        if name.startswith("f:") and name not in seen:
            seen.add(name)
            yield name.removeprefix("f:")


def _encode_days(clock: str, days: DayRange) -> Params:
    params: Params = {}
    if days:
        params[clock] = [f"{_iso(days.first)}..{_iso(days.last)}"]
    if days.overlaps:
        params[f"{clock}:overlaps"] = ["1"]
    return params


def _decode_days(clock: str, params: Mapping[str, Sequence[str]]) -> DayRange:
    first, _, last = _first(params, clock).partition("..")
    return DayRange(first=_day(first), last=_day(last), overlaps=f"{clock}:overlaps" in params)


def _encode_switches(filters: Filters) -> Params:
    switches = {
        "undated": "" if filters.undated is Undated.INCLUDE else str(filters.undated),
        "countries": "" if filters.about else "mentioned",
        "together": "" if filters.scope is Scope.ARTICLE else str(filters.scope),
        "copies": "" if filters.unit is Unit.ARTICLES else "without",
    }
    params = {name: [value] for name, value in switches.items() if value}
    return params | ({"only": list(filters.only_keys)} if filters.only_keys else {})


def _decode_undated(value: str) -> Undated:
    return Undated(value) if value in set(Undated) else Undated.INCLUDE


def _first(params: Mapping[str, Sequence[str]], name: str) -> str:
    values = params.get(name, ())
    return values[0] if values else ""


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def encode_comparison(filters: Filters | None, side: str) -> Params:
    """Return the parameters of the other side of a comparison, and of which side the filters are."""
    if filters is None:
        return {}
    others = {f"{_OTHER}.{name}": values for name, values in encode_filters(filters).items()}
    return others | {_SIDE: [side]}


def decode_comparison(params: Mapping[str, Sequence[str]]) -> tuple[Filters | None, str]:
    """Return the other side of a comparison (None where nothing is compared), and which side the filters are."""
    side = _first(params, _SIDE)
    if side not in ("a", "b"):
        return None, "a"
    start = f"{_OTHER}."
    return decode_filters(
        {name[len(start) :]: values for name, values in params.items() if name.startswith(start)}
    ), side


# ---------------------------------------------------------------- the address and the session


def set_store(store: Path) -> None:
    """Say beside which corpus long addresses and saved views are kept."""
    st.session_state[_STORE] = str(store)


def read_filters(page: str) -> Filters:
    """Return the filters of this run: the address has them, or a change of page has just dropped them.

    The menu drops every parameter, so after a change of page the filters are written anew. A page that was come
    to so keeps a bare entry in the history; going back to that entry keeps the filters that are on.
    """
    params = _params()
    came_by_menu = not params and page != st.session_state.get(_PAGE)
    restored: set[str] = st.session_state.setdefault(_RESTORED, set())
    st.session_state[_PAGE] = page
    if params or not (came_by_menu or page in restored):
        params = _whole(params)
        st.session_state[_FILTERS] = decode_filters(params)
        st.session_state[_OTHER], st.session_state[_SIDE] = decode_comparison(params)
        st.session_state[_CLOCK] = _first(params, _CLOCK)
        _tabs()[page] = _first(params, _TAB)
        _asked(page).clear()
        _asked(page).update(
            (name.removeprefix(_ASK), tuple(values))
            for name, values in params.items()
            if name.startswith(_ASK)
        )
        if _CORPUS in params:
            st.session_state[_CORPUS] = _first(params, _CORPUS)
        return current_filters()
    if came_by_menu and current_params():
        restored.add(page)
        _write(current_params())
    return current_filters()


def current_filters() -> Filters:
    """Return the filters that are on."""
    filters: Filters = st.session_state.get(_FILTERS, Filters())
    return filters


def change_filters(filters: Filters) -> None:
    """Turn these filters on: one entry in the browser's history, so that Back takes back one change."""
    st.session_state[_FILTERS] = filters
    _write(current_params())


def other_filters() -> Filters | None:
    """Return the filters of the other side of a comparison, None where the rest of the corpus is compared with."""
    found: Filters | None = st.session_state.get(_OTHER)
    return found


def current_side() -> str:
    """Return which side of a comparison the filters that are on are: a or b."""
    return str(st.session_state.get(_SIDE, "a"))


def change_comparison(now: Filters, with_other: Filters | None, now_is: str = "a") -> None:
    """Turn on these filters, and those of the other side of a comparison."""
    st.session_state[_OTHER] = with_other
    st.session_state[_SIDE] = "a" if with_other is None else now_is
    change_filters(now)


def open_saved_view(params: Mapping[str, Sequence[str]]) -> None:
    """Turn on what some saved parameters name."""
    st.session_state[_FILTERS] = decode_filters(params)
    st.session_state[_OTHER], st.session_state[_SIDE] = decode_comparison(params)
    st.session_state[_CLOCK] = _first(params, _CLOCK)
    _write(current_params())


def is_view_missing() -> bool:
    """Return whether the address names a saved view that this corpus does not know."""
    return bool(st.session_state.get(_VIEW))


def current_clock() -> Clock:
    """Return the clock that the charts over time and the filter on days are on."""
    return Clock.HAPPENED if st.session_state.get(_CLOCK) == Clock.HAPPENED else Clock.PUBLISHED


def change_clock(now: Clock) -> None:
    """Turn the charts over time to the other clock."""
    st.session_state[_CLOCK] = str(now)
    _write(current_params())


def current_tab() -> str:
    """Return the tab of this page that was asked for, or '' for its first; each page keeps its own."""
    return _tabs().get(str(st.session_state.get(_PAGE)), "")


def change_tab(name: str) -> None:
    """Turn this page to another of its tabs; '' is its first."""
    _tabs()[str(st.session_state.get(_PAGE))] = name
    _write(current_params())


def _tabs() -> dict[str, str]:
    tabs: dict[str, str] = st.session_state.setdefault(_TAB, {})
    return tabs


def page_option(name: str) -> tuple[str, ...]:
    """Return what this page was asked under a name: the words of a chart, an order, a size; nothing at first."""
    return _asked().get(name, ())


def change_page_option(name: str, *values: str) -> None:
    """Ask this page for something; no value asks for what it shows at first."""
    _asked()[name] = values
    _write(current_params())


def set_page_option(page: str, name: str, *values: str) -> None:
    """Ask another page for something, before going there."""
    _asked(page)[name] = values


def set_page_tab(page: str, name: str) -> None:
    """Turn another page to one of its tabs, before going there."""
    _tabs()[page] = name


def _asked(page: str = "") -> dict[str, tuple[str, ...]]:
    pages: dict[str, dict[str, tuple[str, ...]]] = st.session_state.setdefault(_ASKED, {})
    return pages.setdefault(page or str(st.session_state.get(_PAGE)), {})


def current_choice(facet: str) -> Choice:
    """Return what is chosen of a facet, `field:NAME` among them."""
    return choice_of(current_filters(), facet)


def change_choice(facet: str, choice: Choice) -> None:
    """Turn on this choice of a facet, `field:NAME` among them, and leave the other filters as they are."""
    change_filters(with_choice(current_filters(), facet, choice))


def requested_corpus() -> str:
    """Return the name of the folder of the corpus that was asked for, or '' where none was."""
    return _first(_params(), _CORPUS) or str(st.session_state.get(_CORPUS, ""))


def change_corpus(name: str) -> None:
    """Open another corpus, without any filter."""
    st.session_state[_CORPUS] = name
    st.session_state[_VERSION] = None
    change_filters(Filters())


def is_start_page() -> bool:
    """Return whether the list of all corpora was asked for."""
    return _CORPORA in _params()


def open_start_page() -> None:
    """Go to the list of all corpora."""
    _write({_CORPORA: ["all"]})


def pin_version(current: int) -> int:
    """Return the version that this session looks at: the one that was current when it began."""
    kept: int | None = st.session_state.get(_VERSION)
    st.session_state[_VERSION] = kept or current
    return kept or current


def unpin_version() -> None:
    """Look at the newest version from now on."""
    st.session_state[_VERSION] = None


def article_link(key: str, at: int | None = None, hits: str = "", order: str = "") -> Params:
    """Return the parameters of an article under the filters that are on, lit at a place of its text.

    Args:
        key: The article's.
        at: The place to light, None for none.
        hits: A query whose hits can be gone through from there.
        order: The order of these hits, '' for that of the corpus.
    """
    place = {_AT: "" if at is None else str(at), _HITS: hits, _ORDER: order if hits else ""}
    here = {
        name: values
        for name, values in current_params().items()
        if name != _TAB and not name.startswith(_ASK)
    }
    return here | {_ARTICLE: [key]} | {name: [value] for name, value in place.items() if value}


def tab_link(
    tab: str, sides: tuple[Filters, Filters | None, str], asks: Mapping[str, str] = MappingProxyType({})
) -> Params:
    """Return the parameters of a tab of another page ('' for its first) under other filters, and what it is asked.

    `sides` are the filters, those of the other side of a comparison (or None), and which side the first are.
    """
    now, with_other, now_is = sides
    here = _shortened(encode_filters(now) | encode_comparison(with_other, now_is) | _clock_said())
    corpus = st.session_state.get(_CORPUS)
    here |= {name: [value] for name, value in ((_CORPUS, corpus), (_TAB, tab)) if value}
    return here | {f"{_ASK}{name}": [value] for name, value in asks.items()}


def current_hits() -> tuple[str, str]:
    """Return the query whose hits can be gone through in the article that is open, and their order."""
    params = _params()
    return _first(params, _HITS), _first(params, _ORDER)


def open_article(key: str, at: int | None = None, hits: str = "", order: str = "") -> None:
    """Open an article on the page that shows articles."""
    _write(article_link(key, at, hits, order))


def close_article() -> None:
    """Go back from an article to the list."""
    _write(current_params())


def current_article() -> tuple[str, int | None]:
    """Return the key of the article that is open ('' where none is) and the place to light."""
    params = _params()
    at = _first(params, _AT)
    return _first(params, _ARTICLE), int(at) if at.isdecimal() else None


def put(key: str, value: Any) -> None:
    """Give a widget its value before it is drawn, or remember a thing of this session."""
    st.session_state[key] = value


def get(key: str, otherwise: Any = None) -> Any:
    """Return a widget's value or what this session remembers."""
    return st.session_state.get(key, otherwise)


def event_value(key: str, event: str) -> Any:
    """Return what a component of ours has just told, for use in its callback."""
    told = st.session_state.get(key) or {}
    return told.get(event)


def params_to_save() -> Params:
    """Return the parameters of what is on, without those of this machine and page."""
    return (
        encode_filters(current_filters()) | encode_comparison(other_filters(), current_side()) | _clock_said()
    )


def current_params() -> Params:
    """Return the parameters that the address has for what is on; what is long is saved and named by its key."""
    whole = _shortened(params_to_save())
    session = {_CORPUS: st.session_state.get(_CORPUS), _TAB: current_tab()}
    on = whole | {name: [value] for name, value in session.items() if value}
    return on | {f"{_ASK}{name}": list(values) for name, values in _asked().items() if values}


def _shortened(whole: Params) -> Params:
    """Return parameters, or where they are long the key that they are saved under."""
    store = st.session_state.get(_STORE)
    if store and sum(len(value) for values in whole.values() for value in values) > _LONGEST:
        return {_VIEW: [save_view(Path(store), whole)]}
    return whole


def _clock_said() -> Params:
    return {_CLOCK: [str(Clock.HAPPENED)]} if current_clock() is Clock.HAPPENED else {}


def _whole(params: Params) -> Params:
    """Return parameters with what a saved view among them names."""
    key, store = _first(params, _VIEW), st.session_state.get(_STORE)
    saved = load_view(Path(store), key) if key and store else None
    st.session_state[_VIEW] = key if saved is None else ""
    kept = {name: values for name, values in (saved or {}).items() if name not in _NOT_SAVED}
    own = {name: values for name, values in params.items() if name in _NOT_SAVED or name.startswith(_ASK)}
    return {**kept, **own} if saved else params


def _params() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _write(params: Params) -> None:
    if params != _params():
        st.query_params.from_dict(params)


def clicked_value(key: str, field: str) -> str:
    """Return the value of the mark that was just clicked on a chart, or ''."""
    drawn = get(key) or {}
    marks = drawn.get("selection", {}).get("pick", [])
    return str(marks[0].get(field, "")) if marks else ""


def toggle_value(facet: str, value: str) -> None:
    """Choose a value of a facet, or let it go."""
    choice = current_choice(facet)
    others = tuple(chosen for chosen in choice.values if chosen != value)
    values = others if value in choice.values else (*choice.values, value)
    excluded = tuple(other for other in choice.excluded if other != value)
    change_choice(facet, replace(choice, values=values, excluded=excluded))
