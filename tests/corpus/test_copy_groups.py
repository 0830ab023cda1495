"""The rows of a value that are copies of one story, against plain loops."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.copy_groups import group_copies
from dashboard.corpus.postings import build_postings

N_ROWS, N_VALUES = 9, 4
PAIRS = st.sets(st.tuples(st.integers(0, N_VALUES - 1), st.integers(0, N_ROWS - 1)))
STORIES = st.lists(st.integers(0, 4), min_size=N_ROWS, max_size=N_ROWS)
MASKS = st.lists(st.booleans(), min_size=N_ROWS, max_size=N_ROWS)


@given(PAIRS, STORIES, MASKS)
def test_a_row_repeats_a_story_that_another_row_of_its_value_counts(
    pairs: set[tuple[int, int]], stories: list[int], mask: list[bool]
) -> None:
    ordered = sorted(pairs)
    value, row = (np.array([pair[at] for pair in ordered], dtype=np.int32) for at in (0, 1))
    story = np.array(stories, dtype=np.int32)
    has_copies = (np.bincount(story) > 1)[story]
    postings = build_postings(value, row, N_VALUES, N_ROWS)
    repeats = group_copies(postings, story, has_copies).count_repeats(np.array(mask))
    for number in range(N_VALUES):
        rows = [r for v, r in ordered if v == number and mask[r]]
        assert repeats[number] == len(rows) - len({stories[r] for r in rows})


def test_values_without_rows_repeat_nothing() -> None:
    none = np.zeros(0, dtype=np.int32)
    story = np.zeros(3, dtype=np.int32)
    groups = group_copies(build_postings(none, none, 2, 3), story, np.ones(3, dtype=np.bool_))
    assert groups.count_repeats(np.ones(3, dtype=np.bool_)).tolist() == [0, 0]
