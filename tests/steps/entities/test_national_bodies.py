"""Bodies of one country under one name are one entity."""

from dashboard.schema import Kind
from dashboard.steps.entities.countries import join_countries
from dashboard.steps.entities.national_bodies import join_bodies
from dashboard.steps.place import find_place, load_gazetteer
from dashboard.steps.resolve import Entity, Join, NameKey, resolve_names

ORGANISATION = Kind.ORGANISATION


def joined(counts: dict[tuple[str, str], int]) -> dict[str, Entity]:
    """Return the entity of each name, by its form; names are counted by form and country."""
    keys: dict[NameKey, int] = {(ORGANISATION, *name): n for name, n in counts.items()}
    entities = join_bodies(resolve_names(keys), keys, load_gazetteer())
    return {key[1]: entity for entity in entities for key in entity.members}


def test_a_body_is_one_under_all_names_of_its_country_and_two_in_two() -> None:
    entities = joined(
        {
            ("Foreign Ministry (Russia)", ""): 3,
            ("Ministry of Foreign Affairs (Russia)", ""): 1,
            ("Russian Foreign Ministry", "RUS"): 5,
            ("Foreign Ministry (China)", ""): 4,
        }
    )
    russian = entities["Russian Foreign Ministry"]
    assert (russian.label, russian.country) == ("Foreign Ministry (Russia)", "RUS")
    assert (
        entities["Ministry of Foreign Affairs (Russia)"] is entities["Foreign Ministry (Russia)"] is russian
    )
    assert {key[1]: join for key, join in russian.members.items()} == {
        "Foreign Ministry (Russia)": Join(),
        "Ministry of Foreign Affairs (Russia)": Join("national", "Foreign Ministry (Russia)"),
        "Russian Foreign Ministry": Join("national", "Foreign Ministry (Russia)"),
    }
    assert entities["Foreign Ministry (China)"].label == "Foreign Ministry (China)"


def test_a_listed_body_keeps_its_label_and_takes_the_names_that_an_article_gives_its_country() -> None:
    entities = joined(
        {
            ("DOJ", ""): 2,
            ("US Justice Department", "USA"): 2,
            ("Department of Justice (United States)", ""): 9,
            ("Department of Justice (Ireland)", ""): 3,
        }
    )
    assert entities["Department of Justice (United States)"].label == "US Department of Justice"
    assert entities["DOJ"] is entities["Department of Justice (United States)"]
    assert entities["Department of Justice (Ireland)"].label == "Department of Justice (Ireland)"


def test_the_pentagon_is_the_department_of_defense_of_its_country() -> None:
    names = [
        ("Pentagon", "USA"),
        ("US Department of Defense", "USA"),
        ("Department of Defense (United States)", ""),
    ]
    assert {entity.label for entity in joined(dict.fromkeys(names, 3)).values()} == {
        "US Department of Defense"
    }


def test_a_body_without_a_country_needs_nine_tenths_of_the_articles() -> None:
    def court(others: int) -> tuple[str, str]:
        counts = {
            ("Supreme Court (India)", ""): 9,
            ("Supreme Court (Italy)", ""): others,
            ("Supreme Court", ""): 2,
        }
        entity = joined(counts)["Supreme Court"]
        return entity.label, entity.members[ORGANISATION, "Supreme Court", ""].rule

    assert court(1) == ("Supreme Court (India)", "most articles")
    assert court(2) == ("Supreme Court", "")


def test_a_parliament_is_called_as_the_gazetteer_calls_it() -> None:
    entities = joined({("D\ufffd\ufffdil", "IRL"): 5, ("Dail", "IRL"): 1})
    assert {entity.label for entity in entities.values()} == {"Dáil"}
    assert len({id(entity) for entity in entities.values()}) == 1


def test_a_national_assembly_is_no_space_agency() -> None:
    entities = joined({("National Assembly (South Africa)", ""): 2, ("NASA", ""): 5})
    assert entities["NASA"].label == "NASA"
    assert entities["National Assembly (South Africa)"].country == "ZAF"


def test_other_names_of_a_country_and_the_plural_of_a_people_tell_what_they_were_joined_to() -> None:
    gazetteer = load_gazetteer()
    forms = {"United States": 9, "U.S.": 5, "US": 6, "America": 2}
    keys: dict[NameKey, int] = {(Kind.PLACE, form, "USA"): n for form, n in forms.items()}
    people: dict[NameKey, int] = {(Kind.PEOPLE, "Russian", "RUS"): 5, (Kind.PEOPLE, "Russians", "RUS"): 8}
    places = {key: place for key in keys if (place := find_place(key[1], Kind.PLACE, gazetteer))}
    entities = join_countries(resolve_names(keys | people), places, gazetteer.countries)
    assert {key[1]: join for entity in entities for key, join in entity.members.items()} == {
        "United States": Join(),
        "US": Join("country", "United States"),
        "U.S.": Join("spelling", "US"),
        "America": Join("country", "United States"),
        "Russian": Join(),
        "Russians": Join("plural", "Russian"),
    }
