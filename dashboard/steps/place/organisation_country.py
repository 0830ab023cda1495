"""An organisation -> the country that its name tells: the Bank of Canada is Canadian, the Ohio State Police American."""

import re
from collections.abc import Collection, Iterator

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import LEAST_SURE, look_up
from dashboard.steps.place.place_keys import read_abbreviation, trim_name

_WORD = re.compile(r"[^\s,()/]+")
_LONGEST_PLACE = 4
# A town's name is often also a founder's or a brand's, so it counts where the article names its country, or it stands
# as the place of a body does: "University of Cincinnati".
_PLACING = frozenset({"of", "in", "for", "at"})
COMMON_WORDS = frozenset(
    """
    active air ajax alliance alpha amber angel apple area army art association atlas authority bank banner bar bay
    beach belt benfica best big board bridge bureau business capital cardinal castle center central century challenge
    champion christian church city civic civil classic college commerce commission committee commonwealth
    community congress cooper corona council country court crown culture day defence defense delta democrat
    diamond digital direct domestic dragon dream eagle early east echo economy eden education electric energy
    english enterprise equality ever express faith falcon family far farmer federal field fire first force forest
    fort foundation free freedom friendship future general giant global globe gold golden good grand great green
    group guard harmony health heart herald heritage high home honor hope house human ideal independence
    independent industry initiative institute international island jewish joint journal jubilee justice kennedy
    kim king labor labour lake land law league legal liberal liberty life light lincoln lion live local long lord
    lotus loyal main march marine maritime market media medical memorial metro middle mirror mission mobile model
    moon morning mountain music national native nature navy new news nice night north ocean office oil old olive
    olympic olympics open orange order orient pacific palace panorama paradise park peace pearl people phoenix
    pine pioneer plain plus police polo port post power prime progress public queen quest railroad rainbow reading
    red reform regional reliance relief republic republican rescue research reserve river roads rock rose royal
    russell saint salt school science sea security senate senior service settlement shell silver sky social
    society solidarity south sport spring standard star state station steel sterling story street student summit
    sun supreme surprise target tax teacher team technology temple thunder tiger time times toll tower town trade
    transit transport tribune trinity triumph troy trust truth union unit united unity universal university valley
    venture veteran victory village vision voice volunteer water welcome welfare west wind winner wisdom woman
    women wood workers world young youth zone
    """.split()
)
"""Words that some town or division is also called: of bodies' names, and of any sentence."""
# Inside a name even a word as Agency is a small town somewhere.
_LEAST_INSIDE = 10_000
_LEAST_FIRST = 1_000_000
# A county without its word is a person's name as often.
_COUNTY = (" County", " Parish", " Borough")
_LANDS = frozenset({"country", "people", "division", "region"})
# What fights far beyond the land in its name.
_OF_NO_LAND = "Islamic State"


def land_of_body(name: str, gazetteer: Gazetteer, context: Collection[str]) -> Place | None:
    """Return the one country that an organisation's name tells, as a place without a point, or None.

    Args:
        name: The organisation's name.
        gazetteer: The tables.
        context: Alpha-3 codes of the countries that the article names otherwise.
    """
    name = trim_name(name)
    named = set() if name.startswith(_OF_NO_LAND) else set(_countries_within(name, gazetteer, context))
    return Place(name, named.pop(), "body") if len(named) == 1 else None


def _countries_within(name: str, gazetteer: Gazetteer, context: Collection[str]) -> Iterator[str]:
    """Yield the country of each place or people within a name, the longest at each word."""
    words = [(word.start(), word.end()) for word in _WORD.finditer(name)]
    at = 0
    while at < len(words):
        length, country = _place_at(name, words, at, gazetteer, context)
        if country:
            yield country
        at += max(1, length)


def _place_at(
    name: str, words: list[tuple[int, int]], at: int, gazetteer: Gazetteer, context: Collection[str]
) -> tuple[int, str]:
    """Return how many words from here name a place, and its country ('' where it is not to be taken)."""
    start = words[at][0]
    before = name[words[at - 1][0] : words[at - 1][1]] if at else ""
    for length in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
        form = name[start : words[at + length - 1][1]]
        place = _known(form, gazetteer, context, _LEAST_INSIDE if at else 0)
        if place is not None:
            is_land = place.sort in _LANDS and (place.name == form or not place.name.endswith(_COUNTY))
            taken = is_land or place.country in context or _is_big(form, before, gazetteer)
            return length, place.country if taken else ""
    return 0, ""


def _known(form: str, gazetteer: Gazetteer, context: Collection[str], least: int) -> Place | None:
    if not form[:1].isupper() or form.casefold() in COMMON_WORDS or _is_acronym(form, gazetteer):
        return None
    places = (look_up(form, kind, gazetteer, context, least).place for kind in (Kind.PLACE, Kind.PEOPLE))
    return next((place for place in places if place is not None), None)


def _is_acronym(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a form is in capitals and stands for no land: the UN is no town of that name."""
    letters = read_abbreviation(form)
    return letters is not None and letters not in gazetteer.abbreviations


def _is_big(form: str, before: str, gazetteer: Gazetteer) -> bool:
    """Whether a town is big enough to be meant behind "of" or, bigger still, where the name begins."""
    least = LEAST_SURE if before in _PLACING else _LEAST_FIRST
    return before in {"", *_PLACING} and look_up(form, Kind.PLACE, gazetteer, (), least).place is not None
