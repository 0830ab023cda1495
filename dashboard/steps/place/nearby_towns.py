"""Towns of one article that lie together: of two places of one name, the one near the other towns is meant.

The idea is spatial minimality (Leidner, Toponym Resolution in Text, 2007), limited to clear cases: several
towns are near the one place, and none is near the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import cos, hypot, radians

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import KindAndForm
from dashboard.steps.place.place_keys import trim_name

Point = tuple[float, float]
_NEAR_KM = 150.0
_KM_PER_DEGREE = 111.2
_TOWNS = frozenset({"city", "capital", "division"})
# An article that names a county is written for the people around it.
_COUNTY = (" County", " Parish", " Borough")
_MIN_NEIGHBOURS = 2
"""The nearby towns needed to replace the place that a name has already; one is enough where it has none."""


def find_by_nearby_towns(
    names: Iterable[KindAndForm], places: Mapping[KindAndForm, Place], gazetteer: Gazetteer
) -> Iterator[tuple[KindAndForm, Place]]:
    """Yield the names that mean another place than they have now, with that place, near the other towns.

    Args:
        names: The names that the tables have.
        places: The place of each that has one so far.
        gazetteer: The tables.
    """
    points = {
        key: point for key, place in places.items() if (point := _point(place)) and place.sort in _TOWNS
    }
    has_county = any(form.endswith(_COUNTY) for _, form in places)
    if len(points) < _MIN_NEIGHBOURS and not has_county:
        return
    for key in names:
        candidates = _list_candidates(key, gazetteer)
        current = places.get(key)
        other_countries = {place.country for other, place in places.items() if other != key}
        if not candidates or (current is not None and current.country in other_countries):
            continue
        other_points = [point for other, point in points.items() if other != key]
        best = _choose_nearest(candidates, other_points, current)
        if best is None and has_county and len(other_countries) == 1:
            best = next((place for place in candidates if place.country in other_countries), None)
        if best is not None:
            yield key, best


def _list_candidates(key: KindAndForm, gazetteer: Gazetteer) -> list[Place]:
    kind, form = key
    namesakes = gazetteer.list_namesakes(trim_name(form)) if kind is Kind.PLACE else ()
    return [place for place, _ in namesakes if place.sort in _TOWNS]


def _choose_nearest(
    candidates: Iterable[Place], other_points: list[Point], current: Place | None
) -> Place | None:
    """Return the candidate with most towns nearby, or None where it is not clear enough."""
    ranked = sorted(
        ((_count_nearby(place, other_points), place) for place in candidates), key=lambda one: -one[0]
    )
    n_nearby, best = ranked[0]
    if current is None:
        is_clear = n_nearby > 0 and (len(ranked) == 1 or n_nearby > ranked[1][0])
        return best if is_clear else None
    return best if n_nearby >= _MIN_NEIGHBOURS and best.country != current.country else None


def _count_nearby(place: Place, others: list[Point]) -> int:
    point = _point(place)
    return sum(_distance_km(point, other) <= _NEAR_KM for other in others) if point else 0


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _distance_km(one: Point, other: Point) -> float:
    """Return the distance of two points, on a plane that touches the globe between them."""
    east = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return _KM_PER_DEGREE * hypot(one[0] - other[0], east)
