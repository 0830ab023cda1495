"""Filters <-> query parameters of an address. Pure: nothing is read from the address here."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.schema import (
    FACETS,
    FIELD_PREFIX,
    Choice,
    Clock,
    DayFilter,
    DayRange,
    Filters,
    Scope,
    Unit,
)

Params = dict[str, list[str]]
AnyParams = Mapping[str, Sequence[str]]

# The names of the parameters that are no filters; `OPTION` is the beginning of such names.
ARTICLE, AT, HITS, ORDER = "article", "at", "hits", "order"
CLOCK, CORPUS, TAB, SAVED_VIEW, OPTION = "clock", "corpus", "tab", "view", "ask:"

RULES = "v"
"""The parameter that names the rules of counting under which an address was written."""
CURRENT_RULES = "2"
# Under the first rules a filter on days also selected what has no day, unless it was left out.
_OLD_UNDATED = "undated"
_FIELD, _NOT, _ALL = "f:", "not:", "all:"
_NONE = "~none"
_OTHER, _SIDE = "other.", "side"


def encode_filters(filters: Filters) -> Params:
    """Return the parameters that name these filters; a filter that is off has none."""
    params: Params = {"q": [filters.search]} if filters.search else {}
    for facet, choice in filters.choices.items():
        params |= _encode_choice(_name_facet(facet), choice)
    for clock in Clock:
        params |= _encode_days(clock, filters.days(clock))
    return params | _encode_switches(filters)


def decode_filters(params: AnyParams) -> Filters:
    """Return the filters that parameters name; a value that cannot be read is left out."""
    facets = (*(record.key for record in FACETS), *_list_field_facets(params))
    published, happened = _decode_days(Clock.PUBLISHED, params), _decode_days(Clock.HAPPENED, params)
    if follows_old_rules(params):
        published, happened = _apply_old_undated(first_value(params, _OLD_UNDATED), published, happened)
    return Filters(
        search=first_value(params, "q"),
        choices={facet: _decode_facet_choice(_name_facet(facet), params) for facet in facets},
        about=first_value(params, "countries") != "mentioned",
        scope=Scope.SENTENCE if first_value(params, "together") == Scope.SENTENCE else Scope.ARTICLE,
        unit=Unit.WITHOUT_COPIES if first_value(params, "copies") == "without" else Unit.ARTICLES,
        only_keys=tuple(params.get("only", ())),
        published=published,
        happened=happened,
    )


def follows_old_rules(params: AnyParams) -> bool:
    """Return whether an address was written when a filter on days also selected what has no day."""
    return first_value(params, RULES) != CURRENT_RULES


def _apply_old_undated(
    undated: str, published: DayFilter, happened: DayFilter
) -> tuple[DayFilter, DayFilter]:
    """Return the filters on days of an old address, where "only" and "leave out" mean what they did."""
    if undated == "only":
        is_only_happened = bool(happened) and not published
        return (
            published if is_only_happened else DayFilter(undated=True),
            DayFilter(undated=True) if happened else happened,
        )
    if undated == "leave out" and not (published or happened):
        return DayFilter((DayRange(),)), happened
    return published, happened


def encode_comparison(other: Filters | None, side: str) -> Params:
    """Return the parameters of the other side of a comparison, and of which side the filters are."""
    if other is None:
        return {}
    return {f"{_OTHER}{name}": values for name, values in encode_filters(other).items()} | {_SIDE: [side]}


def decode_comparison(params: AnyParams) -> tuple[Filters | None, str]:
    """Return the other side of a comparison, None where there is none, and which side the filters are."""
    side = first_value(params, _SIDE)
    if side not in ("a", "b"):
        return None, "a"
    others = {name.removeprefix(_OTHER): values for name, values in params.items() if name.startswith(_OTHER)}
    return decode_filters(others | {RULES: list(params.get(RULES, ()))}), side


def first_value(params: AnyParams, name: str) -> str:
    """Return the first value of a parameter, or ''."""
    return next(iter(params.get(name, ())), "")


def _encode_choice(name: str, choice: Choice) -> Params:
    params: Params = {}
    if choice.values:
        params[name] = [_encode_value(value) for value in choice.values]
    if choice.excluded:
        params[f"{_NOT}{name}"] = [_encode_value(value) for value in choice.excluded]
    if choice.every:
        params[f"{_ALL}{name}"] = ["1"]
    return params


def _decode_facet_choice(name: str, params: AnyParams) -> Choice:
    return Choice(
        values=tuple(_decode_value(value) for value in params.get(name, ())),
        excluded=tuple(_decode_value(value) for value in params.get(f"{_NOT}{name}", ())),
        every=f"{_ALL}{name}" in params,
    )


def _encode_value(value: str) -> str:
    # An address drops an empty value, so the bucket "none" needs a word of its own.
    if not value:
        return _NONE
    return f"~{value}" if value.startswith("~") else value


def _decode_value(value: str) -> str:
    return "" if value == _NONE else value.removeprefix("~")


def _name_facet(facet: str) -> str:
    """Return the parameter of a facet: its key; a column of the analyst's own is `f:NAME`."""
    return f"{_FIELD}{facet.removeprefix(FIELD_PREFIX)}" if facet.startswith(FIELD_PREFIX) else facet


def _list_field_facets(params: AnyParams) -> Iterator[str]:
    """Yield the facets of the analyst's own columns among the parameters, each once."""
    names = (key.removeprefix(_NOT).removeprefix(_ALL) for key in params)
    for name in dict.fromkeys(names):
        if name.startswith(_FIELD):
            yield f"{FIELD_PREFIX}{name.removeprefix(_FIELD)}"


def _encode_days(clock: Clock, days: DayFilter) -> Params:
    params: Params = {}
    if days.ranges:
        params[str(clock)] = [_format_range(each) for each in days.ranges]
    if days.excluded:
        params[f"{_NOT}{clock}"] = [_format_range(each) for each in days.excluded]
    switches = {"overlaps": days.overlaps, "undated": days.undated}
    return params | {f"{clock}:{name}": ["1"] for name, is_on in switches.items() if is_on}


def _decode_days(clock: Clock, params: AnyParams) -> DayFilter:
    return DayFilter(
        ranges=_decode_ranges(params.get(str(clock), ())),
        excluded=_decode_ranges(params.get(f"{_NOT}{clock}", ())),
        overlaps=f"{clock}:overlaps" in params,
        undated=f"{clock}:undated" in params,
    )


def _decode_ranges(values: Iterable[str]) -> tuple[DayRange, ...]:
    """Return the ranges that can be read; ".." is every day."""
    ends = (value.partition("..") for value in values)
    ranges = ((DayRange(_parse_day(first), _parse_day(last)), first or last) for first, _, last in ends)
    return tuple(days for days, text in ranges if days or not text)


def _format_range(days: DayRange) -> str:
    return f"{_format_day(days.first)}..{_format_day(days.last)}"


def _encode_switches(filters: Filters) -> Params:
    switches = {
        "countries": "" if filters.about else "mentioned",
        "together": "" if filters.scope is Scope.ARTICLE else str(filters.scope),
        "copies": "" if filters.unit is Unit.ARTICLES else "without",
    }
    params = {name: [value] for name, value in switches.items() if value}
    return params | ({"only": list(filters.only_keys)} if filters.only_keys else {})


def _format_day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _parse_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
