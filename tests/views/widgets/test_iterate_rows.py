"""The rows of a table, as those who draw them read them."""

import pandas as pd

from dashboard.views.widgets.iterate_rows import iterate_rows


def test_columns_are_attributes_and_count_has_another_name() -> None:
    table = pd.DataFrame({"label": ["Rain", "Snow"], "count": [3, 4], "first day": ["a", "b"]})
    rows = list(iterate_rows(table))
    assert [(row.label, row.count_, row[2]) for row in rows] == [("Rain", 3, "a"), ("Snow", 4, "b")]


def test_values_are_those_of_the_table_with_what_is_missing() -> None:
    days = pd.to_datetime(["2020-01-01", None])
    table = pd.DataFrame({"day": days, "share": [0.5, None], "chosen": [True, False]})
    first, second = iterate_rows(table)
    assert list(first) == [pd.Timestamp("2020-01-01"), 0.5, True]
    assert all(pd.isna(value) for value in second[:2])


def test_a_table_without_rows_or_columns_has_no_rows() -> None:
    assert list(iterate_rows(pd.DataFrame(columns=["a"]))) == []
    assert list(iterate_rows(pd.DataFrame())) == []
