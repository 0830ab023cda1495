"""Persons in headlines in title case."""

import pytest

from dashboard.steps.tag.headline_names import find_titled_persons


@pytest.mark.parametrize(
    ("title", "persons"),
    [
        ("Statement by President Joe Bergstad on the Passing of a Friend", ["Joe Bergstad"]),
        ("Secretary Okonjo’s Call With Foreign Minister Çelikoğlu", ["Okonjo", "Çelikoğlu"]),
        ("Governor Alvarado Signs Bill to Protect Rivers", ["Alvarado"]),
        ("Appointment of Ambassador Philip T. Reekerson", ["Philip T. Reekerson"]),
        ("President Signs Bill to Protect Rivers", []),
        ("Prime Minister to Visit Lowland", []),
        ("Press Secretary Lena Harrow", ["Lena Harrow"]),
        ("The Minister for Boats", []),
    ],
)
def test_the_name_after_a_rank_or_office_is_a_person(title: str, persons: list[str]) -> None:
    assert [title[start:end] for start, end, _ in find_titled_persons(title, 0, len(title))] == persons
