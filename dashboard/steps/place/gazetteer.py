"""The tables of data/gazetteer, read once and indexed by key."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dashboard.paths import DATA
from dashboard.schema import Country, Place
from dashboard.steps.place.place_keys import fold_place_names, read_abbreviation
from dashboard.text.lost_letters import add_lost_letter_forms

VERSION = "place-5"

FOLDER = DATA / "gazetteer"
TABLES = (
    "countries.tsv",
    "aliases.tsv",
    "by_context.tsv",
    "places.tsv",
    "states.tsv",
    "doubtful.tsv",
    "macro_regions.tsv",
)
# A division whose towns the tables do not count weighs as a small one.
_UNCOUNTED = 30_000


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of a country, people, seat or region; `country` is '' where it names no single one."""

    name: str
    country: str
    sort: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One country that a name may mean: when an article names any of `when` and none of `unless`."""

    alias: Alias
    when: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """What names lead to. `places` and `spellings` hold rows of `rows`, a table's lines as they stand."""

    countries: Mapping[str, Country]
    names: tuple[Alias, ...]
    aliases: Mapping[str, Alias]
    abbreviations: Mapping[str, Alias]
    readings: Mapping[str, tuple[Reading, ...]]
    rows: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    spellings: Mapping[str, tuple[int, ...]]
    states: Mapping[str, tuple[str, str]]
    doubtful: frozenset[str]

    def place(self, row: int) -> tuple[Place, int]:
        """Return the place of a row and how many people live there."""
        name, _, _, country, sort, latitude, longitude, people, _ = self.rows[row].split("\t")
        at = (float(latitude), float(longitude)) if latitude else (None, None)
        return Place(name, country, sort, *at), int(people or _UNCOUNTED)


def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return the gazetteer of a folder (of the app's own where none is given), read once a process."""
    return _load(folder or FOLDER)


@cache
def _load(folder: Path) -> Gazetteer:
    countries = {row[0]: _country(row) for row in _rows(folder / "countries.tsv")}
    names = tuple(Alias(name, country, sort) for name, country, sort, _ in _rows(folder / "aliases.tsv"))
    aliases, abbreviations = _index(names)
    rows, places, spellings = _places(folder)
    return Gazetteer(
        countries=MappingProxyType(countries),
        names=names,
        aliases=aliases,
        abbreviations=abbreviations,
        readings=_readings(folder),
        rows=rows,
        places=places,
        spellings=spellings,
        states={letters: (name, country) for letters, name, country, _ in _rows(folder / "states.tsv")},
        doubtful=frozenset(row[0] for row in _rows(folder / "doubtful.tsv")),
    )


def country_of_code(code: str) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-3 code, or None where no country has it."""
    return load_gazetteer().countries.get(code)


@cache
def regions() -> Mapping[str, tuple[str, ...]]:
    """Return the countries of each UN M49 region, by its name."""
    by_region: dict[str, list[str]] = {}
    for country in load_gazetteer().countries.values():
        by_region.setdefault(country.region, []).append(country.code)
    return MappingProxyType({region: tuple(sorted(codes)) for region, codes in sorted(by_region.items())})


@cache
def macro_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the countries of each macro-region that people speak of, as "Sahel", by its name."""
    return MappingProxyType(
        {name: tuple(codes.split(";")) for name, codes, _ in _rows(FOLDER / "macro_regions.tsv")}
    )


@cache
def fingerprint() -> str:
    """Return the version of the rules with a short hash of the tables: another one, another answer."""
    content = hashlib.sha256()
    for name in TABLES:
        content.update((FOLDER / name).read_bytes())
    return f"{VERSION}-{content.hexdigest()[:12]}"


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def _country(row: list[str]) -> Country:
    code, name, region, sub_region, latitude, longitude, _ = row
    return Country(code, name, region, sub_region, float(latitude), float(longitude))


def _index(names: tuple[Alias, ...]) -> tuple[dict[str, Alias], dict[str, Alias]]:
    """Return aliases by key, and those whose case counts ("US", never "us") by their letters."""
    by_key: dict[str, Alias] = {}
    by_letters: dict[str, Alias] = {}
    for alias in names:
        letters = read_abbreviation(alias.name)
        if letters:
            by_letters.setdefault(letters, alias)
        else:
            for printed in add_lost_letter_forms([alias.name]):
                by_key.setdefault(fold_place_names(printed), alias)
    return by_key, by_letters


def _readings(folder: Path) -> dict[str, tuple[Reading, ...]]:
    by_key: dict[str, list[Reading]] = {}
    for name, country, sort, when, unless, _ in _rows(folder / "by_context.tsv"):
        reading = Reading(Alias(name, country, sort), _codes(when), _codes(unless))
        by_key.setdefault(fold_place_names(name), []).append(reading)
    return {key: tuple(readings) for key, readings in by_key.items()}


def _codes(joined: str) -> frozenset[str]:
    return frozenset(joined.split(";")) if joined else frozenset()


_Rows = Mapping[str, tuple[int, ...]]


def _places(folder: Path) -> tuple[tuple[str, ...], _Rows, _Rows]:
    """Return the rows of places.tsv, with their numbers by name and by spellings that only stand in for one."""
    text = (folder / "places.tsv").read_text(encoding="utf-8")
    by_name: dict[str, tuple[int, ...]] = {}
    by_spelling: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(fold_place_names(text).splitlines()[1:]):
        name, also, spellings, _ = line.split("\t", 3)
        by_name[name] = (*by_name.get(name, ()), number)
        for key in also.split(";") if also else ():
            by_name[key] = (*by_name.get(key, ()), number)
        for key in spellings.split(";") if spellings else ():
            by_spelling[key] = (*by_spelling.get(key, ()), number)
    return tuple(text.splitlines()[1:]), by_name, by_spelling
