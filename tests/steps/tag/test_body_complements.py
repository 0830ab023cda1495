"""Bodies with what follows "of" or "for" in their names."""

from itertools import pairwise

import pytest

from dashboard.steps.tag.body_complements import join_complements
from dashboard.steps.tag.trim_spans import Label

ORG, PLACE, PERSON, PEOPLE = Label.ORGANISATION, Label.PLACE, Label.PERSON, Label.PEOPLE


@pytest.mark.parametrize(
    ("text", "spans", "names"),
    [
        ("The Harbour Commission of Lowland met.", [("Lowland", PLACE)], ["Harbour Commission of Lowland"]),
        ("the Fishers Party for the People won", [("Fishers Party", ORG)], ["Fishers Party for the People"]),
        ("the Ministry of Boats and Light Houses said", [("Ministry of Boats", ORG)],
         ["Ministry of Boats and Light Houses"]),
        ("the Trade Commission for Lowland and the Isles", [("Lowland", PLACE), ("Isles", PLACE)],
         ["Trade Commission for Lowland and the Isles"]),
        ("the Bank of Lowland and the Isles", [("Lowland", PLACE), ("Isles", PLACE)], ["Bank of Lowland", "Isles"]),
        ("the Lowlander Association against Nets met", [("Lowlander", PEOPLE)], ["Lowlander Association against Nets"]),
        ("the University of Lowland’s Boat Institute", [("University of Lowland", ORG), ("Boat Institute", ORG)],
         ["University of Lowland", "Boat Institute"]),
        ("the Government of Ada Berg fell", [("Ada Berg", PERSON)], ["Ada Berg"]),
        ("he told Congress on Lowland", [("Congress", ORG), ("Lowland", PLACE)], ["Congress", "Lowland"]),
        ("he left Congress for Lowland", [("Congress", ORG), ("Lowland", PLACE)], ["Congress", "Lowland"]),
        ("met the Harbour Board on Monday", [("Harbour Board", ORG)], ["Harbour Board"]),
        ("the Agency with the Fishers", [("Agency", ORG), ("Fishers", PEOPLE)], ["Agency", "Fishers"]),
        ("Holm Boats LLC of Lowland", [("Holm Boats LLC", ORG), ("Lowland", PLACE)], ["Holm Boats LLC", "Lowland"]),
        ("the Department of Boats-led talks", [("Department of Boats", ORG)], ["Department of Boats"]),
        ("the Committee on the Elimination of Nets met", [("Committee", ORG)], ["Committee on the Elimination of Nets"]),
        ("the end of Lowland", [("Lowland", PLACE)], ["Lowland"]),
    ],
)  # fmt: skip
def test_a_body_is_one_name_with_its_complement(
    text: str, spans: list[tuple[str, Label]], names: list[str]
) -> None:
    placed = [(text.index(form), text.index(form) + len(form), label) for form, label in spans]
    assert [text[start:end] for start, end, _ in join_complements(text, placed)] == names


def test_spans_stay_in_order_and_apart_however_often_the_small_words_recur() -> None:
    text = "Bank of Court of Party of Union of Lowland"
    spans = [(8, 13, ORG), (35, 42, PLACE)]
    joined = join_complements(text, spans)
    assert all(one[1] <= other[0] for one, other in pairwise(joined))
