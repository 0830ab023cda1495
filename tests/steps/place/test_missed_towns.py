"""Towns by the words around them, by the land behind them, by the towns beside them."""

import pytest

from dashboard.schema import Kind, Name
from dashboard.steps.place import find_missed_towns, find_places, load_gazetteer

PLACE = Kind.PLACE


def places_of(*names: str) -> dict[str, str]:
    """Return the country of each name of an article that names nothing else."""
    matches = find_places([(PLACE, name) for name in names], load_gazetteer())
    return {name: place.country for (_, name), place in matches.items()}


def towns(text: str, *named: str) -> list[tuple[str, str]]:
    """Return the towns found in a text in which these are named already."""
    names = [Name(text.index(form), text.index(form) + len(form), PLACE) for form in named]
    places = find_places([(PLACE, form) for form in named], load_gazetteer())
    mentions = find_missed_towns(text, names, places.values(), load_gazetteer())
    return [(text[start:end], place.country) for start, end, place in mentions]


@pytest.mark.parametrize(
    ("text", "named", "missed"),
    [
        ("A barn burned in Fargo, and North Dakota sent help.", ("North Dakota",), [("Fargo", "USA")]),
        ("The mayor of Dubuque drove to Iowa's capital.", ("Iowa",), [("Dubuque", "USA")]),
        ("Snow fell on Whitefish, Mont., all night.", (), [("Whitefish", "USA")]),
        ("The deputies of Otter Tail County met in Ohio.", ("Ohio",), [("Otter Tail County", "USA")]),
        ("The road from northern Chaiyaphum to Thailand's coast.", ("Thailand",), [("Chaiyaphum", "THA")]),
        ("Delegate Ada Sample, D-Dubuque, spoke in Iowa.", ("Iowa",), [("Dubuque", "USA")]),
        ("A barn burned in Fargo.", (), []),
        ("A barn burned in Energy, and Ohio sent help.", ("Ohio",), []),
        ("She left in August for Ohio.", ("Ohio",), []),
        ("They met at Fargo Hall in Fargo Hall Lane, Ohio.", ("Ohio",), []),
    ],
)
def test_a_town_is_found_where_its_words_and_the_article_speak_for_it(
    text: str, named: tuple[str, ...], missed: list[tuple[str, str]]
) -> None:
    assert towns(text, *named) == missed


@pytest.mark.parametrize(
    ("names", "which", "country"),
    [
        (("Dublin", "Columbus", "Westerville"), "Dublin", "USA"),
        (("Dublin", "Columbus", "Ireland"), "Dublin", "IRL"),
        (("Dublin", "Cork", "Limerick"), "Dublin", "IRL"),
        (("Paris", "New York"), "Paris", "FRA"),
        (("Paris", "Lamar County"), "Paris", "USA"),
        (("Paris", "Lamar County", "France"), "Paris", "FRA"),
        (("Paris", "Lamar County", "Ottawa"), "Paris", "FRA"),
        (("Lebanon", "Syria"), "Lebanon", "LBN"),
        (("Alexandria", "Cairo"), "Alexandria", "EGY"),
        (("Birmingham", "Tuscaloosa"), "Birmingham", "USA"),
        (("Birmingham", "Coventry"), "Birmingham", "GBR"),
    ],
)
def test_the_towns_around_tell_which_namesake_is_meant(
    names: tuple[str, ...], which: str, country: str
) -> None:
    assert places_of(*names)[which] == country


@pytest.mark.parametrize("word", ["Earth", "Energy", "Media"])
def test_a_small_town_with_the_name_of_a_word_needs_its_country(word: str) -> None:
    assert places_of(word) == {}


@pytest.mark.parametrize("unit", ["A", "A-", "A’", "Ab Cd ", "in A"])
def test_hole_2_one_word_of_many_letters_is_read_once(unit: str) -> None:
    """With a pattern that begins anew at each letter, this does not end; so no clock is needed."""
    assert towns(f"A barn burned in Fargo, North Dakota. {unit * 40_000}", "North Dakota")[:1]
