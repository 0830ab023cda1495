"""Pairs as they are shown: plain headings, and a square of the names that are tied most strongly."""

import pandas as pd

from dashboard.query.names.named_together import COLUMNS
from dashboard.query.names.strongest_pairs import PLAIN_HEADINGS, build_pair_square, use_plain_headings

PAIRS = pd.DataFrame(
    [
        ("person:Ada", "Ada", "person", "person:Bo", "Bo", "person", 9, 5, 0.3),
        ("person:Ada", "Ada", "person", "organisation:Bo", "Bo", "organisation", 4, 4, 0.9),
        ("person:Bo", "Bo", "person", "TUR", "Turkey", "country", 7, 1, 0.2),
        ("person:Cy#1", "Cy", "person", "person:Cy#2", "Cy", "person", 1, 1, 0.1),
    ],
    columns=list(COLUMNS),
)


def test_headings_are_plain_words_and_no_row_is_lost() -> None:
    headed = use_plain_headings(PAIRS)
    assert not [name for name in headed.columns if "_" in name]
    assert headed["closeness"].tolist() == PAIRS["strength"].tolist()
    assert len(PLAIN_HEADINGS) == len(COLUMNS)


def test_a_square_has_each_pair_both_ways_under_labels_that_stand_once() -> None:
    rows, names = build_pair_square(PAIRS, "articles")
    assert names[:3] == ("Ada", "Bo (person)", "Turkey")
    assert len(set(names)) == len(names) == 6
    cells = set(zip(rows["label"], rows["other"], strict=True))
    assert cells == {(other, one) for one, other in cells}
    assert len(rows) == 2 * len(PAIRS)
    assert {*rows["label"]} <= set(names)


def test_the_matrix_follows_what_ranks_the_ties() -> None:
    by_articles, by_closeness = (build_pair_square(PAIRS, by, names=2)[1] for by in ("articles", "strength"))
    assert by_articles == ("Ada", "Bo")
    assert by_closeness == ("Ada", "Bo")
    square = build_pair_square(PAIRS, "strength", names=2)[0]
    assert set(square["other_key"]) == {"person:Ada", "organisation:Bo"}
    assert build_pair_square(PAIRS, "strength", names=3)[1] == ("Ada", "Bo (organisation)", "Bo (person)")
