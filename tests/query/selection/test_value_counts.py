"""Distinct codes, as sets find them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.selection.value_counts import list_distinct


@given(st.lists(st.integers(-9, 9)))
def test_distinct_codes_are_those_of_a_set_in_order(codes: list[int]) -> None:
    assert list_distinct(np.array(codes, dtype=np.int64)).tolist() == sorted(set(codes))
