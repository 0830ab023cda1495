"""Postings: sorted, each pair once, patched as if built anew."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.postings import build_postings

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=40)


def arrays(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    values, rows = zip(*pairs, strict=True) if pairs else ((), ())
    return np.array(values, dtype=np.int32), np.array(rows, dtype=np.int32)


@given(PAIRS)
def test_postings_hold_each_pair_once_and_in_order(pairs: list[tuple[int, int]]) -> None:
    postings = build_postings(*arrays(pairs), 6, 10)
    for value in range(6):
        assert postings.of(value).tolist() == sorted({row for key, row in pairs if key == value})


@given(
    PAIRS,
    st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 9)), max_size=4),
    st.sets(st.integers(0, 9)),
)
def test_patched_postings_answer_as_if_made_anew(
    pairs: list[tuple[int, int]], patches: dict[int, set[int]], wanted: set[int]
) -> None:
    sorted_rows = {value: np.array(sorted(rows), dtype=np.int32) for value, rows in patches.items()}
    patched = build_postings(*arrays(pairs), 6, 10).changed(sorted_rows, 8)
    unpatched = [(value, row) for value, row in pairs if value not in patches]
    anew = build_postings(
        *arrays(unpatched + [(value, row) for value, rows in patches.items() for row in rows]), 8, 10
    )
    mask = np.isin(np.arange(10), list(wanted))
    assert patched.count(mask).tolist() == anew.count(mask).tolist()
    assert sorted(zip(*patched.pairs(mask), strict=True)) == sorted(zip(*anew.pairs(mask), strict=True))
    for some in ([0], [2, 5], [1, 6, 7]):
        assert patched.mask_of(some).tolist() == anew.mask_of(some).tolist()
        marked = np.isin(np.arange(8), some)
        assert patched.mask_of_all(marked).tolist() == anew.mask_of_all(marked).tolist()
