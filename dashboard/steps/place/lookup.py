"""The place of one name, by exact look-up of the whole name in the gazetteer."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Alias, Gazetteer, SameNamePlace
from dashboard.steps.place.place_keys import (
    LONGEST_NAME,
    fold_place_names,
    is_capitalised,
    read_abbreviation,
    trim_name,
)
from dashboard.steps.place.same_name_places import choose_namesake, find_nearest_namesake

# Words for a part of an area ("northern Iraq") or for a sort of place ("Helmand province"). They are dropped
# where the whole name is unknown.
_PART_OF = re.compile(
    r"^(?:(?:north|south|east|west|mid|up|in)[- ]?(?:ern|east|west|eastern|western|land|per)?|"
    r"northern|southern|eastern|western|central|"
    r"upper|lower|inner|outer|greater|downtown|suburban|rural|mainland|metropolitan|metro|occupied|"
    r"(?:city|town|village|province|state|region|district|county|"
    r"municipality|port|island|kingdom|republic|governorate|department) of)"
    r"[ -]+(?:the )?",
    re.IGNORECASE,
)
_SORT_OF = re.compile(
    r"[ -](?:province|provincial|prefecture|governorate|region|district|state|city|county|municipality|"
    r"department|oblast|republic|territory|canton|island|islands|peninsula|area|metropolitan area|suburbs?|"
    r"town|township|village|borough|parish|metro|airport|international airport|proper|mainland|valley)$",
    re.IGNORECASE,
)
LARGE_TOWN = 100_000
"""A town of this size is found without such words; "East Bank" is no part of a town called Bank."""
# A smaller town is meant only where the article names its country elsewhere: Earth is also a town in Texas.
_SMALLEST_ALONE = 10_000
_KINDS = frozenset({Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION})
# The sorts of alias that an organisation may be: a seat of power, as the Kremlin, and a parliament.
_SORTS_OF_ORGANISATION = frozenset({"seat", "body"})
KindAndForm = tuple[Kind, str]


class PlaceMatch(NamedTuple):
    """What the gazetteer has for a name.

    `is_known` is True for a name that is in the tables, though it may mean no single place. `is_certain` is
    True where no context would change the place.
    """

    is_known: bool
    place: Place | None
    is_certain: bool


_NO_MATCH = PlaceMatch(is_known=False, place=None, is_certain=False)


def find_place(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str] = ()) -> Place | None:
    """Return the place that a name of this kind means, or None where it means none or could mean several.

    Args:
        name: A span as it stands in a text, with its "the" or "'s".
        kind: A person has no place; an organisation only where it is a seat of power, as the Kremlin is.
        gazetteer: The tables.
        context: Alpha-3 codes of the countries that the article names elsewhere.
    """
    return match_place(name, kind, gazetteer, context).place


def match_place(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str] = (), min_population: int = 0
) -> PlaceMatch:
    """Return the match of a name, without towns of fewer people than `min_population`."""
    without_context = _match_without_context(name, kind, gazetteer, min_population)
    # A context decides between known places; it makes no name known.
    if context and without_context.is_known:
        return _match(name, kind, gazetteer, context, min_population)
    return without_context


@lru_cache(maxsize=1 << 17)
def _match_without_context(name: str, kind: Kind, gazetteer: Gazetteer, min_population: int) -> PlaceMatch:
    return _match(name, kind, gazetteer, (), min_population)


def _match(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], min_population: int
) -> PlaceMatch:
    name = trim_name(name)
    if kind not in _KINDS or not name or len(name) > LONGEST_NAME:
        return _NO_MATCH
    if kind is Kind.ORGANISATION:
        alias = _find_alias(name, gazetteer)
        is_one = alias is not None and alias.sort in _SORTS_OF_ORGANISATION
        return _match_alias(alias, gazetteer) if alias is not None and is_one else _NO_MATCH
    match = _match_whole_or_part(name, kind, gazetteer, context, min_population)
    if not match.is_known and "," in name:
        return _match_town_and_area(name, kind, gazetteer, context)
    return match


def _match_whole_or_part(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], min_population: int = 0
) -> PlaceMatch:
    match = _match_exactly(name, kind, gazetteer, context, min_population)
    if not match.is_known and kind is Kind.PLACE:
        for shorter in _shorten(name):
            if not match.is_known:
                match = _match_exactly(shorter, kind, gazetteer, context, max(min_population, LARGE_TOWN))
    return match


def _shorten(name: str) -> Iterator[str]:
    """Yield a name without the words for a part of an area, or for a sort of place."""
    without_part = _PART_OF.sub("", name)
    for shorter in (_SORT_OF.sub("", name), without_part, _SORT_OF.sub("", without_part)):
        if shorter and shorter != name:
            yield shorter


def _match_exactly(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], min_population: int = 0
) -> PlaceMatch:
    """Return the match of one form: names of countries and peoples come before towns and divisions."""
    if not is_capitalised(name):
        return _NO_MATCH
    if candidates := gazetteer.candidates.get(fold_place_names(name)):
        countries = frozenset(context)
        for candidate in candidates:
            if (not candidate.when or candidate.when & countries) and not candidate.unless & countries:
                return _match_alias(candidate.alias, gazetteer, is_certain=False)
        return PlaceMatch(is_known=True, place=None, is_certain=False)
    if (alias := _find_alias(name, gazetteer)) is not None:
        return _match_alias(alias, gazetteer)
    return _match_town(name, gazetteer, context, min_population) if kind is Kind.PLACE else _NO_MATCH


def _find_alias(name: str, gazetteer: Gazetteer) -> Alias | None:
    letters = read_abbreviation(name)
    alias = gazetteer.aliases_by_letters.get(letters) if letters else None
    return alias or (gazetteer.aliases_by_key.get(fold_place_names(name)) if is_capitalised(name) else None)


def _match_town(name: str, gazetteer: Gazetteer, context: Collection[str], min_population: int) -> PlaceMatch:
    namesakes = _list_towns(name, gazetteer, min_population)
    if not namesakes:
        return _NO_MATCH
    likely = [one for one in namesakes if one.population >= _SMALLEST_ALONE or one.place.country in context]
    place = choose_namesake(likely, context) if likely else None
    is_one_country = len({one.place.country for one in namesakes}) == 1
    return PlaceMatch(is_known=True, place=place, is_certain=is_one_country and place is not None)


def _list_towns(name: str, gazetteer: Gazetteer, min_population: int) -> list[SameNamePlace]:
    """Return the divisions and the towns big enough of a name, or the state that it abbreviates."""
    if name.endswith(".") and (states := _list_states(name, gazetteer)):
        return states
    towns = [
        one
        for one in gazetteer.list_namesakes(name)
        if one.population >= min_population or one.place.sort == "division"
    ]
    return towns or _list_states(name, gazetteer)


def _list_states(name: str, gazetteer: Gazetteer) -> list[SameNamePlace]:
    """Return the state for an abbreviation of newspapers or of the post: "Calif.", "TX"."""
    state, country = gazetteer.states.get(name.replace(".", ""), ("", ""))
    return [
        one
        for one in (gazetteer.list_namesakes(state) if state else ())
        if one.place.country == country and one.place.sort == "division"
    ]


def _match_alias(alias: Alias, gazetteer: Gazetteer, *, is_certain: bool = True) -> PlaceMatch:
    return PlaceMatch(is_known=True, place=_make_place(alias, gazetteer), is_certain=is_certain)


def _make_place(alias: Alias, gazetteer: Gazetteer) -> Place | None:
    """Return the place of an alias, a country under its own name; None for an alias without a country."""
    country = gazetteer.countries.get(alias.country)
    if country is None:
        return None
    if alias.sort not in ("country", "people", "historical"):
        return Place(alias.name, country.code, alias.sort, *_find_point(alias, gazetteer))
    name = country.name if alias.sort == "country" else alias.name
    sort = "people" if alias.sort == "people" else "country"
    return Place(name, country.code, sort, country.latitude, country.longitude)


def _find_point(alias: Alias, gazetteer: Gazetteer) -> tuple[float | None, float | None]:
    """Return the coordinates of a place of the alias's name in its country, best of the alias's own sort."""
    namesakes = gazetteer.list_namesakes(alias.name)
    in_country = [place for place, _ in namesakes if place.country == alias.country]
    best = min(in_country, key=lambda place: (place.sort != alias.sort, place.latitude is None), default=None)
    return (best.latitude, best.longitude) if best else (None, None)


def _match_town_and_area(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str]) -> PlaceMatch:
    """Return the match of "Town, Area": the town in the country of the last part."""
    first, *_, last = (trim_name(part) for part in name.split(","))
    area = _match_whole_or_part(last, kind, gazetteer, context)
    if area.place is None:
        return _match_whole_or_part(first, kind, gazetteer, context)
    town = find_town_in_area(first, area.place, gazetteer)
    return area._replace(place=town) if town else area


def find_town_in_area(name: str, area: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the town or division of a name in an area's country, the one nearest to the area, or None."""
    namesakes = gazetteer.list_namesakes(trim_name(name))
    in_country = [one for one in namesakes if one.place.country == area.country]
    return find_nearest_namesake(in_country, area) if in_country else None
