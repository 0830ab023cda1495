"""Places of one name -> the one that is meant, or None."""

from collections.abc import Collection, Sequence
from math import dist, inf

from dashboard.schema import Place

# A capital is named more often than its size tells.
_CAPITAL_COUNTS = 10
# Without other evidence the biggest must be this many times the next, in another country, to be meant.
_CLEARLY_BIGGER = 5
# With a smaller one's country named, and the biggest one's not, this is how much bigger it must be to be meant all the same.
_FAR_BIGGER = 60


def choose(namesakes: Sequence[tuple[Place, int]], context: Collection[str]) -> Place | None:
    """Return the one meant of places with how many live in each; a tie is never broken by a guess.

    Args:
        namesakes: At least one place with its people.
        context: Codes of the countries that the article names otherwise.
    """
    ranked = _best_by_country(namesakes)
    first, weight = ranked[0]
    if len(ranked) == 1 or first.country in context:
        return first
    named = [(place, people) for place, people in ranked if place.country in context]
    if named:
        return named[0][0] if weight < _FAR_BIGGER * named[0][1] else first
    return first if weight >= _CLEARLY_BIGGER * ranked[1][1] else None


def nearest(namesakes: Sequence[tuple[Place, int]], land: Place) -> Place:
    """Return the place that lies nearest to the middle of a division, or the biggest where that tells nothing."""

    def rank(one: tuple[Place, int]) -> tuple[float, int]:
        place, people = one
        if land.sort != "division" or land.latitude is None:
            return 0.0, -people
        return dist(_at(place), _at(land)) if place.latitude is not None else inf, -people

    return min(namesakes, key=rank)[0]


def _at(place: Place) -> tuple[float, float]:
    return place.latitude or 0.0, place.longitude or 0.0


def _best_by_country(namesakes: Sequence[tuple[Place, int]]) -> list[tuple[Place, int]]:
    best: dict[str, tuple[Place, int]] = {}
    for place, people in namesakes:
        weight = max(1, people) * (_CAPITAL_COUNTS if place.sort == "capital" else 1)
        if place.country not in best or weight > best[place.country][1]:
            best[place.country] = (place, weight)
    return sorted(best.values(), key=lambda one: (-one[1], one[0].country))
