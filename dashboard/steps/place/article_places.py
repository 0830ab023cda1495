"""The names of one article -> their places, each in the light of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.schema import Kind, Name, Place
from dashboard.steps.place.gazetteer import Gazetteer, macro_regions
from dashboard.steps.place.lookup import Found, find_place, look_up, namesakes_of, town_in
from dashboard.steps.place.nearby_towns import by_neighbours
from dashboard.steps.place.organisation_country import COMMON_WORDS, land_of_body
from dashboard.steps.place.place_keys import trim_name
from dashboard.text.given_names import is_given_name

Key = tuple[Kind, str]
_BETWEEN = frozenset({", ", "., ", ",", ",\n", " in ", ", in ", " ("})
_LANDS = frozenset({"country", "division", "region"})
_TOWNS = frozenset({"capital", "city"})
_PARTS = frozenset({"city", "division"})
# A town of so many is meant where only its land is named: Tripoli beside Lebanon.
_BIG = 200_000
# Longer ones in capitals are towns in datelines.
_LONGEST_LETTERS = 3
# This share of an article's names that lead to a country lead to one: what no table knows lies there too.
_NEARLY_ALL = 0.75


def find_places(
    names: Iterable[Key], gazetteer: Gazetteer, lands: Mapping[str, str] | None = None
) -> dict[Key, Place]:
    """Return the place of each name of an article that has one, by kind and name.

    What names one country whatever the context comes first; those countries then part the namesakes of the
    rest, so that Birmingham beside Alabama is not the English one. What no table knows lies where most of the article does,
    if it does.

    Args:
        names: Kind and form of each name.
        gazetteer: The tables.
        lands: What stands behind a town and a comma somewhere in the article, as `lands_behind` gives it.
    """
    found = {key: look_up(key[1], key[0], gazetteer) for key in names}
    places = {key: one.place for key, one in found.items() if one.sure and one.place is not None}
    places |= _told(found, lands or {}, gazetteer)
    context = frozenset(place.country for place in places.values())
    parts = frozenset(place.country for place in places.values() if place.sort in _PARTS)
    for kind, name in found:
        if (kind, name) not in places and found[kind, name].known:
            far = _known_far(
                found[kind, name].place, namesakes_of(trim_name(name), gazetteer), context, parts
            )
            place = far or find_place(name, kind, gazetteer, context)
            if place is not None:
                places[kind, name] = place
    towns = [key for key, one in found.items() if one.known and key[1] not in macro_regions()]
    places |= dict(by_neighbours(towns, places, gazetteer))
    for key in [*_by_chance(places, gazetteer)]:
        del places[key]
    places |= dict(_bodies(found, places, gazetteer))
    return places | dict(_unknown(found, places))


def _by_chance(places: Mapping[Key, Place], gazetteer: Gazetteer) -> Iterator[Key]:
    """Yield the words and given names that are only by chance a small town's: nothing else is in Norway where Time is."""
    named = Counter(place.country for place in places.values())
    for (kind, form), place in places.items():
        if named[place.country] == 1 and place.sort in _PARTS and _is_word(trim_name(form)):
            in_country = (
                one for one in namesakes_of(trim_name(form), gazetteer) if one[0].country == place.country
            )
            if max((people for _, people in in_country), default=0) < _BIG:
                yield kind, form


def _is_word(name: str) -> bool:
    is_short = name.isupper() and len(name) <= _LONGEST_LETTERS
    return is_short or name.casefold() in COMMON_WORDS or is_given_name(name)


def _known_far(
    alone: Place | None,
    namesakes: Iterable[tuple[Place, int]],
    context: frozenset[str],
    parts: frozenset[str],
) -> Place | None:
    """Return the town that a name means without any context, unless a lesser namesake is meant.

    One is where a part of its land is named: talks of the U.S. in Geneva are in Switzerland; beside Rochester, Geneva is
    the one in New York.
    """
    if alone is None or alone.sort not in _TOWNS:
        return None
    others = [one for one in namesakes if one[0].country in context]
    meant = any(people >= _BIG or one.country in parts for one, people in others)
    return None if meant else alone


def _unknown(found: Mapping[Key, Found], places: Mapping[Key, Place]) -> Iterator[tuple[Key, Place]]:
    """Yield the places that no table knows, a village or a hill, in the country of nearly all the others."""
    named = Counter(place.country for place in places.values())
    country, n = named.most_common(1)[0] if named else ("", 0)
    for kind, name in found if n and n >= _NEARLY_ALL * named.total() else ():
        if kind is Kind.PLACE and not found[kind, name].known:
            yield (kind, name), Place(name, country, "place")


def _bodies(
    found: Mapping[Key, Found], places: Mapping[Key, Place], gazetteer: Gazetteer
) -> Iterator[tuple[Key, Place]]:
    """Yield the organisations whose name tells a country, in the light of those that the article names."""
    context = frozenset(place.country for place in places.values())
    for kind, name in found:
        if kind is Kind.ORGANISATION and (kind, name) not in places:
            place = land_of_body(name, gazetteer, context)
            if place is not None:
                yield (kind, name), place


def lands_behind(text: str, names: Sequence[Name], forms: Sequence[str]) -> dict[str, str]:
    """Return the name that stands behind each place and a comma, as Texas behind Paris in "Paris, Texas".

    Args:
        text: The article's text.
        names: Its names.
        forms: The form that each name goes by in the article.
    """
    ordered = sorted(
        ((name, form) for name, form in zip(names, forms, strict=True) if name.kind is Kind.PLACE),
        key=lambda one: one[0].start,
    )
    return {
        form: behind
        for (town, form), (land, behind) in pairwise(ordered)
        if text[town.end : land.start] in _BETWEEN
    }


def _told(
    found: Mapping[Key, Found], lands: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[tuple[Key, Place]]:
    """Yield the towns whose land the text tells, and unknown ones as their land."""
    for kind, name in found:
        land = _land(lands[name], gazetteer) if kind is Kind.PLACE and name in lands else None
        if land is None or land.sort not in _LANDS or (found[kind, name].sure and land.sort == "country"):
            continue
        place = town_in(trim_name(name), land, gazetteer)
        if place is not None or not found[kind, name].known:
            yield (kind, name), place or Place(name, land.country, "place")


def _land(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the land that stands behind a town: New York the state, not the city."""
    land = look_up(name, Kind.PLACE, gazetteer).place
    if land is None or land.sort in _LANDS:
        return land
    called = (place for place, _ in namesakes_of(trim_name(name), gazetteer))
    return next((each for each in called if each.sort == "division" and each.country == land.country), land)
