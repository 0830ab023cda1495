"""The network: every name in the frame, no label over another, and a spec that its rows fill."""

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.name_network import name_network, place_network_names
from dashboard.charts.named_together_matrix import named_together_matrix
from dashboard.charts.network_layout import HEIGHT, WIDTH, place_names
from dashboard.charts.specification import make_specification
from dashboard.charts.theme import LIGHT
from dashboard.paths import STATIC
from dashboard.query.names.strongest_pairs import (
    PLAIN_HEADINGS,
    build_pair_square,
    select_strongest_ties,
    use_plain_headings,
)
from tests.charts.fields import fields_of

FONT = str(STATIC / "Inter-Regular.ttf")
NUMBERS = st.lists(st.integers(4, 26), min_size=1, max_size=40)


@settings(max_examples=15, deadline=None)
@given(NUMBERS, st.integers(0, 1000))
def test_no_label_stands_over_another_or_outside(lengths: list[int], seed: int) -> None:
    labels = {f"k{n}": "Namesake of the harbour watch"[:length] for n, length in enumerate(lengths)}
    ties = [(f"k{n}", f"k{(n * 7 + seed) % len(labels)}", 1.0 + n % 3) for n in range(1, len(labels))]
    boxes = place_names(labels, [tie for tie in ties if tie[0] != tie[1]], FONT)
    assert boxes.keys() == labels.keys()
    for one, other in itertools.combinations(boxes.values(), 2):
        assert not one.overlaps(other)
    for box in boxes.values():
        assert box.width / 2 <= box.x <= WIDTH - box.width / 2
        assert box.height / 2 <= box.y <= HEIGHT - box.height / 2


def test_nothing_is_placed_where_there_is_nothing() -> None:
    assert place_names({}, [], FONT) == {}


def pairs(n: int) -> pd.DataFrame:
    made = [
        (
            f"k{a}",
            f"Name {a}",
            "person",
            f"k{b}",
            f"Name {b}",
            "person",
            1 + (a * b) % 9,
            1,
            round(0.01 * (a + b), 2),
        )
        for a, b in itertools.combinations(range(n), 2)
    ]
    columns = [
        "key",
        "label",
        "kind",
        "other_key",
        "other",
        "other_kind",
        "articles",
        "copies_free",
        "strength",
    ]
    return pd.DataFrame(made, columns=columns)


@pytest.mark.parametrize(("n", "names", "each"), [(5, 60, 3), (40, 20, 2), (80, 60, 3)])
def test_a_network_keeps_the_strongest_ties_of_so_many_names(n: int, names: int, each: int) -> None:
    ties = select_strongest_ties(pairs(n), "articles", names, each)
    strongest = {*ties["key"], *ties["other_key"]}
    assert len(strongest) == min(n, names)
    assert len(ties) <= names * each
    assert ties["articles"].tolist() == sorted(ties["articles"], reverse=True)
    best = pairs(n)["articles"].max()
    assert ties["articles"].iloc[0] == best


def test_the_drawings_read_only_what_their_rows_have() -> None:
    ties = select_strongest_ties(pairs(6))
    names = pd.DataFrame(
        [(f"k{n}", f"Name {n}", "person", n) for n in range(6)], columns=["key", "label", "kind", "articles"]
    )
    placed = place_network_names(names, ties, FONT)
    assert [name["key"] for name in placed] == list(names["key"])
    rows = use_plain_headings(ties)
    drawn = make_specification(name_network(LIGHT, "articles", ("person",)), LIGHT)
    assert fields_of(drawn) <= {*rows.columns, *placed[0]}
    strongest, labels = build_pair_square(pairs(6), "strength")
    cells = make_specification(named_together_matrix(LIGHT, "person", labels, "closeness"), LIGHT)
    assert fields_of(cells) - {"itself"} <= set(use_plain_headings(strongest).columns)
    assert set(use_plain_headings(ties).columns) == set(PLAIN_HEADINGS.values())


def test_a_click_on_a_label_is_heard_and_one_on_its_halo_is_not() -> None:
    drawn = make_specification(name_network(LIGHT, "articles", ("person",)), LIGHT)
    words = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    assert ["tooltip" in layer["encoding"] for layer in words] == [False, True]


def test_the_kinds_have_a_key_of_their_colours_where_there_are_several() -> None:
    def key(*kinds: str) -> bool:
        dots = make_specification(name_network(LIGHT, "articles", kinds), LIGHT)["layer"][1]
        return dots["encoding"]["color"]["legend"] is not None

    assert key("person", "country")
    assert not key("person")
