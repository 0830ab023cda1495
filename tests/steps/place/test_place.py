"""Names that lead to a country, and the traps that lead to none or to another."""

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import Kind, Name
from dashboard.steps.place import (
    find_containing_areas,
    find_known_names,
    find_place,
    find_places,
    fingerprint,
    load_gazetteer,
)
from dashboard.steps.place.gazetteer import FOLDER, TABLES, load_macro_regions
from dashboard.steps.place.organisation_country import find_organisation_country
from dashboard.steps.place.place_keys import fold_place_names, read_abbreviation

PLACE, PEOPLE, PERSON, ORGANISATION = Kind.PLACE, Kind.PEOPLE, Kind.PERSON, Kind.ORGANISATION


def code(name: str, kind: Kind = PLACE, *context: str) -> str | None:
    place = find_place(name, kind, load_gazetteer(), frozenset(context))
    return place.country if place else None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("United States", "USA"), ("U.S.", "USA"), ("US", "USA"), ("U.S.A.", "USA"), ("the United States of America", "USA"),
        ("America", "USA"), ("UK", "GBR"), ("U.K.", "GBR"), ("Britain", "GBR"), ("Great Britain", "GBR"), ("England", "GBR"),
        ("UAE", "ARE"), ("DRC", "COD"), ("Congo", "COD"), ("Democratic Republic of Congo", "COD"), ("Republic of Congo", "COG"),
        ("Congo-Brazzaville", "COG"), ("Niger", "NER"), ("Nigeria", "NGA"), ("Dominica", "DMA"), ("Dominican Republic", "DOM"),
        ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"),
        ("South Korea", "KOR"), ("North Korea", "PRK"), ("Soviet Union", "RUS"), ("USSR", "RUS"), ("Zaire", "COD"),
        ("Burma", "MMR"), ("Myanmar", "MMR"), ("Ceylon", "LKA"), ("Persia", "IRN"), ("East Germany", "DEU"),
        ("Czech Republic", "CZE"), ("Czechia", "CZE"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"),
        ("Swaziland", "SWZ"), ("Eswatini", "SWZ"), ("Macedonia", "MKD"), ("North Macedonia", "MKD"), ("East Timor", "TLS"),
        ("Holland", "NLD"), ("the Netherlands", "NLD"), ("Turkey", "TUR"), ("Kosovo", "XKX"), ("Taiwan", "TWN"),
        ("Hong Kong", "HKG"), ("Gaza", "PSE"), ("Gaza Strip", "PSE"), ("the West Bank", "PSE"), ("Palestine", "PSE"),
        ("Crimea", "UKR"), ("Chechnya", "RUS"), ("Scotland", "GBR"), ("Northern Ireland", "GBR"), ("Tibet", "CHN"),
        ("Xinjiang", "CHN"), ("Darfur", "SDN"), ("Tigray", "ETH"), ("Catalonia", "ESP"), ("Moscow", "RUS"), ("MOSCOW", "RUS"),
        ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Washington", "USA"), ("New York", "USA"), ("London", "GBR"), ("Paris", "FRA"),
        ("Brussels", "BEL"), ("Geneva", "CHE"), ("Vienna", "AUT"), ("Aleppo", "SYR"), ("Mosul", "IRQ"), ("Rakhine", "MMR"),
        ("Kremlin", "RUS"), ("the White House", "USA"), ("Pentagon", "USA"), ("Downing Street", "GBR"), ("Russia's", "RUS"),
        ("Jordan", "JOR"), ("Chad", "TCD"), ("Israel", "ISR"), ("Paris, Texas", "USA"), ("Birmingham, Alabama", "USA"),
        ("Columbia, South Carolina", "USA"), ("Colombia", "COL"), ("Tripoli", "LBY"), ("Santiago", "CHL"),
    ],
)  # fmt: skip
def test_a_place_leads_to_its_country(name: str, country: str) -> None:
    assert code(name) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Russian", "RUS"), ("Russians", "RUS"), ("American", "USA"), ("British", "GBR"), ("Britons", "GBR"), ("Dutch", "NLD"),
        ("Emirati", "ARE"), ("Saudi", "SAU"), ("Saudis", "SAU"), ("South Korean", "KOR"), ("North Koreans", "PRK"),
        ("Nigerian", "NGA"), ("Nigerien", "NER"), ("Palestinians", "PSE"), ("Filipino", "PHL"), ("Swiss", "CHE"),
        ("Burmese", "MMR"), ("Congolese", "COD"), ("Ivorian", "CIV"), ("Kiwi", "NZL"), ("European", None), ("Arab", None),
        ("Muslim", None), ("Korean", None), ("African", None), ("Soviet", "RUS"),
    ],
)  # fmt: skip
def test_a_people_leads_to_its_country_where_it_has_one(name: str, country: str | None) -> None:
    assert code(name, PEOPLE) == country


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("us", PLACE), ("it", PLACE), ("Jordan", PERSON), ("Chad", PERSON), ("Israel", PERSON), ("Paris Hilton", PERSON),
        ("Georgia", PERSON), ("Washington", PERSON), ("Narnia", PLACE), ("Europe", PLACE), ("Middle East", PLACE),
        ("Africa", PLACE), ("Asia", PLACE), ("Korea", PLACE), ("Kashmir", PLACE), ("Kurdistan", PLACE), ("", PLACE), ("the", PLACE),
        ("Russia Today", ORGANISATION), ("Bank of England", ORGANISATION), ("Reuters", ORGANISATION), ("turkey", PLACE),
        ("NATO", ORGANISATION), ("Earth", PLACE), ("Northeast", PLACE), ("Southwest", PLACE),
    ],
)  # fmt: skip
def test_a_trap_leads_nowhere(name: str, kind: Kind) -> None:
    assert code(name, kind) is None


@pytest.mark.parametrize(
    ("name", "context", "country"),
    [
        ("Georgia", ["Tbilisi"], "GEO"),
        ("Georgia", ["Atlanta"], "USA"),
        ("Birmingham", ["Alabama"], "USA"),
        ("Birmingham", ["London"], "GBR"),
        ("Alexandria", ["Egypt"], "EGY"),
        ("Victoria", ["Australia"], "AUS"),
    ],
)
def test_namesakes_are_parted_by_what_else_the_article_names(
    name: str, context: list[str], country: str
) -> None:
    places = find_places([(PLACE, each) for each in [*context, name]], load_gazetteer())
    assert places[PLACE, name].country == country


def test_a_parliament_is_a_body_of_its_land() -> None:
    text = "The House of Lords and the Knesset sat late."
    names = [(text[start:end], kind) for start, end, kind in find_known_names(text, load_gazetteer())]
    assert names == [("House of Lords", ORGANISATION), ("Knesset", ORGANISATION)]
    assert [code(name, ORGANISATION) for name, _ in names] == ["GBR", "ISR"]


@pytest.mark.parametrize(
    ("others", "country"),
    [
        (["Kenya"], "KEN"),
        (["Kenya", "Nairobi", "Mombasa", "Uganda"], "KEN"),
        (["Kenya", "Nairobi", "Uganda"], None),
        (["Africa"], None),
        ([], None),
    ],
)
def test_a_place_that_no_table_knows_lies_where_nearly_all_the_others_do(
    others: list[str], country: str | None
) -> None:
    places = find_places([(PLACE, each) for each in [*others, "Little Sampleton"]], load_gazetteer())
    place = places.get((PLACE, "Little Sampleton"))
    assert (place.country if place else None) == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry to Tasmania left Ohio behind.", ["Tasmania", "Ohio"]),
        ("Rain at last. LIMA: The river rose.", ["LIMA"]),
        ("Officials in Russia and the U.S. met.", ["Russia", "U.S."]),
        ("He told us that the US was wrong.", ["US"]),
        ("A turkey crossed the road in Turkey.", ["Turkey"]),
        ("Nigerian and Nigerien envoys spoke.", ["Nigerian", "Nigerien"]),
        ("The Kremlin said so.", ["Kremlin"]),
        ("South Korean troops left South Sudan.", ["South Korean", "South Sudan"]),
        ("Nothing happened anywhere.", []),
        ("MEET US AT THE GATE", []),
    ],
)
def test_names_of_countries_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_known_names(text, load_gazetteer())] == expected


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Springfield, Ill.", "USA"), ("Cambridge, Mass.", "USA"), ("Austin, TX", "USA"), ("Calif.", "USA"),
        ("Palestine, Texas", "USA"), ("Lebanon, Pa.", "USA"), ("Cambridge, England", "GBR"), ("London, Ontario", "CAN"),
        ("Washington, D.C.", "USA"), ("northern Iraq", "IRQ"), ("Helmand province", "AFG"), ("Southern Sudan", "SDN"),
        ("South Sudan", "SSD"), ("St. Petersburg", "RUS"), ("Mazar-i-Sharif", "AFG"), ("Deir ez-Zor", "SYR"),
        ("New Mexico", "USA"), ("Mexico City", "MEX"), ("West Virginia", "USA"), ("Guantánamo Bay", "CUB"),
        ("East Bank", None), ("Cambridge", None), ("San Jose", None), ("Gulf of Mexico", None), ("Jordan River", None),
        ("South China Sea", None), ("Czechoslovakia", None), ("Police", None), ("March", None), ("Trump Tower", None),
    ],
)  # fmt: skip
def test_what_stands_around_a_name_helps_and_a_tie_stays_open(name: str, country: str | None) -> None:
    assert code(name) == country


@pytest.mark.parametrize(
    ("name", "kind", "context", "country"),
    [
        ("Congo", PLACE, ("COG",), "COG"), ("Congo", PLACE, ("COG", "COD"), "COD"), ("Congolese", PEOPLE, ("COG",), "COG"),
        ("Korea", PLACE, ("PRK",), "PRK"), ("Korea", PLACE, ("PRK", "KOR"), None), ("Koreans", PEOPLE, ("KOR",), "KOR"),
        ("Kashmir", PLACE, ("IND",), "IND"), ("Kashmir", PLACE, ("IND", "PAK"), None), ("Dominican", PEOPLE, ("DMA",), "DMA"),
        ("Georgia", PLACE, ("USA", "RUS"), "GEO"), ("Georgia", PLACE, ("USA",), "USA"), ("Paris", PLACE, ("USA",), "FRA"),
        ("Birmingham", PLACE, ("USA",), "USA"), ("Cambridge", PLACE, ("GBR",), "GBR"), ("Tripoli", PLACE, ("LBN",), "LBN"), ("Tripoli", PLACE, ("LBN", "LBY"), "LBY"),
        ("Virgin Islands", PLACE, ("GBR",), None), ("Virgin Islands", PLACE, ("USA",), "VIR"),
    ],
)  # fmt: skip
def test_the_countries_an_article_names_decide_between_namesakes(
    name: str, kind: Kind, context: tuple[str, ...], country: str | None
) -> None:
    assert code(name, kind, *context) == country


def test_a_land_behind_a_comma_tells_which_town_is_meant() -> None:
    text = "The mayor of Paris, Texas, met farmers from Zanderkill, Ontario. Paris was quiet."
    names = [Name(text.index(each), text.index(each) + len(each), PLACE) for each in ("Paris", "Texas")]
    names += [
        Name(text.index(each), text.index(each) + len(each), PLACE) for each in ("Zanderkill", "Ontario")
    ]
    lands = find_containing_areas(text, names, [text[name.start : name.end] for name in names])
    assert lands == {"Paris": "Texas", "Zanderkill": "Ontario"}
    places = find_places([(PLACE, each) for each in ("Paris", "Zanderkill")], load_gazetteer(), lands)
    assert [places[PLACE, each].country for each in ("Paris", "Zanderkill")] == ["USA", "CAN"]


def test_a_list_of_capitals_is_no_town_in_a_land() -> None:
    places = find_places([(PLACE, "London"), (PLACE, "Paris")], load_gazetteer(), {"London": "Paris"})
    assert places[PLACE, "London"].country == "GBR"


def test_a_spelling_leads_to_the_town_under_its_own_name_with_its_coordinates() -> None:
    kiev = find_place("Kiev", PLACE, load_gazetteer())
    assert kiev is not None
    assert (kiev.name, kiev.sort) == ("Kyiv", "capital")
    assert kiev.latitude == pytest.approx(50.45, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, June 4 - Prices rose.", ["LIMA"]),
        ("TORONTO (Wire) - Prices rose in Oslo.", ["TORONTO"]),
        ("PRICES RISE AGAIN", []),
        ("Ships left the Gulf of Mexico for the South China Sea.", []),
        ("Jordan and Chad met Georgia at school.", []),
        ("It cost US$5 in all.", []),
        ("South\nSudan and Côte d’Ivoire", ["South\nSudan", "Côte d’Ivoire"]),
        ("A U.S.-led force of non-American crews", ["U.S.", "American"]),
        ("RUSSIA SAYS NO", ["RUSSIA"]),
    ],
)
def test_running_text_has_its_own_traps(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_known_names(text, load_gazetteer())] == expected


def test_regions_are_those_of_the_m49_standard() -> None:
    countries = load_gazetteer().countries
    regions = {country.region for country in countries.values()}
    assert regions - {"Antarctica"} == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    assert (countries["RUS"].name, countries["RUS"].region) == ("Russia", "Europe")
    assert countries["TUR"].region == "Asia"


def test_macro_regions_are_selections_of_known_countries() -> None:
    known = set(load_gazetteer().countries)
    assert {"Middle East", "Sahel", "Balkans"} <= set(load_macro_regions())
    for codes in load_macro_regions().values():
        assert set(codes) <= known


def rows_of(table: str) -> list[dict[str, str]]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_is_from_and_has_every_column(table: str) -> None:
    for row in rows_of(table):
        assert row["source"], row
        assert None not in row, row
        assert row.get("country", "") in {"", *load_gazetteer().countries}, row


def test_no_alias_of_the_tables_leads_to_two_countries() -> None:
    countries: dict[str, set[str]] = defaultdict(set)
    for row in rows_of("aliases.tsv"):
        countries[read_abbreviation(row["name"]) or fold_place_names(row["name"])].add(row["country"])
    assert {name for name, codes in countries.items() if len(codes) > 1} == set()


def test_no_name_is_both_an_alias_and_told_by_context() -> None:
    aliases = {fold_place_names(row["name"]) for row in rows_of("aliases.tsv")}
    assert {fold_place_names(row["name"]) for row in rows_of("by_context.tsv")} & aliases == set()


def test_every_country_has_a_capital_or_no_people_of_its_own() -> None:
    with_capital = {row["country"] for row in rows_of("places.tsv") if row["sort"] == "capital"}
    without = set(load_gazetteer().countries) - with_capital
    assert without <= {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "TKL", "UMI"}


def test_every_short_name_of_a_country_leads_to_it_but_for_one_that_is_told_by_context() -> None:
    gazetteer = load_gazetteer()
    astray = {country.code for country in gazetteer.countries.values() if code(country.name) != country.code}
    assert astray == {"MAF"}


def test_the_fingerprint_speaks_for_the_tables() -> None:
    assert fingerprint().startswith("place-")
    assert fingerprint() == fingerprint()


@given(st.text(max_size=60), st.sampled_from(list(Kind)), st.frozensets(st.text(max_size=3), max_size=3))
def test_no_name_breaks_a_look_up(name: str, kind: Kind, context: frozenset[str]) -> None:
    place = find_place(name, kind, load_gazetteer(), context)
    assert place is None or place.country in load_gazetteer().countries


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop, _ in find_known_names(text, load_gazetteer()):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize(
    ("body", "context", "country"),
    [
        ("Bank of Canada", (), "CAN"),
        ("Russian Foreign Ministry", (), "RUS"),
        ("Ohio State Police", (), "USA"),
        ("University of Lyon", (), "FRA"),
        ("Preston Chamber of Commerce", ("GBR",), "GBR"),
        ("Preston Chamber of Commerce", (), None),
        ("Franco-German Council", (), None),
        ("Embassy of France in Mali", (), None),
        ("Harbour Board", (), None),
        ("United Nations", (), None),
    ],
)
def test_the_name_of_a_body_tells_its_country_where_it_tells_one(
    body: str, context: tuple[str, ...], country: str | None
) -> None:
    place = find_organisation_country(body, load_gazetteer(), context)
    assert (place and place.country) == country
    assert place is None or place.latitude is None


@pytest.mark.parametrize(
    ("form", "country"),
    [("D\ufffd\ufffdil", "IRL"), ("C?te d'Ivoire", "CIV"), ("M\ufffdxico", "MEX"), ("R\ufffdunion", "REU")],
)
def test_a_name_is_known_where_its_letters_were_lost(form: str, country: str) -> None:
    text = f"They met in {form} today."
    ((start, end, kind),) = find_known_names(text, load_gazetteer())
    assert text[start:end] == form
    assert code(form, kind) == country


@pytest.mark.parametrize(
    "heading", ["Jordan: A law falls", "Chad (east): Rain at last", "Georgia: Votes counted"]
)
def test_a_heading_is_filed_under_a_country_that_is_a_name_elsewhere(heading: str) -> None:
    (mention,) = find_known_names(f"{heading}\nIt was so.", load_gazetteer())
    assert heading[mention[0] : mention[1]] in ("Jordan", "Chad", "Georgia")


def test_only_the_first_line_is_a_heading() -> None:
    assert list(find_known_names("A talk\nJordan: I was there.", load_gazetteer())) == []


@pytest.mark.parametrize(
    "town, country", [("Geneva", "CHE"), ("Florence", "ITA"), ("Athens", "GRC"), ("Belfast", "GBR")]
)
def test_a_town_known_everywhere_is_meant_where_a_lands_name_alone_stands_beside_it(
    town: str, country: str
) -> None:
    names = [(Kind.PLACE, town), (Kind.PLACE, "U.S."), (Kind.PEOPLE, "American")]
    assert find_places(names, load_gazetteer())[names[0]].country == country
    assert find_places([*names, (Kind.PLACE, "Ohio")], load_gazetteer())[names[0]].country == "USA"


@pytest.mark.parametrize("name", ["Time", "George", "Olympic", "PA", "Sam"])
def test_time_is_a_town_in_norway_only_beside_another_name_of_its_country(name: str) -> None:
    alone = find_places([(PLACE, name), (PLACE, "Peru")], load_gazetteer())
    assert (PLACE, name) not in alone
    town = find_places([(PLACE, "Time"), (PLACE, "Norway")], load_gazetteer())
    assert town[PLACE, "Time"].country == "NOR"


@pytest.mark.parametrize("name", ["UN", "UN Security Council", "NATO", "Jewish Community Centers"])
def test_an_acronym_in_a_bodys_name_is_no_town_of_those_letters(name: str) -> None:
    lands = ["India", "Philippines", "Russia"]
    places = find_places([(ORGANISATION, name), *((PLACE, land) for land in lands)], load_gazetteer())
    assert (ORGANISATION, name) not in places


@pytest.mark.parametrize("name", ["Middle East", "Balkans", "Benelux"])
def test_a_name_of_no_country_is_not_a_small_town_among_the_towns_of_an_article(name: str) -> None:
    towns = [(PLACE, town) for town in ("Dallas", "Houston", "Lubbock", "Texas")]
    assert (PLACE, name) not in find_places([*towns, (PLACE, name)], load_gazetteer())


@pytest.mark.parametrize(
    ("name", "beside", "country"),
    [("Macedonia", "Greece", "MKD"), ("Old City", "Israel", "PSE"), ("Old City", "Iraq", None)],
)
def test_macedonia_is_the_state_and_the_old_city_is_in_jerusalem_where_its_land_is_named(
    name: str, beside: str, country: str | None
) -> None:
    place = find_places([(PLACE, beside), (PLACE, name)], load_gazetteer()).get((PLACE, name))
    assert (place.country if place else None) == country


def test_the_islamic_state_of_iraq_fights_elsewhere_too() -> None:
    name = (ORGANISATION, "Islamic State of Iraq")
    assert name not in find_places([name, (PLACE, "Syria")], load_gazetteer())
