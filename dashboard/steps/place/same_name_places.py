"""The choice between places of one name."""

from collections.abc import Collection, Sequence
from math import dist, inf

from dashboard.schema import Place
from dashboard.steps.place.gazetteer import SameNamePlace

# A capital is named more often than a town of its size.
_CAPITAL_WEIGHT = 10
# Without other evidence, the biggest is chosen if the next one, in another country, is so many times smaller.
_CLEARLY_BIGGER = 5
# The same where the article names the country of a smaller one and not that of the biggest.
_FAR_BIGGER = 60


def choose_namesake(namesakes: Sequence[SameNamePlace], context: Collection[str]) -> Place | None:
    """Return the place that a name means, or None; a tie is never broken by a guess.

    Args:
        namesakes: One place or more.
        context: Codes of the countries that the article names elsewhere.
    """
    ranked = _rank_by_country(namesakes)
    first, weight = ranked[0]
    if len(ranked) == 1 or first.country in context:
        return first
    in_context = [one for one in ranked if one.place.country in context]
    if in_context:
        return in_context[0].place if weight < _FAR_BIGGER * in_context[0].population else first
    return first if weight >= _CLEARLY_BIGGER * ranked[1].population else None


def find_nearest_namesake(namesakes: Sequence[SameNamePlace], area: Place) -> Place:
    """Return the place nearest to the middle of a division; in any other area, the biggest place."""

    def rank(one: SameNamePlace) -> tuple[float, int]:
        if area.sort != "division" or area.latitude is None:
            return 0.0, -one.population
        distance = dist(_point(one.place), _point(area)) if one.place.latitude is not None else inf
        return distance, -one.population

    return min(namesakes, key=rank).place


def _point(place: Place) -> tuple[float, float]:
    return place.latitude or 0.0, place.longitude or 0.0


def _rank_by_country(namesakes: Sequence[SameNamePlace]) -> list[SameNamePlace]:
    """Return the biggest place of each country, the biggest first; a capital's population is multiplied."""
    best: dict[str, SameNamePlace] = {}
    for place, population in namesakes:
        weight = max(1, population) * (_CAPITAL_WEIGHT if place.sort == "capital" else 1)
        if place.country not in best or weight > best[place.country].population:
            best[place.country] = SameNamePlace(place, weight)
    return sorted(best.values(), key=lambda one: (-one.population, one.place.country))
