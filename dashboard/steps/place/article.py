"""The names of one article -> their places, each in the light of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.schema import Kind, Name, Place
from dashboard.steps.place.fold import trim
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import Found, find_place, look_up, town_in

Key = tuple[Kind, str]
_BETWEEN = frozenset({", ", "., ", ",", ",\n", " in ", ", in ", " ("})
_LANDS = frozenset({"country", "division", "region"})


def find_places(
    names: Iterable[Key], gazetteer: Gazetteer, lands: Mapping[str, str] | None = None
) -> dict[Key, Place]:
    """Return the place of each name of an article that has one, by kind and name.

    What names one country whatever the context comes first; those countries then part the namesakes of the
    rest, so that Birmingham beside Alabama is not the English one.

    Args:
        names: Kind and form of each name.
        gazetteer: The tables.
        lands: What stands behind a town and a comma somewhere in the article, as `lands_behind` gives it.
    """
    found = {key: look_up(key[1], key[0], gazetteer) for key in names}
    places = {key: one.place for key, one in found.items() if one.sure and one.place is not None}
    places |= _told(found, lands or {}, gazetteer)
    context = frozenset(place.country for place in places.values())
    for kind, name in found:
        if (kind, name) not in places and found[kind, name].known:
            place = find_place(name, kind, gazetteer, context)
            if place is not None:
                places[kind, name] = place
    return places


def lands_behind(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Return the name that stands behind each place and a comma, as Texas behind Paris in "Paris, Texas"."""
    ordered = sorted((name for name in names if name.kind is Kind.PLACE), key=lambda name: name.start)
    return {
        text[town.start : town.end]: text[land.start : land.end]
        for town, land in pairwise(ordered)
        if text[town.end : land.start] in _BETWEEN
    }


def _told(
    found: Mapping[Key, Found], lands: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[tuple[Key, Place]]:
    """Yield the towns whose land the text tells, and unknown ones as their land."""
    for kind, name in found:
        land = (
            look_up(lands[name], Kind.PLACE, gazetteer).place
            if kind is Kind.PLACE and name in lands
            else None
        )
        if land is None or land.sort not in _LANDS or (found[kind, name].sure and land.sort == "country"):
            continue
        place = town_in(trim(name), land, gazetteer)
        if place is not None or not found[kind, name].known:
            yield (kind, name), place or land
