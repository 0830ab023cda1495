"""The country in an organisation's name: the Bank of Canada is Canadian, the Ohio State Police American."""

import re
from collections.abc import Collection, Iterator

from dashboard.schema import Kind, Place
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import LARGE_TOWN, match_place
from dashboard.steps.place.place_keys import read_abbreviation, trim_name

_WORD = re.compile(r"[^\s,()/]+")
_MOST_WORDS_OF_PLACE = 4
# A town's name is often also a founder's or a brand's. It counts where the article names its country, or after
# a word that gives a location: "University of Cincinnati".
_LOCATING_WORDS = frozenset({"of", "in", "for", "at"})
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
"""Words that are also the name of some town or division."""
# Inside a name, even a word such as Agency is a small town somewhere.
_MIN_POPULATION_INSIDE = 10_000
_MIN_POPULATION_FIRST = 1_000_000
# A county without its word is a person's name as often.
_COUNTY = (" County", " Parish", " Borough")
_AREAS = frozenset({"country", "people", "division", "region"})
# An organisation that fights far beyond the area in its name.
_WITHOUT_COUNTRY = "Islamic State"


def find_organisation_country(name: str, gazetteer: Gazetteer, context: Collection[str]) -> Place | None:
    """Return the one country that an organisation's name contains, as a place without a point, or None.

    Args:
        name: The organisation's name.
        gazetteer: The tables.
        context: Alpha-3 codes of the countries that the article names elsewhere.
    """
    name = trim_name(name)
    if name.startswith(_WITHOUT_COUNTRY):
        return None
    countries = set(_find_countries(name, gazetteer, context))
    return Place(name, countries.pop(), "body") if len(countries) == 1 else None


def _find_countries(name: str, gazetteer: Gazetteer, context: Collection[str]) -> Iterator[str]:
    """Yield the country of each place or people within a name, of the longest one that begins at a word."""
    words = [word.span() for word in _WORD.finditer(name)]
    at = 0
    while at < len(words):
        n_words, country = _find_country_at(name, words, at, gazetteer, context)
        if country:
            yield country
        at += max(1, n_words)


def _find_country_at(
    name: str, words: list[tuple[int, int]], at: int, gazetteer: Gazetteer, context: Collection[str]
) -> tuple[int, str]:
    """Return how many words from word `at` on name a place, and its country ('' where it does not count)."""
    start = words[at][0]
    before = name[slice(*words[at - 1])] if at else ""
    for n_words in range(min(_MOST_WORDS_OF_PLACE, len(words) - at), 0, -1):
        form = name[start : words[at + n_words - 1][1]]
        place = _find_place_or_people(form, gazetteer, context, _MIN_POPULATION_INSIDE if at else 0)
        if place is not None:
            is_area = place.sort in _AREAS and (place.name == form or not place.name.endswith(_COUNTY))
            counts = is_area or place.country in context or _is_big_town(form, before, gazetteer)
            return n_words, place.country if counts else ""
    return 0, ""


def _find_place_or_people(
    form: str, gazetteer: Gazetteer, context: Collection[str], min_population: int
) -> Place | None:
    if not form[:1].isupper() or form.casefold() in COMMON_WORDS or _is_other_acronym(form, gazetteer):
        return None
    kinds = (Kind.PLACE, Kind.PEOPLE)
    places = (match_place(form, kind, gazetteer, context, min_population).place for kind in kinds)
    return next((place for place in places if place is not None), None)


def _is_other_acronym(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a form is an acronym of no country: the UN is no town of that name."""
    letters = read_abbreviation(form)
    return letters is not None and letters not in gazetteer.aliases_by_letters


def _is_big_town(form: str, before: str, gazetteer: Gazetteer) -> bool:
    """Whether a town is big enough to be meant after "of" or, bigger still, at the beginning of the name."""
    smallest = LARGE_TOWN if before in _LOCATING_WORDS else _MIN_POPULATION_FIRST
    may_locate = before in {"", *_LOCATING_WORDS}
    return may_locate and match_place(form, Kind.PLACE, gazetteer, (), smallest).place is not None
