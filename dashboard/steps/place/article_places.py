"""The places of all names of one article, each chosen with the help of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.schema import Kind, Name, Place
from dashboard.steps.place.gazetteer import Gazetteer, SameNamePlace, load_macro_regions
from dashboard.steps.place.lookup import (
    KindAndForm,
    PlaceMatch,
    find_place,
    find_town_in_area,
    match_place,
)
from dashboard.steps.place.nearby_towns import find_by_nearby_towns
from dashboard.steps.place.organisation_country import COMMON_WORDS, find_organisation_country
from dashboard.steps.place.place_keys import trim_name
from dashboard.text.given_names import is_given_name

_BETWEEN_TOWN_AND_AREA = frozenset({", ", "., ", ",", ",\n", " in ", ", in ", " ("})
_AREAS = frozenset({"country", "division", "region"})
_TOWNS = frozenset({"capital", "city"})
_PARTS_OF_COUNTRIES = frozenset({"city", "division"})
# A town of this size is meant even where only its country is named: Tripoli next to Lebanon.
_BIG_TOWN = 200_000
# Longer names in capitals are towns in datelines.
_LONGEST_LETTERS = 3
# Where this share of an article's names lies in one country, its unknown places are put in that country too.
_NEARLY_ALL = 0.75


def find_places(
    names: Iterable[KindAndForm], gazetteer: Gazetteer, areas: Mapping[str, str] | None = None
) -> dict[KindAndForm, Place]:
    """Return the place of each name of an article that has one, by kind and form.

    Names that mean one country in any context come first. Their countries decide between places of one name:
    next to Alabama, Birmingham is not the English city. A place that no table has is put in the country of
    nearly all the other names, if there is such a country.

    Args:
        names: Kind and form of each name.
        gazetteer: The tables.
        areas: The area that the article gives for a town, from `find_containing_areas`.
    """
    matches = {key: match_place(key[1], key[0], gazetteer) for key in names}
    places = {key: match.place for key, match in matches.items() if match.is_certain and match.place}
    places |= dict(_find_places_in_areas(matches, areas or {}, gazetteer))
    places |= dict(_find_places_by_context(matches, places, gazetteer))
    macro_regions = load_macro_regions()
    towns = [key for key, match in matches.items() if match.is_known and key[1] not in macro_regions]
    places |= dict(find_by_nearby_towns(towns, places, gazetteer))
    for key in [*_find_chance_towns(places, gazetteer)]:
        del places[key]
    places |= dict(_find_countries_of_organisations(matches, places, gazetteer))
    return places | dict(_list_unknown_places(matches, places))


def find_containing_areas(text: str, names: Sequence[Name], forms: Sequence[str]) -> dict[str, str]:
    """Return for each place the area that the text names right after it, as Texas in "Paris, Texas".

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
        form: area_form
        for (town, form), (area, area_form) in pairwise(ordered)
        if text[town.end : area.start] in _BETWEEN_TOWN_AND_AREA
    }


def _find_places_in_areas(
    matches: Mapping[KindAndForm, PlaceMatch], areas: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[tuple[KindAndForm, Place]]:
    """Yield the towns for which the text gives an area; an unknown town gets the country of its area."""
    for (kind, form), match in matches.items():
        area = _find_area(areas[form], gazetteer) if kind is Kind.PLACE and form in areas else None
        if area is None or area.sort not in _AREAS or (match.is_certain and area.sort == "country"):
            continue
        place = find_town_in_area(trim_name(form), area, gazetteer)
        if place is not None or not match.is_known:
            yield (kind, form), place or Place(form, area.country, "place")


def _find_area(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the area of a name that stands after a town: New York is the state there, not the city."""
    area = match_place(name, Kind.PLACE, gazetteer).place
    if area is None or area.sort in _AREAS:
        return area
    namesakes = (place for place, _ in gazetteer.list_namesakes(trim_name(name)))
    divisions = (one for one in namesakes if one.sort == "division" and one.country == area.country)
    return next(divisions, area)


def _find_places_by_context(
    matches: Mapping[KindAndForm, PlaceMatch], places: Mapping[KindAndForm, Place], gazetteer: Gazetteer
) -> Iterator[tuple[KindAndForm, Place]]:
    """Yield the known names that have no place yet, chosen by the countries of `places`."""
    countries = frozenset(place.country for place in places.values())
    with_parts = frozenset(place.country for place in places.values() if place.sort in _PARTS_OF_COUNTRIES)
    for key, match in matches.items():
        if key in places or not match.is_known:
            continue
        kind, form = key
        others = [one for one in gazetteer.list_namesakes(trim_name(form)) if one.place.country in countries]
        place = _choose_famous_town(match.place, others, with_parts) or find_place(
            form, kind, gazetteer, countries
        )
        if place is not None:
            yield key, place


def _choose_famous_town(
    town: Place | None, others: Iterable[SameNamePlace], countries_with_parts: frozenset[str]
) -> Place | None:
    """Return the town that a name means without any context, unless another one of the name is meant.

    The other one is meant if it is big, or if the article names a part of its country. Talks of the U.S. in
    Geneva are in Switzerland; next to Rochester, Geneva is the one in New York.

    Args:
        town: The place that the name means without any context.
        others: The places of the name in the countries that the article names.
        countries_with_parts: The countries of which the article names a town or division.
    """
    if town is None or town.sort not in _TOWNS:
        return None
    is_other = any(
        population >= _BIG_TOWN or place.country in countries_with_parts for place, population in others
    )
    return None if is_other else town


def _find_chance_towns(places: Mapping[KindAndForm, Place], gazetteer: Gazetteer) -> Iterator[KindAndForm]:
    """Yield the words and given names that only by chance are also small towns, as Time in Norway.

    Nothing else in the article lies in such a town's country.
    """
    n_names = Counter(place.country for place in places.values())
    for (kind, form), place in places.items():
        name = trim_name(form)
        if n_names[place.country] == 1 and place.sort in _PARTS_OF_COUNTRIES and _is_word(name):
            namesakes = gazetteer.list_namesakes(name)
            populations = (one.population for one in namesakes if one.place.country == place.country)
            if max(populations, default=0) < _BIG_TOWN:
                yield kind, form


def _is_word(name: str) -> bool:
    is_short = name.isupper() and len(name) <= _LONGEST_LETTERS
    return is_short or name.casefold() in COMMON_WORDS or is_given_name(name)


def _find_countries_of_organisations(
    matches: Iterable[KindAndForm], places: Mapping[KindAndForm, Place], gazetteer: Gazetteer
) -> Iterator[tuple[KindAndForm, Place]]:
    """Yield the organisations whose name contains one country, or a place in a country of the article."""
    countries = frozenset(place.country for place in places.values())
    for kind, form in matches:
        if kind is Kind.ORGANISATION and (kind, form) not in places:
            place = find_organisation_country(form, gazetteer, countries)
            if place is not None:
                yield (kind, form), place


def _list_unknown_places(
    matches: Mapping[KindAndForm, PlaceMatch], places: Mapping[KindAndForm, Place]
) -> Iterator[tuple[KindAndForm, Place]]:
    """Yield the places that no table has, as a village or hill, in the country of nearly all the others."""
    n_names = Counter(place.country for place in places.values())
    country, most = n_names.most_common(1)[0] if n_names else ("", 0)
    for (kind, form), match in matches.items() if most and most >= _NEARLY_ALL * n_names.total() else ():
        if kind is Kind.PLACE and not match.is_known:
            yield (kind, form), Place(form, country, "place")
