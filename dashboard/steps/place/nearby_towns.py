"""Towns of one article that lie together: the namesake near the others is meant, not the famous one far away.

The idea is spatial minimality (Leidner, Toponym Resolution in Text, 2007), kept to what it is sure of: several
neighbours for one reading, none for the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import cos, hypot, radians

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import namesakes_of
from dashboard.steps.place.place_keys import trim_name

Key = tuple[Kind, str]
Point = tuple[float, float]
_NEAR_KM = 150.0
_KM_A_DEGREE = 111.2
_TOWNS = frozenset({"city", "capital", "division"})
# Who names a county writes for the people around.
_COUNTY = (" County", " Parish", " Borough")
_FEWEST = 2
"""So many neighbours it takes against the place that is meant otherwise; one where there is none."""


def by_neighbours(
    known: Iterable[Key], places: Mapping[Key, Place], gazetteer: Gazetteer
) -> Iterator[tuple[Key, Place]]:
    """Yield the names that mean another place than they were given, told from the towns around it.

    Args:
        known: The names that the tables know.
        places: The place of each that has one so far.
        gazetteer: The tables.
    """
    points = {key: at for key, place in places.items() if (at := _point(place)) and place.sort in _TOWNS}
    counties = any(key[1].endswith(_COUNTY) for key in places)
    if len(points) < _FEWEST and not counties:
        return
    for key in known:
        if key[0] is not Kind.PLACE:
            continue
        readings = [place for place, _ in namesakes_of(trim_name(key[1]), gazetteer) if place.sort in _TOWNS]
        given = places.get(key)
        named = {place.country for other, place in places.items() if other != key}
        if readings and (given is None or given.country not in named):
            others = [at for other, at in points.items() if other != key]
            best = _nearest(readings, others, given)
            if best is None and counties and len(named) == 1:
                best = next((place for place in readings if place.country in named), None)
            if best is not None:
                yield key, best


def _nearest(readings: Iterable[Place], others: list[Point], given: Place | None) -> Place | None:
    ranked = sorted(((_n_near(place, others), place) for place in readings), key=lambda one: -one[0])
    n_best, best = ranked[0]
    if given is None:
        is_clear = n_best > 0 and (len(ranked) == 1 or n_best > ranked[1][0])
        return best if is_clear else None
    return best if n_best >= _FEWEST and best.country != given.country else None


def _n_near(place: Place, others: list[Point]) -> int:
    at = _point(place)
    return sum(_km(at, other) <= _NEAR_KM for other in others) if at else 0


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _km(one: Point, other: Point) -> float:
    """Return the distance of two points on a plane that touches the globe between them."""
    east = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return _KM_A_DEGREE * hypot(one[0] - other[0], east)
