"""A publication day before those of all articles with the same news is flagged; a first report is not."""

import numpy as np
import pytest
from scipy import sparse

from dashboard.schema import NO_DAY
from dashboard.steps.metadata.doubtful_dates import find_too_early_rows

COMMON = list(range(40, 60))
FERRIES = list(range(20))
OTHER = [list(range(100 + 20 * n, 120 + 20 * n)) for n in range(12)]


def find_flagged(texts: list[list[int]], days: list[int], stories: list[int] | None = None) -> list[int]:
    counts = sparse.lil_matrix((len(texts), 400), dtype=np.uint16)
    for row, words in enumerate(texts):
        for word in (*words, COMMON[row % 20]):
            counts[row, word] = 1
    story = np.array(stories if stories is not None else range(len(texts)), dtype=np.int32)
    return find_too_early_rows(
        counts.tocsr(), np.ones(400, dtype=bool), np.array(days, dtype=np.int32), story
    )


@pytest.mark.parametrize(
    ("days", "rows"),
    [
        ([100, 103, 103, 104], [0]),
        ([100, 101, 103, 104], []),
        ([100, 100, 103, 104], []),
        ([100, 103, 103, 111], []),
        ([100, 103, 104, 130], []),
        ([NO_DAY, 103, 103, 104], []),
        ([103, 103, 104, 104], []),
    ],
)
def test_a_report_days_before_all_others_is_flagged(days: list[int], rows: list[int]) -> None:
    texts = [FERRIES] * 4 + OTHER
    assert find_flagged(texts, [*days, *range(100, 112)]) == rows


def test_copies_count_as_one_and_are_flagged_together() -> None:
    texts, later = [FERRIES] * 4 + OTHER, [*range(100, 112)]
    assert find_flagged(texts, [100, 103, 103, 104, *later], [0, 1, 1, 1, *range(2, 14)]) == []
    twice = [FERRIES, *texts]
    assert find_flagged(twice, [100, 100, 103, 103, 104, *later], [0, 0, *range(1, 16)]) == [0, 1]


def test_articles_about_other_news_flag_no_day() -> None:
    assert find_flagged(OTHER, list(range(100, 112))) == []
    assert find_flagged([], []) == []
