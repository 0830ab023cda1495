"""One name -> its place, by exact look-up of the whole of it."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Alias, Gazetteer
from dashboard.steps.place.place_keys import (
    LONGEST_NAME,
    fold_place_names,
    is_capitalised,
    read_abbreviation,
    trim_name,
)
from dashboard.steps.place.same_name_places import choose, nearest

# A part of a land ("northern Iraq"), and what sort of place it is ("Helmand province"): dropped where the whole is unknown.
_PART_OF = re.compile(
    r"^(?:(?:north|south|east|west|mid|up|in)[- ]?(?:ern|east|west|eastern|western|land|per)?|northern|southern|eastern|western|central|"
    r"upper|lower|inner|outer|greater|downtown|suburban|rural|mainland|metropolitan|metro|occupied|"
    r"(?:city|town|village|province|state|region|district|county|municipality|port|island|kingdom|republic|governorate|department) of)"
    r"[ -]+(?:the )?",
    re.IGNORECASE,
)
_SORT_OF = re.compile(
    r"[ -](?:province|provincial|prefecture|governorate|region|district|state|city|county|municipality|department|oblast|"
    r"republic|territory|canton|island|islands|peninsula|area|metropolitan area|suburbs?|town|township|village|borough|parish|metro|"
    r"airport|international airport|proper|mainland|valley)$",
    re.IGNORECASE,
)
# "East Bank" is not the eastern part of a town called Bank.
LEAST_SURE = 100_000
# A smaller town is meant only where the article names its country otherwise: Earth is also a town in Texas.
_LEAST_ALONE = 10_000
_KINDS = frozenset({Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION})
# A seat of power stands for who rules there; a parliament is a body of its land.
_OF_STATE = frozenset({"seat", "body"})


class Found(NamedTuple):
    """What a name led to: whether the tables know it, its place, and whether no context would change that."""

    known: bool
    place: Place | None
    sure: bool


_UNKNOWN = Found(known=False, place=None, sure=False)


def find_place(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str] = ()) -> Place | None:
    """Return the place that a name of this kind means, or None where it means none or there is no telling.

    Args:
        name: A span as it stands in a text, with its "the" or "'s".
        kind: A person has no place; an organisation only where it is a seat of power, as the Kremlin is.
        gazetteer: The tables.
        context: Alpha-3 codes of the countries that the article names otherwise; they part namesakes.
    """
    return look_up(name, kind, gazetteer, context).place


def look_up(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str] = (), least: int = 0
) -> Found:
    """Return what `find_place` does, with how sure it is; towns of fewer people than `least` are left out."""
    alone = _look_up_alone(name, kind, gazetteer, least)
    # A context parts what the tables know; it makes nothing known.
    return _look_up(name, kind, gazetteer, context, least) if context and alone.known else alone


@lru_cache(maxsize=1 << 17)
def _look_up_alone(name: str, kind: Kind, gazetteer: Gazetteer, least: int) -> Found:
    return _look_up(name, kind, gazetteer, (), least)


def _look_up(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], least: int) -> Found:
    name = trim_name(name)
    if kind not in _KINDS or not name or len(name) > LONGEST_NAME:
        return _UNKNOWN
    if kind is Kind.ORGANISATION:
        alias = _alias(name, gazetteer)
        return _found(alias, gazetteer) if alias is not None and alias.sort in _OF_STATE else _UNKNOWN
    found = _whole_or_shorter(name, kind, gazetteer, context, least)
    if not found.known and "," in name:
        return _town_and_land(name, kind, gazetteer, context)
    return found


def _whole_or_shorter(
    name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], least: int = 0
) -> Found:
    found = _exactly(name, kind, gazetteer, context, least)
    if not found.known and kind is Kind.PLACE:
        for shorter in _shorter(name):
            if not found.known:
                found = _exactly(shorter, kind, gazetteer, context, max(least, LEAST_SURE))
    return found


def _shorter(name: str) -> Iterator[str]:
    """Yield a name without what only says which part of a land, or what sort of place, it is."""
    without_part = _PART_OF.sub("", name)
    for shorter in (_SORT_OF.sub("", name), without_part, _SORT_OF.sub("", without_part)):
        if shorter and shorter != name:
            yield shorter


def _exactly(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str], least: int = 0) -> Found:
    """Look one form up: first what names lands and peoples, then towns and divisions."""
    if not is_capitalised(name):
        return _UNKNOWN
    key = fold_place_names(name)
    if readings := gazetteer.readings.get(key):
        codes = frozenset(context)
        for reading in readings:
            if (not reading.when or reading.when & codes) and not reading.unless & codes:
                return _found(reading.alias, gazetteer, sure=False)
        return Found(known=True, place=None, sure=False)
    if (alias := _alias(name, gazetteer)) is not None:
        return _found(alias, gazetteer)
    return _town(name, gazetteer, context, least) if kind is Kind.PLACE else _UNKNOWN


def _alias(name: str, gazetteer: Gazetteer) -> Alias | None:
    letters = read_abbreviation(name)
    alias = gazetteer.abbreviations.get(letters) if letters else None
    return alias or (gazetteer.aliases.get(fold_place_names(name)) if is_capitalised(name) else None)


def _town(name: str, gazetteer: Gazetteer, context: Collection[str], least: int) -> Found:
    namesakes = _state(name, gazetteer) if name.endswith(".") else []
    if not namesakes:
        namesakes = [
            one for one in namesakes_of(name, gazetteer) if one[1] >= least or one[0].sort == "division"
        ]
    if not namesakes:
        namesakes = _state(name, gazetteer)
    meant = [
        (place, people) for place, people in namesakes if people >= _LEAST_ALONE or place.country in context
    ]
    one_country = len({place.country for place, _ in namesakes}) == 1
    if not namesakes:
        return _UNKNOWN
    place = choose(meant, context) if meant else None
    return Found(known=True, place=place, sure=one_country and place is not None)


def _state(name: str, gazetteer: Gazetteer) -> list[tuple[Place, int]]:
    """Return the state that a newspaper's or the post's abbreviation, as "Calif." or "TX", stands for."""
    full, country = gazetteer.states.get(name.replace(".", ""), ("", ""))
    called = [one for one in namesakes_of(full, gazetteer) if one[0].country == country] if full else []
    return [one for one in called if one[0].sort == "division"]


def _found(alias: Alias, gazetteer: Gazetteer, *, sure: bool = True) -> Found:
    return Found(known=True, place=_place_of(alias, gazetteer), sure=sure)


def _place_of(alias: Alias, gazetteer: Gazetteer) -> Place | None:
    """Return an alias as a place: a country under its own name, where its people live; a region under the alias."""
    country = gazetteer.countries.get(alias.country)
    if country is None:
        return None
    if alias.sort in ("country", "people", "historical"):
        name, sort = (country.name, "country") if alias.sort == "country" else (alias.name, alias.sort)
        return Place(
            name,
            country.code,
            "country" if sort == "historical" else sort,
            country.latitude,
            country.longitude,
        )
    return Place(alias.name, country.code, alias.sort, *_coordinates(alias, gazetteer))


def _coordinates(alias: Alias, gazetteer: Gazetteer) -> tuple[float | None, float | None]:
    """Return where the place of an alias's name lies, of its own sort rather than another, in its country."""
    called = [place for place, _ in namesakes_of(alias.name, gazetteer) if place.country == alias.country]
    best = min(called, key=lambda place: (place.sort != alias.sort, place.latitude is None), default=None)
    return (best.latitude, best.longitude) if best else (None, None)


def namesakes_of(name: str, gazetteer: Gazetteer) -> list[tuple[Place, int]]:
    """Return the towns and divisions of a name, each with how many people live there."""
    key = fold_place_names(name)
    return [gazetteer.place(row) for row in gazetteer.places.get(key) or gazetteer.spellings.get(key, ())]


def _town_and_land(name: str, kind: Kind, gazetteer: Gazetteer, context: Collection[str]) -> Found:
    """Look up "Town, Land": the last part tells the country, the first the town in it."""
    first, *_, last = (trim_name(part) for part in name.split(","))
    land = _whole_or_shorter(last, kind, gazetteer, context)
    if land.place is None:
        return _whole_or_shorter(first, kind, gazetteer, context)
    inside = town_in(first, land.place, gazetteer)
    return land._replace(place=inside) if inside else land


def town_in(name: str, land: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the town or division of a name that lies in a land's country, nearest to it, or None."""
    inside = [one for one in namesakes_of(trim_name(name), gazetteer) if one[0].country == land.country]
    return nearest(inside, land) if inside else None
