"""The tables of data/gazetteer, read once and indexed by key."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

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
# The population of a division whose towns the tables do not count.
_UNCOUNTED = 30_000
_RowNumbers = Mapping[str, tuple[int, ...]]


class SameNamePlace(NamedTuple):
    """One of several places that share a name."""

    place: Place
    population: int


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of a country, people, seat or region; `country` is '' where it belongs to no single one."""

    name: str
    country: str
    sort: str


@dataclass(frozen=True, slots=True)
class CandidatePlace:
    """One place that a name may mean: where an article names a country of `when` and none of `unless`."""

    alias: Alias
    when: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The tables. `rows` are the lines of places.tsv as text; two indexes give the numbers of rows by key."""

    countries: Mapping[str, Country]
    aliases: tuple[Alias, ...]
    aliases_by_key: Mapping[str, Alias]
    aliases_by_letters: Mapping[str, Alias]
    candidates: Mapping[str, tuple[CandidatePlace, ...]]
    rows: tuple[str, ...]
    rows_by_name: _RowNumbers
    rows_by_spelling: _RowNumbers
    states: Mapping[str, tuple[str, str]]
    doubtful: frozenset[str]

    def list_namesakes(self, name: str) -> list[SameNamePlace]:
        """Return the towns and divisions of a name."""
        key = fold_place_names(name)
        numbers = self.rows_by_name.get(key) or self.rows_by_spelling.get(key, ())
        return [_parse_place(self.rows[number]) for number in numbers]


def _parse_place(row: str) -> SameNamePlace:
    name, _, _, country, sort, latitude, longitude, population, _ = row.split("\t")
    point = (float(latitude), float(longitude)) if latitude else (None, None)
    return SameNamePlace(Place(name, country, sort, *point), int(population or _UNCOUNTED))


def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return the gazetteer of a folder, by default the app's own; it is read once a process."""
    return _load(folder or FOLDER)


@cache
def _load(folder: Path) -> Gazetteer:
    countries = {row[0]: _parse_country(row) for row in _read_rows(folder / "countries.tsv")}
    aliases = tuple(Alias(*row[:3]) for row in _read_rows(folder / "aliases.tsv"))
    aliases_by_key, aliases_by_letters = _index_aliases(aliases)
    rows, rows_by_name, rows_by_spelling = _index_places(folder)
    return Gazetteer(
        countries=MappingProxyType(countries),
        aliases=aliases,
        aliases_by_key=aliases_by_key,
        aliases_by_letters=aliases_by_letters,
        candidates=_read_candidates(folder),
        rows=rows,
        rows_by_name=rows_by_name,
        rows_by_spelling=rows_by_spelling,
        states={letters: (name, country) for letters, name, country, _ in _read_rows(folder / "states.tsv")},
        doubtful=frozenset(row[0] for row in _read_rows(folder / "doubtful.tsv")),
    )


@cache
def load_macro_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the countries of each macro-region, as "Sahel", by its name."""
    rows = _read_rows(FOLDER / "macro_regions.tsv")
    return MappingProxyType({name: tuple(codes.split(";")) for name, codes, _ in rows})


@cache
def fingerprint() -> str:
    """Return the version of the rules with a short hash of the tables; it changes whenever results may."""
    content = hashlib.sha256()
    for name in TABLES:
        content.update((FOLDER / name).read_bytes())
    return f"{VERSION}-{content.hexdigest()[:12]}"


def _read_rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def _parse_country(row: list[str]) -> Country:
    code, name, region, sub_region, latitude, longitude, _ = row
    return Country(code, name, region, sub_region, float(latitude), float(longitude))


def _index_aliases(aliases: tuple[Alias, ...]) -> tuple[dict[str, Alias], dict[str, Alias]]:
    """Return aliases by key, and by their letters those that count in capitals only ("US", never "us")."""
    by_key: dict[str, Alias] = {}
    by_letters: dict[str, Alias] = {}
    for alias in aliases:
        letters = read_abbreviation(alias.name)
        if letters:
            by_letters.setdefault(letters, alias)
        else:
            for form in add_lost_letter_forms([alias.name]):
                by_key.setdefault(fold_place_names(form), alias)
    return by_key, by_letters


def _read_candidates(folder: Path) -> dict[str, tuple[CandidatePlace, ...]]:
    by_key: dict[str, list[CandidatePlace]] = {}
    for name, country, sort, when, unless, _ in _read_rows(folder / "by_context.tsv"):
        candidate = CandidatePlace(Alias(name, country, sort), _split_codes(when), _split_codes(unless))
        by_key.setdefault(fold_place_names(name), []).append(candidate)
    return {key: tuple(candidates) for key, candidates in by_key.items()}


def _split_codes(joined: str) -> frozenset[str]:
    return frozenset(joined.split(";")) if joined else frozenset()


def _index_places(folder: Path) -> tuple[tuple[str, ...], _RowNumbers, _RowNumbers]:
    """Return the rows of places.tsv, and their numbers by name and by further spelling.

    A further spelling counts only where no place has it as its name.
    """
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
