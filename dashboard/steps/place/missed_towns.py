"""Towns that the tagger missed, found in the gazetteer by the words around them and the article's countries.

"In Fargo" is a town in an article that names North Dakota; Fargo alone may be anything. A name that was found
already keeps its words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dashboard.schema import Kind, Name, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import find_town_in_area, match_place
from dashboard.steps.place.organisation_country import COMMON_WORDS

_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?!s\b)){1,60}"
_NAME = rf"(?:(?:St|Mt|Ft)\. )?{_WORD}(?: {_WORD}){{0,2}}"
_PART = (
    r"(?:(?:down|up|mid)town |(?:north|south|east|west)(?:east|west)?(?:ern)? |"
    r"central |nearby |rural |suburban )?"
)
_TOWN_AFTER_CUE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Ii]nto|[Tt]o|"
    r"(?:city|town|village|mayor|people|residents?|suburb|outskirts|streets|native|police) "
    rf"(?:chief )?(?:of|in)) {_PART}({_NAME})(?! {_WORD})"
)
_TOWN_AND_AREA = re.compile(
    rf"({_NAME}), ({_WORD}(?: {_WORD})?|[A-Z]\. ?[A-Z][a-z]{{0,3}}\.?|[A-Z][a-z]{{1,4}}\.)"
)
_COUNTY = re.compile(rf"\b({_WORD}(?: {_WORD})? (?:County|Parish|Township))\b(?! {_WORD} (?:Road|Rd|Street))")
# Where a legislator was elected: "D-Dubuque".
_ELECTED_IN = re.compile(rf"\b(?:[DRI]|DFL)-({_NAME}|[A-Z][a-z]+\.|[A-Z]\. ?[A-Z][a-z]{{0,3}}\.)")
_AREAS = frozenset({"country", "division"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


class TownMention(NamedTuple):
    """A town by its place in the text."""

    start: int
    end: int
    place: Place


def find_missed_towns(
    text: str, names: Sequence[Name], places: Iterable[Place], gazetteer: Gazetteer
) -> Iterator[TownMention]:
    """Yield the towns that overlap no name, in order.

    Args:
        text: The article's text.
        names: Its names so far.
        places: The places that they mean. A town must lie in a country of theirs, or have its area after it.
        gazetteer: The tables.
    """
    countries = frozenset(place.country for place in places)
    gaps = _Gaps(names)
    towns: dict[int, TownMention] = {}
    for match in _TOWN_AND_AREA.finditer(text):
        if gaps.contain(*match.span(1)) and (town := _find_with_area(match, gazetteer, countries)):
            towns[match.start(1)] = TownMention(*match.span(1), town)
    for pattern in (_TOWN_AFTER_CUE, _COUNTY, _ELECTED_IN) if countries else ():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            place = _find_in_countries(match[1], gazetteer, countries)
            if place is not None and start not in towns and gaps.contain(start, end):
                towns[start] = TownMention(start, end, place)
    yield from (towns[start] for start in sorted(towns))


class _Gaps:
    """The stretches between the names of a text."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._ends = [name.end for name in names]
        self._starts = [name.start for name in names]

    def contain(self, start: int, end: int) -> bool:
        at = bisect_left(self._ends, start + 1)
        return at == len(self._starts) or self._starts[at] >= end


def _find_with_area(match: re.Match[str], gazetteer: Gazetteer, countries: frozenset[str]) -> Place | None:
    area = match_place(match[2], Kind.PLACE, gazetteer, countries).place
    return find_town_in_area(match[1], area, gazetteer) if area is not None and area.sort in _AREAS else None


def _find_in_countries(form: str, gazetteer: Gazetteer, countries: frozenset[str]) -> Place | None:
    """Return the place of a form in one of the countries, or None where the form is also a common word."""
    if form.casefold() in COMMON_WORDS or form.casefold() in _MONTHS:
        return None
    place = match_place(form, Kind.PLACE, gazetteer, countries).place
    return place if place is not None and place.country in countries and place.sort != "people" else None
