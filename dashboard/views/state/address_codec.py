"""Filters <-> query parameters of an address. Pure: nothing is read from the address here."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from dashboard.schema import Choice, DayRange, Filters, Scope, Undated, Unit

Params = dict[str, list[str]]
AnyParams = Mapping[str, Sequence[str]]

# The names of the parameters that are no filters; `OPTION` is the beginning of such names.
ARTICLE, AT, HITS, ORDER = "article", "at", "hits", "order"
CLOCK, CORPUS, TAB, SAVED_VIEW, OPTION = "clock", "corpus", "tab", "view", "ask:"

FACETS = ("region", "country", "person", "organisation", "kind", "status", "publisher", "language")
CLOCKS = ("published", "happened")
_FIELD, _NOT, _ALL = "f:", "not:", "all:"
_NONE = "~none"
_OTHER, _SIDE = "other.", "side"


def encode_filters(filters: Filters) -> Params:
    """Return the parameters that name these filters; a filter that is off has none."""
    params: Params = {"q": [filters.search]} if filters.search else {}
    for facet in FACETS:
        params |= _encode_choice(facet, getattr(filters, facet))
    for name, choice in filters.fields:
        params |= _encode_choice(f"{_FIELD}{name}", choice)
    for clock in CLOCKS:
        params |= _encode_days(clock, getattr(filters, clock))
    return params | _encode_switches(filters)


def decode_filters(params: AnyParams) -> Filters:
    """Return the filters that parameters name; a value that cannot be read is left out."""
    choices = {facet: _decode_facet_choice(facet, params) for facet in FACETS}
    fields = tuple((name, _decode_facet_choice(f"{_FIELD}{name}", params)) for name in _field_names(params))
    undated = first_value(params, "undated")
    return Filters(
        search=first_value(params, "q"),
        fields=fields,
        undated=Undated(undated) if undated in set(Undated) else Undated.INCLUDE,
        about=first_value(params, "countries") != "mentioned",
        scope=Scope.SENTENCE if first_value(params, "together") == Scope.SENTENCE else Scope.ARTICLE,
        unit=Unit.WITHOUT_COPIES if first_value(params, "copies") == "without" else Unit.ARTICLES,
        only_keys=tuple(params.get("only", ())),
        published=_decode_days("published", params),
        happened=_decode_days("happened", params),
        **choices,
    )


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
    return decode_filters(others), side


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


def _field_names(params: AnyParams) -> Iterator[str]:
    """Yield the names of the analyst's own fields among the parameters, each once."""
    names = (key.removeprefix(_NOT).removeprefix(_ALL) for key in params)
    for name in dict.fromkeys(names):
        if name.startswith(_FIELD):
            yield name.removeprefix(_FIELD)


def _encode_days(clock: str, days: DayRange) -> Params:
    params: Params = {}
    if days:
        params[clock] = [f"{_format_day(days.first)}..{_format_day(days.last)}"]
    if days.overlaps:
        params[f"{clock}:overlaps"] = ["1"]
    return params


def _decode_days(clock: str, params: AnyParams) -> DayRange:
    first, _, last = first_value(params, clock).partition("..")
    return DayRange(first=_parse_day(first), last=_parse_day(last), overlaps=f"{clock}:overlaps" in params)


def _encode_switches(filters: Filters) -> Params:
    switches = {
        "undated": "" if filters.undated is Undated.INCLUDE else str(filters.undated),
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
