"""Columns of words: a changed column equals a changed list."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.string_columns import StringColumn


@given(
    st.lists(st.text(max_size=3), max_size=8),
    st.dictionaries(st.integers(0, 9), st.text(max_size=3), max_size=4),
)
def test_changed_strings_are_a_changed_list(values: list[str], changes: dict[int, str]) -> None:
    added = range(len(values), 10) if any(row >= len(values) for row in changes) else range(0)
    changes = {**dict.fromkeys(added, "new"), **changes}
    expected = [changes.get(row, old) for row, old in enumerate([*values, *("" for _ in added)])]
    changed = StringColumn.of(values).changed(changes)
    assert changed.to_numpy().tolist() == expected
    assert changed.take(range(len(expected))) == expected
    assert StringColumn.of(values).to_numpy().tolist() == values
    for value in expected:
        assert changed.rows_of(value) == [row for row, text in enumerate(expected) if text == value]
