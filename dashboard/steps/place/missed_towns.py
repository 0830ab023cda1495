"""Towns that the tagger did not see: found in the gazetteer where the words around them and the article speak for them.

"In Fargo" beside North Dakota is a town; Fargo alone may be anything. Nothing is taken that a name covers already.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dashboard.schema import Kind, Name, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import look_up, town_in
from dashboard.steps.place.organisation_country import COMMON_WORDS

Found = tuple[int, int, Place]
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?!s\b))+"
_NAME = rf"(?:(?:St|Mt|Ft)\. )?{_WORD}(?: {_WORD}){{0,2}}"
_PART = r"(?:(?:down|up|mid)town |(?:north|south|east|west)(?:east|west)?(?:ern)? |central |nearby |rural |suburban )?"
_IN = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Ii]nto|[Tt]o|"
    rf"(?:city|town|village|mayor|people|residents?|suburb|outskirts|streets|native|police) (?:chief )?(?:of|in)) {_PART}({_NAME})(?! {_WORD})"
)
_LAND_BEHIND = re.compile(
    rf"({_NAME}), ({_WORD}(?: {_WORD})?|[A-Z]\. ?[A-Z][a-z]{{0,3}}\.?|[A-Z][a-z]{{1,4}}\.)"
)
_COUNTY = re.compile(rf"\b({_WORD}(?: {_WORD})? (?:County|Parish|Township))\b(?! {_WORD} (?:Road|Rd|Street))")
_ELECTED = re.compile(rf"\b(?:[DRI]|DFL)-({_NAME}|[A-Z][a-z]+\.|[A-Z]\. ?[A-Z][a-z]{{0,3}}\.)")
_LANDS = frozenset({"country", "division"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


def find_towns(
    text: str, names: Sequence[Name], places: Iterable[Place], gazetteer: Gazetteer
) -> Iterator[Found]:
    """Yield start, end and place of each town that no name covers, in order.

    Args:
        text: The article's text.
        names: Its names so far.
        places: The places that they mean; a town must be in a country of theirs, or have its land behind it.
        gazetteer: The tables.
    """
    context = frozenset(place.country for place in places)
    free = _Free(names)
    found: dict[int, Found] = {}
    for match in _LAND_BEHIND.finditer(text):
        if free.holds(*match.span(1)) and (town := _with_land(match, gazetteer, context)):
            found[match.start(1)] = (*match.span(1), town)
    for pattern in (_IN, _COUNTY, _ELECTED) if context else ():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            town = _known(match[1], gazetteer, context)
            if town is not None and start not in found and free.holds(start, end):
                found[start] = (start, end, town)
    yield from (found[start] for start in sorted(found))


class _Free:
    """Which stretches no name touches."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._ends = [name.end for name in names]
        self._starts = [name.start for name in names]

    def holds(self, start: int, end: int) -> bool:
        at = bisect_left(self._ends, start + 1)
        return at == len(self._starts) or self._starts[at] >= end


def _with_land(match: re.Match[str], gazetteer: Gazetteer, context: frozenset[str]) -> Place | None:
    land = look_up(match[2], Kind.PLACE, gazetteer, context).place
    return town_in(match[1], land, gazetteer) if land is not None and land.sort in _LANDS else None


def _known(form: str, gazetteer: Gazetteer, context: frozenset[str]) -> Place | None:
    """Return the town or land of a form in a country of the article, unless it is a word like another."""
    if form.casefold() in COMMON_WORDS or form.casefold() in _MONTHS:
        return None
    place = look_up(form, Kind.PLACE, gazetteer, context).place
    return place if place is not None and place.country in context and place.sort != "people" else None
