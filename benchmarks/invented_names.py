"""Names by rank: persons, organisations and rare words that are made up, and real towns and countries.

Nothing is stored: the number of a name gives its letters, so a corpus of any size has enough of them. Ranks are
drawn by the law of Zipf and Mandelbrot, so that a few names are in many articles and most in a few.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from dashboard.paths import DATA
from dashboard.steps.place import load_gazetteer

_SYLLABLES = tuple(
    onset + vowel
    for vowel in "a e i o u ai ou".split()
    for onset in "b d f g k l m n p r s t v z ch sh th br dr kr tr st".split()
)
_SURNAME_ENDINGS = "v vic sen nez ian escu son rman wala glu ni ko va di ng ra".split()
_BODIES = (
    "Water Authority|Workers Union|Development Bank|University|Freedom Party|Liberation Front|Trade Council|"
    "Relief Foundation|Energy Group|Airlines|Football Federation|Press Association|Border Police|Court of Appeal"
).split("|")
_MASTHEADS = "Times|Herald|Tribune|Gazette|Courier|Observer|Morning Post|Daily News".split("|")
_FLATTENED = 8
"""By so many ranks the law is flattened at its top: else the first name would be in most articles."""
_LEAST_POPULATION = 60_000
_MOST_TOWNS = 30
_ADJECTIVE_ENDINGS = ("an", "ish", "ese", "ch", "i", "ic")


class Person(NamedTuple):
    """A person's given name and surname."""

    given: str
    surname: str


class Country(NamedTuple):
    """A country's code, name and people, and its largest towns."""

    code: str
    name: str
    people: str
    towns: tuple[str, ...]


def draw_rank(chance: Random, n: int) -> int:
    """Return a number below `n`; number r comes up in proportion to 1 / (r + 8)."""
    return min(int(_FLATTENED * ((n + _FLATTENED) / _FLATTENED) ** chance.random()) - _FLATTENED, n - 1)


def make_word(rank: int) -> str:
    """Return a made-up word of at least two syllables; no other rank has it.

    >>> make_word(0), make_word(1)
    ('bada', 'dada')
    """
    number, word = rank + len(_SYLLABLES), ""
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[digit]
    return word


def make_person(rank: int) -> Person:
    """Return the person of a rank."""
    given = _load_given_names()
    ending = _SURNAME_ENDINGS[rank % len(_SURNAME_ENDINGS)]
    return Person(given[rank * 7919 % len(given)], f"{make_word(rank)}{ending}".capitalize())


def make_organisation(rank: int) -> str:
    """Return the organisation of a rank."""
    return f"{make_word(rank).capitalize()} {_BODIES[rank % len(_BODIES)]}"


def make_publishers(n: int) -> list[str]:
    """Return the names of `n` newspapers of large towns, each of another country."""
    countries = list_countries()
    return [f"{countries[i].towns[0]} {_MASTHEADS[i % len(_MASTHEADS)]}" for i in range(n)]


@cache
def list_countries() -> Sequence[Country]:
    """Return the countries that have a name, a people and towns without another meaning, the largest first."""
    gazetteer = load_gazetteer()
    towns, population = _list_towns()
    people: dict[str, list[str]] = defaultdict(list)
    for alias in gazetteer.aliases:
        if alias.sort == "people" and alias.name not in gazetteer.doubtful:
            people[alias.country].append(alias.name)
    countries = [
        Country(country.code, country.name, _choose_people(people[country.code]), towns[country.code])
        for country in gazetteer.countries.values()
        if country.name not in gazetteer.doubtful and people[country.code] and towns.get(country.code)
    ]
    return sorted(countries, key=lambda country: -population[country.code])


@cache
def find_country(code: str) -> Country:
    """Return the country of a code, the first of all where it is not in the list."""
    return next((country for country in list_countries() if country.code == code), list_countries()[0])


def _choose_people(names: Sequence[str]) -> str:
    """Return the shortest name that is an adjective by its ending, else the shortest."""
    return min(names, key=lambda name: (not name.endswith(_ADJECTIVE_ENDINGS), len(name), name))


def _list_towns() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, int]]:
    """Return the largest towns of each country whose names no other place has, and their population."""
    sizes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    gazetteer = load_gazetteer()
    for row in gazetteer.rows:
        name, _, _, country, sort, _, _, population, _ = row.split("\t")
        if sort != "division" and int(population or 0) >= _LEAST_POPULATION and name.isascii():
            sizes[country].append((-int(population), name))
    largest = {
        country: [name for _, name in sorted(towns) if len(gazetteer.list_namesakes(name)) == 1]
        for country, towns in sizes.items()
    }
    towns = {country: tuple(names[:_MOST_TOWNS]) for country, names in largest.items() if names}
    return towns, {country: -sum(size for size, _ in towns) for country, towns in sizes.items()}


@cache
def _load_given_names() -> Sequence[str]:
    names = (DATA / "given_names.txt").read_text(encoding="utf-8").split()
    return tuple(name.capitalize() for name in names if name.isalpha() and len(name) > 2)
