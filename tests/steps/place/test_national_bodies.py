"""Bodies that many lands have."""

import re
from collections.abc import Mapping

import pytest

from dashboard.schema import Kind, Name
from dashboard.steps.place import (
    find_body_countries,
    find_known_names,
    find_place,
    load_gazetteer,
    parse_national_body,
)

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("form", "body", "country"),
    [
        ("Foreign Ministry", "Foreign Ministry", ""),
        ("Russian Foreign Ministry", "Foreign Ministry", "RUS"),
        ("Ministry of Foreign Affairs of the Russian Federation", "Foreign Ministry", "RUS"),
        ("Foreign Ministry (Russia)", "Foreign Ministry", "RUS"),
        ("the Supreme Court", "Supreme Court", ""),
        ("Supreme Court of India", "Supreme Court", "IND"),
        ("Kabul Supreme Court", "Supreme Court", "AFG"),
        ("UK's Labour Party", "Labour", "GBR"),
        ("Congress of Peru", "Congress", "PER"),
        ("U.S. Justice Department", "Department of Justice", "USA"),
    ],
)
def test_a_body_is_read_by_any_of_its_names_with_the_land_in_them(form: str, body: str, country: str) -> None:
    parsed = parse_national_body(form, GAZETTEER)
    assert parsed is not None
    assert (parsed[0].name, parsed[1]) == (body, country)


@pytest.mark.parametrize(
    "form",
    [
        "Scottish Labour",
        "Ohio Supreme Court",
        "Senate Judiciary Committee",
        "US Foreign Ministry",
        "Acme Steel (Italy)",
    ],
)
def test_a_body_of_a_part_of_a_land_and_one_that_the_land_has_not_is_read_as_none(form: str) -> None:
    assert parse_national_body(form, GAZETTEER) is None


def homes(text: str, weights: Mapping[str, float] | None = None) -> dict[str, str]:
    """Return the country of each body in brackets, in order, by its number and form."""
    bodies = [
        (match.start(), match.end() - 2, Kind.ORGANISATION) for match in re.finditer(r"\[[^\]]+\]", text)
    ]
    bare = re.sub(r"[\[\]]", "", text)
    spans = [(start - 2 * at, end - 2 * at, kind) for at, (start, end, kind) in enumerate(bodies)]
    places = [
        span
        for span in find_known_names(bare, GAZETTEER)
        if all(span[1] <= s or span[0] >= e for s, e, _ in spans)
    ]
    names = [Name(*span) for span in sorted([*spans, *places])]
    forms = [bare[name.start : name.end] for name in names]
    places_of_names = [
        None if name.kind is Kind.ORGANISATION else find_place(form, name.kind, GAZETTEER)
        for name, form in zip(names, forms, strict=True)
    ]
    countries = [place.country if place else "" for place in places_of_names]
    by_index = find_body_countries(bare, names, forms, countries, weights or {}, GAZETTEER)
    return {f"{number} {forms[at]}": country for number, (at, country) in enumerate(by_index.items(), 1)}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chile and Russia's [Foreign Ministry] agreed.", "RUS"),
        ("Chile heard the Russian [Foreign Ministry].", "RUS"),
        ("Chile asked the [Supreme Court] of the Philippines.", "PHL"),
        ("Chile wrote to the [Foreign Ministry] in China.", "CHN"),
        ("Russia is near Estonia, and the country's [Defense Ministry] said so.", "EST"),
        ("Chile rules. The [Supreme Court] sat. Rain fell on Peru.", "CHL"),
    ],
)
def test_a_body_is_of_the_land_beside_it_before_the_one_that_the_article_is_about(
    text: str, country: str
) -> None:
    assert [*homes(text, {"CHL": 9.0, "PER": 2.0}).values()] == [country]


def test_a_body_is_of_the_land_that_the_article_gives_it_elsewhere() -> None:
    text = "Chile met Russia. The Russian [Foreign Ministry] spoke. The [Foreign Ministry] then fell silent."
    assert homes(text, {"CHL": 9.0}) == {"1 Foreign Ministry": "RUS", "2 Foreign Ministry": "RUS"}


def test_of_two_lands_that_an_article_is_about_alike_the_nearer_is_meant() -> None:
    text = "Chile plays Peru. It rains. Peru waits. The [Supreme Court] sat."
    assert homes(text, {"CHL": 9.0, "PER": 8.5}) == {"1 Supreme Court": "PER"}


def test_a_body_is_of_no_land_that_has_none() -> None:
    text = "The USA and France met. The [Foreign Ministry] spoke. The [Congress] sat."
    assert homes(text, {"USA": 9.0, "FRA": 2.0}) == {"1 Foreign Ministry": "FRA", "2 Congress": "USA"}


def test_a_body_whose_article_names_no_land_has_none() -> None:
    assert homes("The [Supreme Court] sat.") == {}
